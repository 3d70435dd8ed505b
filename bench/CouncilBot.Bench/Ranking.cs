using System.Globalization;
using System.Text.Json;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Index;

namespace CouncilBot.Bench;

/// <summary>Looks into the ranking behind the answers: where the right passage stands before it is decided whether a question is covered.</summary>
internal sealed class Ranking(KnowledgeBase knowledge, IReadOnlyList<LabelledQuestion> questions)
{
    private readonly Answerer _answerer = new(knowledge.Glossary);

    public void Print(bool showMisses)
    {
        var rows = questions.Where(q => q.IsAnswerable).Select(q => (Question: q, Rank: RankOf(q))).ToList();
        Print("all", rows.Select(r => r.Rank));
        foreach (var by in new Func<LabelledQuestion, string>[] { q => q.Lang, q => q.Kind })
        {
            foreach (var group in rows.GroupBy(r => by(r.Question), StringComparer.Ordinal))
                Print(group.Key, group.Select(r => r.Rank));
        }

        if (!showMisses)
            return;

        foreach (var (question, rank) in rows.Where(r => r.Rank != 1))
            Show(question, rank);
    }

    /// <summary>The signs of confidence for every question, to be fitted (bench/fit.py): covered, id, signs.</summary>
    public void PrintSigns()
    {
        foreach (var question in questions)
        {
            var (index, result) = Search(question);
            if (result is { Hits.Count: > 0 })
                Console.WriteLine($"{(question.IsAnswerable ? 1 : 0)} {question.Id} {string.Join(' ', Confidence.Signs(index, _answerer.Read(question.Q).Question!, result, result.Hits[0]).Select(s => s.ToString("0.####", CultureInfo.InvariantCulture)))}");
        }
    }

    /// <summary>Every passage as a JSON line, for other engines.</summary>
    public static void PrintPassages(KnowledgeBase knowledge)
    {
        foreach (var collection in knowledge.Collections)
        {
            foreach (var passage in knowledge.Find(collection)!.Passages)
                Console.WriteLine(JsonSerializer.Serialize(new { collection, passage.Text }));
        }
    }

    private int RankOf(LabelledQuestion question)
    {
        var (index, result) = Search(question);
        var gold = (question.Gold ?? []).Select(Evaluation.Plain).ToList();
        return 1 + (result?.Hits.ToList().FindIndex(h => gold.Exists(g => Evaluation.Plain(index.Passages[h.Passage].Text).Contains(g, StringComparison.Ordinal))) ?? -1);
    }

    private (CollectionIndex Index, SearchResult? Result) Search(LabelledQuestion labelled)
    {
        var index = knowledge.Find(labelled.Collection) ?? throw new InvalidOperationException($"There is no collection {labelled.Collection}.");
        var question = _answerer.Read(labelled.Q).Question;
        return (index, question is null ? null : _answerer.Search(index, question, question.Tokens));
    }

    private void Show(LabelledQuestion question, int rank)
    {
        Console.WriteLine($"== {question.Id} {question.Kind} rank {rank} | {question.Q}\n   GOLD {string.Join(" ## ", question.Gold ?? [])}");
        var (index, result) = Search(question);
        if (result is null)
            return;

        foreach (var hit in result.Hits.Take(1).Concat(rank > 1 ? result.Hits.Skip(rank - 1).Take(1) : []))
        {
            var text = index.Passages[hit.Passage].Text.ReplaceLineEndings(" ");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {hit.Score:0.00} p={Confidence.Of(index, _answerer.Read(question.Q).Question!, result, hit):0.00} {text[..Math.Min(110, text.Length)]}"));
            Console.WriteLine($"      {string.Join("; ", Answerer.Findings(index, result, hit.Passage).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Asked}:{f.Weight:0.00}x{f.Strength:0.00} {f.Found} {f.Kind}")))}");
        }
    }

    private static void Print(string group, IEnumerable<int> ranks)
    {
        var all = ranks.ToList();
        double Share(Func<int, bool> holds) => all.Count == 0 ? 0 : all.Count(holds) / (double)all.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group,-22} n={all.Count,4}  @1 {Share(r => r == 1):0.000}  @3 {Share(r => r is 1 or 2 or 3):0.000}  @10 {Share(r => r is > 0 and <= 10):0.000}"));
    }
}
