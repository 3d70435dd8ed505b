using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Import;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Import;

public class ExactnessOfTheFiveDocuments
{
    public static TheoryData<string, string> All => TheFiveDocuments.All;

    [Theory]
    [MemberData(nameof(All))]
    public void Every_passage_intro_and_sentence_is_an_exact_span(string collection, string id) => Exact.Spans(Seeds.Read(collection, id));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_character_maps_to_the_same_character_of_the_source(string collection, string id) => Exact.Map(Seeds.Read(collection, id));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_passage_names_the_lines_it_comes_from(string collection, string id) => Exact.Lines(Seeds.Read(collection, id));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_word_is_in_a_passage_a_heading_or_a_skipped_block(string collection, string id)
    {
        var document = Seeds.Read(collection, id);
        Exact.Completeness(document, at => IsBookmark(document.SourceText, at) || IsLetterOfAList(document, at));
        Exact.NothingButHeadingsBetweenPassages(document);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_passage_is_longer_than_a_card_can_show(string collection, string id) =>
        Assert.All(Seeds.Read(collection, id).Passages, p => Assert.InRange(p.Text.Length, 1, DocumentBuilder.LongestPassage));

    [Theory]
    [MemberData(nameof(All))]
    public void Every_passage_has_a_citation_of_its_own(string collection, string id)
    {
        var citations = Seeds.Read(collection, id).Passages.Select(p => p.Citation).ToList();
        Assert.Equal(citations.Count, citations.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Krefeld_is_cited_by_the_numbers_printed_in_it()
    {
        var dissent = Assert.Single(Seeds.Read("krefeld", "buendnisvereinbarung").Passages, p => p.Text.StartsWith("Bei Dissens", StringComparison.Ordinal));

        Assert.Equal(new LineRange(590, 598), dissent.Lines);
        Assert.Equal("Bündnisvereinbarung Krefeld, Grundsätze, Z. 590-598", dissent.Citation);
        Assert.EndsWith("sofern diese eine direkte Zuständigkeit des Rates beinhalten.", dissent.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Krefeld_has_the_number_printed_at_the_start_of_each_line()
    {
        var krefeld = Seeds.Read("krefeld", "buendnisvereinbarung");
        var lines = krefeld.SourceText.Split('\n');
        Assert.All(krefeld.Passages.Where(p => p.PrintedLines is not null), passage =>
        {
            Assert.Matches($@"^\s*(- )?{passage.PrintedLines!.Value.First}\b", lines[passage.SourceLines.First - 1]);
            Assert.Matches($@"^\s*(- )?{passage.PrintedLines!.Value.Last}\b", lines[passage.SourceLines.Last - 1]);
        });
    }

    [Fact]
    public void Siegen_has_ten_rules()
    {
        var rules = Seeds.Read("siegen", "kooperationsvertrag").Passages.Where(p => p.Label is { Noun: "Regel" }).ToList();
        Assert.Equal("1 2 3 4 5 6 7 8 9 10", string.Join(' ', rules.Select(r => r.Label!.Value.Number)));
        Assert.Equal(
            "Der Kooperationsausschuss trifft sich möglichst jede Woche (auf jeden Fall vor HFA- und Ratssitzungen) montags von 15:30 bis 16:45 Uhr.",
            rules[6].Text);
    }

    private static bool IsBookmark(string source, int at)
    {
        var open = source.LastIndexOf('[', at);
        return open >= 0 && source.AsSpan(open).StartsWith("[bookmark:", StringComparison.Ordinal) && source.IndexOf(']', open) > at;
    }

    private static bool IsLetterOfAList(Document document, int at) =>
        document.SourceText[at + 1] == ')' && document.Passages.Any(p => p.Label is { Noun: "Buchstabe" } label && label.Number == document.SourceText[at].ToString());
}
