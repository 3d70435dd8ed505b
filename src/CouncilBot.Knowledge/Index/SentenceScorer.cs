using System.Runtime.InteropServices;

namespace CouncilBot.Knowledge.Index;

/// <summary>Weighs the sentences of a passage by the units of the question that stand in them.</summary>
internal sealed class SentenceScorer
{
    /// <summary>Words this far apart still stand together ("Abschluss ohne Anschluss").</summary>
    private const int Near = 3;

    /// <summary>Only good matches can stand together.</summary>
    private const float Good = 0.65f;

    private readonly PassageWords _words;
    private readonly float[] _unitWeights;
    private readonly RankingWeights _weights;
    private readonly Dictionary<int, List<(int Unit, float Weight)>> _units = [];

    public SentenceScorer(PassageWords words, IReadOnlyList<QueryUnit> units, float[] unitWeights, RankingWeights weights)
    {
        (_words, _unitWeights, _weights) = (words, unitWeights, weights);
        for (var u = 0; u < units.Count; u++)
        {
            foreach (var match in units[u].Forms)
                Add(match.Form, u, match.Weight);

            foreach (var phrase in units[u].Phrases)
            {
                foreach (var word in phrase.Words)
                {
                    foreach (var match in word.Forms)
                        Add(match.Form, u, match.Weight * phrase.Weight / phrase.Words.Count);
                }
            }
        }
    }

    /// <summary>One weight for each sentence of the passage, and what it gets for coming back to its subjects.</summary>
    public (float[] Sentences, float Repetition) Score(int passage)
    {
        var occurrences = new int[_unitWeights.Length];
        var scores = new List<float>();
        var best = new float[_unitWeights.Length];
        var last = new int[_unitWeights.Length];
        var together = new bool[_unitWeights.Length];
        Array.Fill(last, int.MinValue / 2);
        var at = 0;
        foreach (var form in _words.TextOf(passage))
        {
            at++;
            if (form == PassageWords.SentenceEnd)
            {
                scores.Add(Sum(best, together));
                Array.Clear(best);
                Array.Clear(together);
                Array.Fill(last, int.MinValue / 2);
                continue;
            }

            if (!_units.TryGetValue(form, out var units))
                continue;

            foreach (var (unit, weight) in units)
            {
                best[unit] = Math.Max(best[unit], weight);
                if (weight < Good)
                    continue;

                occurrences[unit]++;
                last[unit] = at;
                together[unit] |= unit > 0 && at - last[unit - 1] <= Near;
                if (unit + 1 < last.Length)
                    together[unit + 1] |= at - last[unit + 1] <= Near;
            }
        }

        var repetition = 0f;
        for (var u = 0; u < occurrences.Length; u++)
            repetition += _unitWeights[u] * _weights.Repetition * MathF.Log2(Math.Max(1, occurrences[u]));

        return ([.. scores], repetition);
    }

    private float Sum(float[] best, bool[] together)
    {
        var score = 0f;
        for (var u = 0; u < best.Length; u++)
        {
            score += best[u] * _unitWeights[u];
            if (together[u])
                score += _weights.Together * (_unitWeights[u] + _unitWeights[u - 1]);
        }

        return score;
    }

    private void Add(int form, int unit, float weight)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_units, form, out _);
        (list ??= []).Add((unit, MathF.Pow(weight, _weights.Sharpness)));
    }
}
