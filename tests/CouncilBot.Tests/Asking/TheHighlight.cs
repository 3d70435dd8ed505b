using CouncilBot.Features.Asking.AskBatch;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

/// <summary>Programs get one stretch of the passage, whatever sentences are marked.</summary>
public sealed class TheHighlight
{
    private static readonly Document Agreement = KnowledgeBase.Open(Repository.Seeds).Knowledge!.Find("krefeld")!.Documents[0];

    private readonly Passage _passage = Agreement.Passages.First(p => p.Sentences.Count >= 4);

    [Fact]
    public void Is_the_sentence_that_is_marked() =>
        Assert.Equal(Sentence(1), Marking(1).Highlight);

    [Fact]
    public void Joins_sentences_that_follow_each_other() =>
        Assert.Equal($"{Sentence(1)} {Sentence(2)}", Marking(1, 2).Highlight);

    [Fact]
    public void Leaves_out_what_is_marked_behind_a_sentence_that_is_not() =>
        Assert.Equal(Sentence(0), Marking(0, 2).Highlight);

    [Fact]
    public void Comes_with_all_that_is_marked() =>
        Assert.Equal(
            [[_passage.Sentences[0].Start, _passage.Sentences[0].Length], [_passage.Sentences[2].Start, _passage.Sentences[2].Length]],
            Marking(0, 2).Highlights);

    private string Sentence(int number) => _passage.Sentences[number].Of(_passage.Text);

    private AnswerJson Marking(params int[] sentences) => AnswerJson.Of(
        new Answer { Passage = _passage, Document = Agreement, Highlights = [.. sentences.Select(s => _passage.Sentences[s])], Confidence = 0.5 },
        index: 0);
}
