using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Tests.Support;
using FsCheck;

namespace CouncilBot.Knowledge.Tests.Import;

public class AnyPlainText
{
    /// <summary>Lines of council papers in any order: headings, wrapped sentences, lists, page breaks, signatures, line ends of all kinds.</summary>
    private static readonly Arbitrary<string> Paper = AnyText.Of(
        "Verkehr\n", "**Haushalt**\n", "Ziele:\n", "Wir bauen Radwege.\n", "Wir wollen tiefgreifende Verände-\n", "rungen anstoßen.\n", "Sucht-\n", "Prävention und Fahrrad-\n",
        "und Fußwege in der ganzen Stadt für alle Menschen, die hier\n", "- Radwege bauen\n", "· Busse fördern*\n", "1. Erste Regel.\n", "2. Zweite Regel\n", "(1) Eins\n", "(A) Ebene\n",
        "* Hinweis: Kreis\n", "- **Ganz fett**\n", "Mit dem **Teil** davon\n", "\n", "\n", "\r\n", "\f", " ", "\t", "Für die CDU:\t\tFür die SPD:\n", "(Dr. Muster)\n", "Tel: 01234 5678\n",
        "Siegburg, 01.06.2022\n", "[bookmark: _GoBack]", "*kursiv* ", "Bürger*innen ", "12 ", "- 13 - ", "unterstützt werden.\n", "Neue Formate wie\n", "\u00AD", "\u200B", "🙂", "\uD83D", "**", "*", "-", "–", "…", ":");

    [Fact]
    public void Is_read_into_exact_spans_that_map_to_the_source() =>
        Law.ForAll(Paper, text =>
        {
            var document = Reading.Plain(text);
            Exact.Spans(document);
            Exact.Map(document);
            Assert.Equal(text, document.SourceText);
        });

    [Fact]
    public void Loses_no_word() =>
        Law.ForAll(Paper, text => Exact.Completeness(Reading.Plain(text), at => IsBookmark(text, at) || text.AsSpan(at).StartsWith("A)", StringComparison.Ordinal)));

    [Fact]
    public void Is_read_alike_every_time() =>
        Law.ForAll(Paper, text => Assert.Equal(PassageListing.Of(Reading.Plain(text)), PassageListing.Of(Reading.Plain(text))));

    [Fact]
    public void Is_read_alike_with_and_without_a_legend_for_bold_type() =>
        Law.ForAll(Paper, text =>
        {
            var legend = Reading.Info with { Bold = new TypeLegend("Schwerpunkt", "fett", "Ziele") };
            Assert.Equal(Reading.Plain(text).Texts(), Reading.Plain(text, legend).Texts(), StringComparer.Ordinal);
        });

    private static bool IsBookmark(string source, int at)
    {
        var open = source.LastIndexOf('[', at);
        return open >= 0 && source.AsSpan(open).StartsWith("[bookmark: _GoBack]", StringComparison.Ordinal) && open + "[bookmark: _GoBack]".Length > at;
    }
}
