using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Import;
using CouncilBot.Knowledge.Tests.Support;
using FsCheck.Fluent;

namespace CouncilBot.Knowledge.Tests.Import;

public class ALongParagraph
{
    private const string Sentence = "Die Stadt baut die Wege in allen Ortsteilen um und fragt die Menschen, die dort wohnen. ";

    [Fact]
    public void Of_1200_characters_stays_whole() =>
        Assert.Equal(DocumentBuilder.LongestPassage, Assert.Single(Read(new string('a', DocumentBuilder.LongestPassage - 1) + ".")).Text.Length);

    [Fact]
    public void Is_cut_between_sentences_into_about_equal_parts()
    {
        var passages = Read(Repeat(Sentence, 20));

        Assert.Equal(2, passages.Count);
        Assert.All(passages, p => Assert.StartsWith("Die Stadt baut", p.Text, StringComparison.Ordinal));
        Assert.All(passages, p => Assert.EndsWith("die dort wohnen.", p.Text, StringComparison.Ordinal));
        Assert.InRange(Math.Abs(passages[0].Text.Length - passages[1].Text.Length), 0, 2 * Sentence.Length);
    }

    [Fact]
    public void Is_cited_by_its_sentences() =>
        Assert.Equal(
            ["Vereinbarung, Verkehr, Absatz 1", "Vereinbarung, Verkehr, Absatz 2, Sätze 1-11", "Vereinbarung, Verkehr, Absatz 2, Sätze 12-20", "Vereinbarung, Verkehr, Absatz 3"],
            Reading.Plain($"Verkehr\n\nKurz.\n\n{Repeat(Sentence, 20)}\n\nEnde.").Passages.Select(p => p.Citation),
            StringComparer.Ordinal);

    [Fact]
    public void Is_cited_by_one_sentence_where_a_part_has_one() =>
        Assert.Equal(
            ["Vereinbarung, Absatz 1, Satz 1", "Vereinbarung, Absatz 1, Satz 2"],
            Read($"{new string('A', 900)}. {new string('B', 900)}.").Select(p => p.Citation),
            StringComparer.Ordinal);

    [Fact]
    public void Names_for_each_part_the_lines_that_hold_it()
    {
        var lines = string.Join('\n', Enumerable.Repeat(Sentence.TrimEnd()[..^1] + " und immer,", 15)) + "\nwas gut ist. " + Repeat(Sentence, 3).TrimEnd();
        var passages = Reading.Plain(lines).Passages;
        Assert.Equal(["1-16", "16"], passages.Select(p => p.SourceLines.ToString()), StringComparer.Ordinal);
        Exact.Lines(Reading.Plain(lines));
    }

    [Fact]
    public void Is_never_cut_into_parts_that_are_too_long_nor_within_a_sentence() =>
        Law.ForAll(Gen.Choose(1, 8).SelectMany(n => Gen.Choose(1, 59).ListOf(n)).ToArbitrary(), lengths =>
        {
            var sentences = lengths.Select(n => "A" + new string('a', n * 20) + ".").ToList();
            var passages = Read(string.Join(' ', sentences));

            Assert.All(passages, p => Assert.InRange(p.Text.Length, 1, DocumentBuilder.LongestPassage));
            Assert.Equal(sentences, passages.SelectMany(p => p.Sentences.Select(s => s.Of(p.Text))), StringComparer.Ordinal);
        });

    private static IReadOnlyList<Passage> Read(string text) => Reading.Plain(text).Passages;

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
