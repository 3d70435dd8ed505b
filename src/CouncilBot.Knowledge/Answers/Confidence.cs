using CouncilBot.Knowledge.Index;

namespace CouncilBot.Knowledge.Answers;

/// <summary>
/// The probability that the best passage answers the question. A logistic model over a few signs; its coefficients were
/// fitted on the questions in bench/questions (see bench/README.md, which also has the command), never on single questions.
/// </summary>
internal static class Confidence
{
    /// <summary>From this probability on a question counts as covered.</summary>
    public const double Covered = 0.63;

    private const double Intercept = -5.052;

    /// <summary>The coefficients, in the order of <see cref="Signs"/>; bench/fit.py prints them.</summary>
    private static readonly double[] Coefficients =
    [
        7.338, // share of the question found
        -2.392, // share found in the best sentence
        0.867, // weight of the best word found
        1.417, // weight found
        0.495, // share of subjects the passage lacks
        -2.923, // share of subjects the whole collection lacks
        -1.134, // share of unknown words the passage lacks
        -0.055, // share found as such, not as neighbours
        2.421, // length of the question
        -1.129, // length times share found
        2.141, // share of words spoken of
        -0.932, // lead over the third passage
        -0.867, // subjects the collection lacks, for each word
        -4.158, // a number is wanted, and the best sentence brings none
    ];

    /// <summary>From this strength on a unit is there itself, not a neighbour of it.</summary>
    private const float Direct = 0.6f;

    /// <summary>A passage speaks of a unit from this strength on.</summary>
    private const float Speaks = 0.35f;

    /// <summary>Below this strength a unit is as good as missing.</summary>
    private const float Faint = 0.15f;

    /// <summary>Probability that <paramref name="hit"/> answers the question of <paramref name="result"/>.</summary>
    public static double Of(CollectionIndex index, Question question, SearchResult result, Hit hit)
    {
        var signs = Signs(index, question, result, hit);
        var sum = Intercept;
        for (var i = 0; i < signs.Length; i++)
            sum += Coefficients[i] * signs[i];

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The signs, in the order of the coefficients.</summary>
    public static double[] Signs(CollectionIndex index, Question question, SearchResult result, Hit hit)
    {
        var (mass, found, best, missing, absent, unknown, direct) = (1e-6f, 0f, 0f, 0f, 0f, 0f, 0f);
        var (speaking, relevant) = (0, 0);
        for (var u = 0; u < result.Units.Count; u++)
        {
            var (unit, weight, strength) = (result.Units[u], result.Weights[u], hit.Strengths[u]);
            if (weight <= 0)
                continue;

            relevant++;
            mass += weight;
            found += weight * strength;
            best = Math.Max(best, weight * strength);
            speaking += strength >= Speaks ? 1 : 0;
            direct += strength >= Direct ? weight : 0;
            if (unit.IsSubject && strength < Faint)
                missing += weight;

            if (unit.IsSubject && result.Speaking[u] == 0)
                absent += weight;

            if (!unit.IsKnown && strength < Faint)
                unknown += weight;
        }

        var third = result.Hits.Count > 2 ? result.Hits[2].Score : 0;
        var lacksNumber = QuestionShape.NeedsNumber(question.Tokens) && !BringsNumber(index, question, hit);
        var length = Math.Log(1 + relevant);
        return
        [
            found / mass,
            hit.SentenceScores[hit.Sentence] / mass,
            best,
            Math.Min(found, 3),
            missing / mass,
            absent / mass,
            unknown / mass,
            direct / mass,
            length,
            length * found / mass,
            speaking / Math.Max(1.0, relevant),
            (hit.Score - third) / Math.Max(hit.Score, 1e-6),
            absent / Math.Max(1, relevant),
            lacksNumber ? 1 : 0,
        ];
    }

    /// <summary>Whether the best sentence has a number that the question does not have already.</summary>
    private static bool BringsNumber(CollectionIndex index, Question question, Hit hit)
    {
        var sentence = 0;
        foreach (var form in index.Words.TextOf(hit.Passage))
        {
            sentence += form == PassageWords.SentenceEnd ? 1 : 0;
            if (form != PassageWords.SentenceEnd && sentence == hit.Sentence && index.Vocabulary[form].Text is var word && char.IsAsciiDigit(word[0]) && !question.Tokens.Any(t => t.Form == word))
                return true;
        }

        return false;
    }
}
