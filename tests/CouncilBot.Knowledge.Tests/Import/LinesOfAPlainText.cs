using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class LinesOfAPlainText
{
    /// <summary>Wrapped like a page: most lines go on in the next one.</summary>
    private const string Wrapped =
        """
        Die Innenstadt soll wieder ein Ort werden, an dem man sich
        gerne aufhält, einkauft und wohnt, ob nun jung oder auch alt.
        Dazu werden die Plätze neu gestaltet und begrünt, und der
        Verkehr wird an den Rand verlegt. Wo heute Autos stehen,
        sollen morgen Bäume wachsen, und die Wege werden so gebaut,
        dass sie auch mit Rollstuhl und Kinderwagen leicht zu nutzen
        sind.
        Der Umbau beginnt am Marktplatz und geht in der Bahnhofstraße
        weiter, die zu einer Fahrradstraße wird. Die Anwohner werden
        bei jedem Abschnitt vorher gefragt.
        """;

    [Theory]
    [InlineData("Wir wollen tiefgreifende Verände-\nrungen anstoßen.", "Wir wollen tiefgreifende Veränderungen anstoßen.")]
    [InlineData("Das Unterstützungssys-\ntem wird ausgebaut.", "Das Unterstützungssystem wird ausgebaut.")]
    public void Lose_the_hyphen_of_a_hyphenated_word(string text, string passage) => Assert.Equal(passage, Only(text).Text);

    [Theory]
    [InlineData("Wir stärken die Sucht-\nPrävention in der Stadt.", "Wir stärken die Sucht-Prävention in der Stadt.")]
    [InlineData("Die CO2-\nBilanz wird erstellt.", "Die CO2-Bilanz wird erstellt.")]
    public void Keep_a_hyphen_before_a_capital(string text, string passage) => Assert.Equal(passage, Only(text).Text);

    [Theory]
    [InlineData("Wir bauen Fahrrad-\nund Fußwege aus.", "Wir bauen Fahrrad- und Fußwege aus.")]
    [InlineData("Wir fördern Jugend-\noder Seniorentreffs.", "Wir fördern Jugend- oder Seniorentreffs.")]
    [InlineData("Wir fördern Kinder-\nsowie Jugendtreffs.", "Wir fördern Kinder- sowie Jugendtreffs.")]
    public void Keep_a_hyphen_before_a_conjunction(string text, string passage) => Assert.Equal(passage, Only(text).Text);

    [Fact]
    public void Keep_a_dash_that_is_no_hyphen() =>
        Assert.Equal("Im Turnus – etwa alle zwei Jahre – wird gezeigt.", Only("Im Turnus –\netwa alle zwei Jahre – wird gezeigt.").Text);

    [Fact]
    public void Are_joined_to_the_sentence_they_wrap()
    {
        var passage = Only("Der Rat hat am\n23. Juni getagt und\nbeschlossen.");
        Assert.Equal("Der Rat hat am 23. Juni getagt und beschlossen.", passage.Text);
        Assert.Equal(new LineRange(1, 3), passage.SourceLines);
    }

    [Fact]
    public void Are_joined_over_a_page_break_within_a_sentence() =>
        Assert.Equal("Wir wollen die Innenstadt beleben und die Plätze pflegen.", Only("Wir wollen die Innenstadt\n\n\nbeleben und die Plätze pflegen.").Text);

    [Fact]
    public void Are_joined_over_a_page_break_within_a_word() =>
        Assert.Equal("Das Kultur- und Begegnungszentrum wird gebaut.", Only("Das Kultur- und Begeg-\n\nnungszentrum wird gebaut.").Text);

    [Fact]
    public void Are_not_joined_over_an_empty_line_that_ends_a_sentence() =>
        Assert.Equal(["Wir bauen Radwege.", "Wir bauen Schulen."], Reading.Plain("Wir bauen Radwege.\n\nWir bauen Schulen.").Texts(), StringComparer.Ordinal);

    [Fact]
    public void Of_a_wrapped_text_are_cut_into_paragraphs_where_a_sentence_ended_early()
    {
        var texts = Reading.Plain(Wrapped).Texts();
        Assert.Equal(2, texts.Length);
        Assert.EndsWith("leicht zu nutzen sind.", texts[0], StringComparison.Ordinal);
        Assert.StartsWith("Der Umbau beginnt", texts[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void May_end_in_any_way(string lineEnd)
    {
        var (unix, other) = (Reading.Plain(Wrapped), Reading.Plain(Wrapped.Replace("\n", lineEnd, StringComparison.Ordinal)));
        Assert.Equal(unix.Texts(), other.Texts(), StringComparer.Ordinal);
        Assert.Equal(unix.Passages.Select(p => p.SourceLines), other.Passages.Select(p => p.SourceLines));
    }

    [Fact]
    public void Lose_doubled_blanks_and_what_nobody_sees() =>
        Assert.Equal("Unsere Stadt ist attraktiv und weltoffen.", Only("Unsere  Stadt\u00A0ist attrak\u00ADtiv\u200B und\tweltoffen. \uFEFF").Text);

    [Theory]
    [InlineData("[bookmark: _GoBack]Wir stehen für Teilhabe.", "Wir stehen für Teilhabe.")]
    [InlineData("Wir stehen [bookmark: _Hlk12]für Teilhabe.", "Wir stehen für Teilhabe.")]
    public void Lose_bookmarks_of_a_word_processor(string text, string passage) => Assert.Equal(passage, Only(text).Text);

    [Theory]
    [InlineData("**Wichtig ist:** Wir arbeiten **gemeinsam** daran.", "Wichtig ist: Wir arbeiten gemeinsam daran.")]
    [InlineData("Das ist *sehr* wichtig.", "Das ist sehr wichtig.")]
    [InlineData("Alle Bürger*innen und Schüler*innen sind gefragt.", "Alle Bürger*innen und Schüler*innen sind gefragt.")]
    [InlineData("Die Sicherung der Dienste* bleibt wichtig.", "Die Sicherung der Dienste* bleibt wichtig.")]
    public void Lose_marks_of_type_but_no_stars_that_are_wording(string text, string passage) => Assert.Equal(passage, Only(text).Text);

    [Theory]
    [InlineData("[bookmark:")]
    [InlineData("a@")]
    [InlineData("(A")]
    [InlineData("*a* ")]
    [InlineData("Für die A")]
    public void May_be_crafted_to_take_long_and_do_not(string piece) =>
        Exact.Spans(Reading.Plain("Wir bauen Radwege.\n\n" + string.Concat(Enumerable.Repeat(piece, 100_000))));

    private static Passage Only(string text) => Assert.Single(Reading.Plain(text).Passages);
}
