using System.Runtime.InteropServices;

namespace CouncilBot.Knowledge.Index;

/// <summary>Weighs the sentences of a passage by the units of the question that stand in them.</summary>
internal sealed class SentenceScorer
{
    private readonly CollectionIndex _index;
    private readonly float[] _weights;
    private readonly Dictionary<int, List<(int Unit, float Weight)>> _units = [];

    public SentenceScorer(CollectionIndex index, IReadOnlyList<QueryUnit> units, float[] weights)
    {
        (_index, _weights) = (index, weights);
        for (var u = 0; u < units.Count; u++)
        {
            foreach (var (form, weight, _) in units[u].Forms)
                Add(form, u, weight);

            foreach (var phrase in units[u].Phrases)
            {
                foreach (var (form, weight) in phrase.Words.SelectMany(w => w.Forms))
                    Add(form, u, weight * phrase.Weight / phrase.Words.Count);
            }
        }
    }

    /// <summary>One weight for each sentence of the passage.</summary>
    public float[] Score(int passage)
    {
        var scores = new List<float>();
        var best = new float[_weights.Length];
        foreach (var form in _index.TokensOf(passage))
        {
            if (form == CollectionIndex.SentenceEnd)
            {
                var score = 0f;
                for (var u = 0; u < best.Length; u++)
                    score += best[u] * _weights[u];

                scores.Add(score);
                Array.Clear(best);
            }
            else if (_units.TryGetValue(form, out var units))
            {
                foreach (var (unit, weight) in units)
                    best[unit] = Math.Max(best[unit], weight);
            }
        }

        return [.. scores];
    }

    private void Add(int form, int unit, float weight)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_units, form, out _);
        (list ??= []).Add((unit, weight));
    }
}
