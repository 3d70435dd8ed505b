using System.Runtime.CompilerServices;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Index;
using CouncilBot.Knowledge.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CouncilBot.Knowledge.Answers;

/// <summary>
/// Answers questions with exact quotes from one collection, or says that the collection does not cover them. Nothing is
/// paraphrased; every quote is checked against the stored text before it is returned.
/// </summary>
public sealed class Answerer
{
    /// <summary>Most quotes in one reply: three can still be read on a phone.</summary>
    public const int MostAnswers = 3;

    /// <summary>Most passages named as nearest when the question is not covered.</summary>
    public const int MostNearest = 2;

    /// <summary>A further quote must reach this share of the score of the first.</summary>
    private const float FurtherShare = 0.3f;

    /// <summary>A further sentence is marked when it reaches this share of the best one.</summary>
    private const float HighlightShare = 0.75f;

    private readonly Glossary _glossary;
    private readonly SharedSpelling _spelling;
    private readonly RankingWeights _weights;
    private readonly ILogger _log;

    // what is remembered of the words people ask for dies with the snapshot it belongs to
    private readonly ConditionalWeakTable<CollectionIndex, Tools> _tools = [];

    /// <summary>Creates an answerer that understands the words of <paramref name="glossary"/>.</summary>
    public Answerer(Glossary glossary, ILogger? log = null)
        : this(glossary, RankingWeights.Default, log)
    {
    }

    internal Answerer(Glossary glossary, RankingWeights weights, ILogger? log = null) =>
        (_glossary, _spelling, _weights, _log) = (glossary, new SharedSpelling(glossary), weights, log ?? NullLogger.Instance);

    /// <summary>Reads what a person typed; see <see cref="Question.Read"/>.</summary>
    public (Question? Question, QuestionRefusal? Refusal) Read(string text, Language? language = null) => Question.Read(text, language, _glossary);

    /// <summary>Answers <paramref name="question"/> from <paramref name="index"/> and nothing else.</summary>
    /// <param name="index">The collection.</param>
    /// <param name="question">The question.</param>
    /// <param name="explain">Whether the findings behind each quote are wanted.</param>
    /// <param name="most">Most quotes in the reply.</param>
    public Reply Ask(CollectionIndex index, Question question, bool explain = false, int most = MostAnswers)
    {
        var (named, name) = DirectReference.Find(index, question.Tokens);
        var rest = named.Count > 0 ? question.Tokens.Except(name).ToList() : question.Tokens;
        var result = Search(index, question, rest);
        return named.Count > 0 ? ReplyWithNamed(index, question, result, named, explain, most) : ReplyWithFound(index, question, result, explain, most);
    }

    /// <summary>
    /// Answers <paramref name="question"/> from one document of <paramref name="index"/>. The other documents only tell how common
    /// the words are: in a few passages alone every word would look rare or be everywhere.
    /// </summary>
    /// <param name="index">The collection.</param>
    /// <param name="document">The document, as the collection holds it.</param>
    /// <param name="question">The question.</param>
    /// <param name="most">Most quotes in the reply.</param>
    public Reply AskOf(CollectionIndex index, Document document, Question question, int most = MostAnswers)
    {
        var result = Search(index, question, question.Tokens);
        var own = result.Hits.Where(h => ReferenceEquals(index.DocumentOf[h.Passage], document)).ToList();
        return ReplyWithFound(index, question, result with { Hits = own }, explain: false, most) with { Searched = [document.Info.Title] };
    }

    internal SearchResult Search(CollectionIndex index, Question question, IReadOnlyList<Token> tokens)
    {
        var (planner, searcher) = _tools.GetValue(index, i => new Tools(new QueryPlanner(i, _glossary, _spelling, _weights), new Searcher(i, _weights)));
        return searcher.Search(planner.Plan(question.Text, tokens, question.Language), QuestionShape.WantsNumber(question.Tokens));
    }

