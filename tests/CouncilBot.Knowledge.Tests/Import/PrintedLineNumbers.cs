using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Import;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class PrintedLineNumbers
{
    /// <summary>Twenty-two numbered lines, as PDF extraction leaves them: in front of lines, within bullets, page breaks without a number.</summary>
    private const string Numbered =
        """
        1 **Verkehr**
        2 Die Stadt will die Wege in der Innenstadt für alle Menschen si-
        3 cherer und schöner machen, die zu Fuß gehen oder Rad fahren. Da-

        4 für werden Plätze umgebaut und Straßen beruhigt, wo es nötig ist.
        5

        6 Im Jahr 2018 wurde damit begonnen, und bis zum Ende dieser

        7 Periode werden alle Stadtteile erreicht.
        8
        - 9 Weiterhin wollen wir folgende Maßnahmen umsetzen:
        - 10 - Förderung außerschulischer Lernorte in der ganzen Stadt für al-
        - 11 le Kinder
        12 - die Fortsetzung des Programms für Schulen
        - 13 - Einführung von Haltestellen für sichere Schulwege
        14

        15 **Bäder**
        16 Die Bäder der Stadt bleiben erhalten und werden saniert, damit al-
        17 le Kinder schwimmen lernen.
        18
        19 Die Eintrittspreise bleiben für Familien stabil und werden für
        20 Kinder gesenkt.
        21
        22 Das gilt für die ganze Periode.
        """;

    private static readonly IReadOnlyList<SourceLine> Lines = SourceLines.Read(Numbered, out _);

    [Fact]
    public void Are_recognised()
    {
        SourceLines.Read(Numbered, out var printsLineNumbers);
        Assert.True(printsLineNumbers);
        Assert.True(Reading.Plain(Numbered).PrintsLineNumbers);
    }

    [Theory]
    [InlineData(2, 2, "Die Stadt will die Wege in der Innenstadt für alle Menschen si-")]
    [InlineData(4, null, "")]
    [InlineData(5, 4, "für werden Plätze umgebaut und Straßen beruhigt, wo es nötig ist.")]
    [InlineData(6, 5, "")]
    [InlineData(12, 9, "Weiterhin wollen wir folgende Maßnahmen umsetzen:")]
    [InlineData(13, 10, "- Förderung außerschulischer Lernorte in der ganzen Stadt für al-")]
    [InlineData(15, 12, "- die Fortsetzung des Programms für Schulen")]
    public void Are_taken_off_the_lines(int line, int? printed, string text) =>
        Assert.Equal((printed, text), (Lines[line - 1].Printed, Lines[line - 1].Text));

    [Fact]
    public void Leave_each_text_where_it_stands_in_the_source() =>
        Assert.All(Lines, line => Assert.Equal(line.Text, Numbered.Substring(line.Start, line.Text.Length)));

    [Fact]
    public void Are_what_passages_are_cited_by() =>
        Assert.Equal(
            [
                ("2-4", "2-5", "Vereinbarung, Verkehr, Z. 2-4"),
                ("6-7", "8-10", "Vereinbarung, Verkehr, Z. 6-7"),
                ("9", "12", "Vereinbarung, Verkehr, Z. 9"),
                ("10-11", "13-14", "Vereinbarung, Verkehr, Z. 10-11"),
                ("12", "15", "Vereinbarung, Verkehr, Z. 12"),
                ("13", "16", "Vereinbarung, Verkehr, Z. 13"),
                ("16-17", "20-21", "Vereinbarung, Bäder, Z. 16-17"),
                ("19-20", "23-24", "Vereinbarung, Bäder, Z. 19-20"),
                ("22", "26", "Vereinbarung, Bäder, Z. 22"),
            ],
            Reading.Plain(Numbered).Passages.Select(p => (p.Lines.ToString(), p.SourceLines.ToString(), p.Citation)));

    [Fact]
    public void Do_not_get_into_the_text()
    {
        var document = Reading.Plain(Numbered);
        Assert.Equal(
            "Die Stadt will die Wege in der Innenstadt für alle Menschen sicherer und schöner machen, die zu Fuß gehen oder Rad fahren. Dafür werden Plätze umgebaut und Straßen beruhigt, wo es nötig ist.",
            document.Passages[0].Text);
        Exact.Map(document);
    }

    [Fact]
    public void Make_no_bullet_of_the_intro_of_a_list()
    {
        var passages = Reading.Plain(Numbered).Passages;
        Assert.Equal((PassageKind.Paragraph, "Weiterhin wollen wir folgende Maßnahmen umsetzen:"), (passages[2].Kind, passages[2].Text));
        Assert.All(passages.Skip(3).Take(3), p => Assert.Equal((PassageKind.Bullet, passages[2].Text), (p.Kind, p.IntroText)));
        Assert.Equal("Förderung außerschulischer Lernorte in der ganzen Stadt für alle Kinder", passages[3].Text);
    }

    [Fact]
    public void Tell_an_empty_line_from_a_page_break()
    {
        var passages = Reading.Plain(Numbered).Passages;
        Assert.Contains("fahren. Dafür", passages[0].Text, StringComparison.Ordinal);
        Assert.Equal("Im Jahr 2018 wurde damit begonnen, und bis zum Ende dieser Periode werden alle Stadtteile erreicht.", passages[1].Text);
    }

    [Fact]
    public void May_skip_a_line_or_two()
    {
        var gap = string.Join('\n', Enumerable.Range(1, 30).Where(i => i is not 14 and not 15).Select(i => $"{i} Das ist Zeile {i}."));
        Assert.Equal(30, SourceLines.Read(gap, out _)[^1].Printed);
    }

    [Fact]
    public void Of_a_few_lines_are_no_column()
    {
        var lines = SourceLines.Read(string.Join('\n', Enumerable.Range(1, 19).Select(i => $"{i} Das ist ein Satz.")), out var printsLineNumbers);
        Assert.False(printsLineNumbers);
        Assert.All(lines, (line, i) => Assert.Equal((null, $"{i + 1} Das ist ein Satz."), (line.Printed, line.Text)));
    }

    [Fact]
    public void In_front_of_some_lines_only_are_no_column()
    {
        var lines = SourceLines.Read(string.Join('\n', Enumerable.Range(1, 60).Select(i => i % 2 == 0 ? $"{i / 2} Wohnungen" : "Wir bauen")), out var printsLineNumbers);
        Assert.False(printsLineNumbers);
        Assert.Equal("30 Wohnungen", lines[^1].Text);
    }

    [Fact]
    public void Do_not_take_a_number_that_begins_a_line()
    {
        var text = string.Join('\n', Enumerable.Range(1, 25).Select(i => i == 10 ? "2018 wurde begonnen." : $"{i} Das ist Zeile {i}."));
        Assert.Equal((null, "2018 wurde begonnen."), (SourceLines.Read(text, out _)[9].Printed, SourceLines.Read(text, out _)[9].Text));
    }

    [Theory]
    [InlineData("a\nb\nc", "a|b|c")]
    [InlineData("a\r\nb\r\nc", "a|b|c")]
    [InlineData("a\rb\rc", "a|b|c")]
    [InlineData("a\n\r\nb\n", "a||b|")]
    [InlineData("", "")]
    public void Or_none_the_lines_are_those_of_the_file(string source, string lines)
    {
        var read = SourceLines.Read(source, out _);
        Assert.Equal(lines, string.Join('|', read.Select(l => l.Text)));
        Assert.Equal(Enumerable.Range(1, read.Count), read.Select(l => l.Number));
    }
}
