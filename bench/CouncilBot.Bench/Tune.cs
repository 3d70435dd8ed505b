using System.Globalization;
using System.Reflection;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Index;

namespace CouncilBot.Bench;

/// <summary>Looks for ranking weights under which more of the labelled questions find their passage first: coordinate by coordinate, from the defaults.</summary>
internal sealed class Tune(KnowledgeBase knowledge, IReadOnlyList<LabelledQuestion> questions)
{
    private static readonly PropertyInfo[] Parameters = [.. typeof(RankingWeights).GetProperties().Where(p => p.PropertyType == typeof(float) && p.CanWrite)];

    private readonly List<(LabelledQuestion Question, double Weight, List<string> Gold)> _asked =
        [.. questions.Where(q => q.IsAnswerable).Select(q => (q, WeightOf(q), (q.Gold ?? []).Select(Evaluation.Plain).ToList()))];

    /// <summary>The development set counts twice: its questions are the most natural ones.</summary>
    private static double WeightOf(LabelledQuestion question) => question.Id.StartsWith('t') ? 1 : 2;

    public RankingWeights Run(int rounds, int seed)
    {
        var random = new Random(seed);
        var best = RankingWeights.Default;
        var score = Score(best);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"start {score:0.0000}"));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var parameter in Parameters.OrderBy(_ => random.Next()))
            {
                var value = (float)parameter.GetValue(best)!;
                foreach (var factor in new[] { 0.6f, 0.8f, 0.9f, 1.1f, 1.25f, 1.6f })
                {
                    var candidate = best with { };
                    parameter.SetValue(candidate, MathF.Round(value * factor, 4));
                    var reached = Score(candidate);
                    if (reached <= score + 0.0005)
                        continue;

                    (best, score) = (candidate, reached);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{score:0.0000} {parameter.Name} = {value * factor:0.####}"));
                }
            }
        }

        return best;
    }

    /// <summary>Weighted mean of hit@1 and reciprocal rank.</summary>
    private double Score(RankingWeights weights)
    {
        var answerer = new Answerer(knowledge.Glossary, weights);
        var indexes = knowledge.Collections.ToDictionary(c => c, c => CollectionIndex.Build(c, knowledge.Find(c)!.Documents, knowledge.Glossary, weights), StringComparer.Ordinal);
        var sum = 0.0;
        var mass = 0.0;
        Parallel.ForEach(_asked, asked =>
        {
            var index = indexes[asked.Question.Collection];
            var question = answerer.Read(asked.Question.Q).Question;
            var hits = question is null ? [] : answerer.Search(index, question, question.Tokens).Hits;
            var rank = 1 + hits.ToList().FindIndex(h => asked.Gold.Exists(g => Evaluation.Plain(index.Passages[h.Passage].Text).Contains(g, StringComparison.Ordinal)));
            var value = rank == 0 ? 0 : (0.6 * (rank == 1 ? 1 : 0)) + (0.4 / rank);
            lock (_asked)
            {
                sum += asked.Weight * value;
                mass += asked.Weight;
            }
        });

        return sum / mass;
    }
}
