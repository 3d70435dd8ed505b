using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Tests.Text;

public class WordsTakenApart
{
    [Theory]
    [InlineData("Wir sanieren die Bäder- und Eishallenlandschaft.", "bader+eishallenlandschaft")]
    [InlineData("Der Straßen-, Brücken- und Wegebau geht weiter.", "strassen+wegebau brucken+wegebau")]
    [InlineData("Die Rad- oder Fußwege werden gebaut.", "rad+fusswege")]
    [InlineData("Die HFA- und Ratssitzungen beginnen um 15:30 Uhr.", "hfa+ratssitzungen")]
    public void By_a_hyphen_borrow_the_end_of_the_next_compound(string sentence, string pairs) =>
        Assert.Equal(pairs, string.Join(' ', Ellipsis.In(sentence, Tokenizer.Tokenize(sentence)).Select(e => $"{e.Start}+{e.Compound}")));

    [Theory]
    [InlineData("Die ÖPNV-Linien fahren.")]
    [InlineData("Der Turnus - etwa zwei Jahre - bleibt.")]
    [InlineData("Wir bauen Straßen-")]
    [InlineData("")]
    public void By_a_hyphen_are_none_where_nothing_is_left_out(string sentence) => Assert.Empty(Ellipsis.In(sentence, Tokenizer.Tokenize(sentence)));

    [Fact]
    public void By_a_hyphen_are_completed_with_every_end_the_compound_has()
    {
        var known = new WordSet(["eis", "halle", "hallen", "eishallen", "landschaft"]);
        var ends = new Ellipsis("bader", "eishallenlandschaft").Complete(new CompoundSplitter(word => known.Contains(word)));
        Assert.Contains("baderlandschaft", ends, StringComparer.Ordinal);
        Assert.DoesNotContain("badereishallenlandschaft", ends, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Die Partner stimmen in allen Fragen einheitlich ab.", "abstimmen")]
    [InlineData("Wir bauen die Radwege aus und die Straßen um.", "ausbauen umbauen")]
    [InlineData("Die Stadt setzt das Konzept schnell um, wie vereinbart.", "umsetzt")]
    public void By_the_grammar_of_verbs_are_put_together(string sentence, string verbs) => Assert.Equal(verbs, Verbs(sentence));

    [Theory]
    [InlineData("Wir bauen auf dem Markt.")]
    [InlineData("Wir bauen: Die Plätze gehören dazu ab.")]
    [InlineData("Das Bauen an der Straße hört auf.")]
    public void By_the_grammar_of_verbs_are_none_where_the_prefix_is_a_preposition(string sentence) => Assert.Equal(string.Empty, Verbs(sentence));

    private static string Verbs(string sentence)
    {
        string[] known = ["abstimmen", "ausbauen", "umbauen", "umsetzt", "aufbauen", "abbauen", "anbauen"];
        var folded = known.Select(k => Folding.Fold(k)).ToList();
        return string.Join(' ', SeparableVerb.In(sentence, Tokenizer.Tokenize(sentence), word => folded.Contains(word, StringComparer.Ordinal))
            .Select(verb => known[folded.IndexOf(verb)]));
    }
}
