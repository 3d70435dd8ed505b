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
    private readonly FormWeights _forms;

    // for each unit of the question, used again for every passage
    private readonly int[] _occurrences;
    private readonly float[] _best;
    private readonly int[] _last;
    private readonly bool[] _together;
    private readonly List<float> _scores = [];

    /// <summary>Prepares for one question; <paramref name="forms"/> is empty working memory.</summary>
    public SentenceScorer(CollectionIndex index, IReadOnlyList<QueryUnit> units, float[] unitWeights, RankingWeights weights, FormWeights forms)
    {
        (_words, _unitWeights, _weights, _forms) = (index.Words, unitWeights, weights, forms);
        (_occurrences, _best, _last, _together) = (new int[units.Count], new float[units.Count], new int[units.Count], new bool[units.Count]);
        forms.Resize(index.Vocabulary.Count);
        for (var u = units.Count - 1; u >= 0; u--)
        {
            foreach (var (form, weight) in units[u].Senses.Reach!.InSentences)
                forms.Add(form, u, weight);
        }
    }

    /// <summary>Every spelling of <paramref name="senses"/> and what it weighs in a sentence.</summary>
    public static IEnumerable<(int Form, float Weight)> WeightsOf(Senses senses, RankingWeights weights)
    {
        foreach (var match in senses.Forms)
            yield return (match.Form, MathF.Pow(match.Weight, weights.Sharpness));

        foreach (var phrase in senses.Phrases)
        {
            foreach (var match in phrase.Words.SelectMany(w => w.Forms))
                yield return (match.Form, MathF.Pow(match.Weight * phrase.Weight / phrase.Words.Count, weights.Sharpness));
        }
    }

    /// <summary>One weight for each sentence of the passage, and what it gets for coming back to its subjects.</summary>
    public (float[] Sentences, float Repetition) Score(int passage)
    {
        var (occurrences, best, last, together) = (_occurrences, _best, _last, _together);
        _scores.Clear();
        Array.Clear(occurrences);
        StartSentence();
        var at = 0;
        foreach (var form in _words.TextOf(passage))
        {
            at++;
            if (form == PassageWords.SentenceEnd)
            {
                _scores.Add(Sum(best, together));
                StartSentence();
                continue;
            }

            for (var entry = _forms.FirstOf(form); entry > 0; entry = _forms[entry].Next)
            {
                var (unit, weight) = (_forms[entry].Unit, _forms[entry].Weight);
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

        return ([.. _scores], repetition);
    }

    private void StartSentence()
    {
        Array.Clear(_best);
        Array.Clear(_together);
        Array.Fill(_last, int.MinValue / 2);
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
}