    private Reply ReplyWithNamed(CollectionIndex index, Question question, SearchResult result, IReadOnlyList<int> named, bool explain, int most)
    {
        // "Was sagt Ziel 3 zu Leerständen?": among the passages of that name those that speak of the rest of the question.
        var speaking = result.Hits.Where(h => named.Contains(h.Passage) && h.Score > 0 && index.Passages[h.Passage].Label is null).Select(h => h.Passage).ToList();
        var ordered = speaking.Count > 0 && named.Count > MostAnswers ? speaking.Concat(named.Except(speaking)) : named;
        var answers = ordered.Select(p => Quote(index, p, Whole(index.Passages[p]), 1, explain ? Findings(index, result, p) : [])).OfType<Answer>().Take(most).ToList();
        return Reply(index, question, answers, [], named.Count - answers.Count) with { IsReference = true };
    }

    private Reply ReplyWithFound(CollectionIndex index, Question question, SearchResult result, bool explain, int most)
    {
        if (result.Hits.Count == 0)
            return Reply(index, question, [], [], 0);

        var top = result.Hits[0];
        var confidence = Confidence.Of(index, question, result, top);
        var quotes = result.Hits
            .TakeWhile(h => h.Score >= FurtherShare * top.Score)
            .Select(h => Quote(index, h.Passage, Highlights(index.Passages[h.Passage], h), confidence * h.Score / top.Score, explain ? Findings(index, result, h.Passage) : []))
            .OfType<Answer>()
            .Take(most)
            .ToList();

        return confidence >= Confidence.Covered
            ? Reply(index, question, quotes, [], Math.Max(0, result.Matching - quotes.Count))
            : Reply(index, question, [], [.. quotes.Take(MostNearest)], 0);
    }

    private static Reply Reply(CollectionIndex index, Question question, IReadOnlyList<Answer> answers, IReadOnlyList<Answer> nearest, int more) => new()
    {
        Question = question,
        Collection = index.Name,
        Searched = [.. index.Documents.Select(d => d.Info.Title)],
        Answers = answers,
        Nearest = nearest,
        More = more,
    };

    private Answer? Quote(CollectionIndex index, int passage, IReadOnlyList<TextSpan> highlights, double confidence, IReadOnlyList<Finding> findings)
    {
        var answer = new Answer
        {
            Passage = index.Passages[passage],
            Document = index.DocumentOf[passage],
            Highlights = highlights,
            Confidence = Math.Clamp(confidence, 0, 1),
            Findings = findings,
        };

        if (QuoteCheck.Holds(answer))
            return answer;

        Log.QuoteDoesNotHold(_log, answer.Passage.Id);
        return null;
    }

    private static IReadOnlyList<TextSpan> Whole(Passage passage) => [new TextSpan(0, passage.Text.Length)];

    private static IReadOnlyList<TextSpan> Highlights(Passage passage, Hit hit)
    {
        var best = hit.SentenceScores[hit.Sentence];
        if (best <= 0)
            return Whole(passage);

        return
        [
            .. hit.SentenceScores.Index()
                .Where(s => s.Item >= HighlightShare * best)
                .OrderByDescending(s => s.Item)
                .Take(2)
                .OrderBy(s => s.Index)
                .Select(s => passage.Sentences[s.Index]),
        ];
    }

    internal static List<Finding> Findings(CollectionIndex index, SearchResult result, int passage)
    {
        var hit = result.Hits.FirstOrDefault(h => h.Passage == passage);
        var findings = new List<Finding>();
        for (var u = 0; u < result.Units.Count; u++)
        {
            var unit = result.Units[u];
            var strength = hit?.Strengths[u] ?? 0;
            FormMatch? best = null;
            foreach (var form in unit.Forms)
            {
                if (strength > 0 && (best is null || form.Weight > best.Value.Weight) && index.PassagesOf(form.Form).BinarySearch(passage) >= 0)
                    best = form;
            }

            var phrase = best is null && strength > 0 && unit.Phrases.Count > 0 ? unit.Phrases[0] : null;
            findings.Add(new Finding(
                unit.Words,
                result.Weights[u],
                strength,
                best is { } b ? index.Vocabulary[b.Form].Text : phrase is null ? null : string.Join(" + ", phrase.Words.Where(w => w.Forms.Count > 0).Select(w => index.Vocabulary[w.Forms[0].Form].Text)),
                best?.Kind ?? phrase?.Kind));
        }

        return findings;
    }

    private sealed record Tools(QueryPlanner Planner, Searcher Searcher);
}
