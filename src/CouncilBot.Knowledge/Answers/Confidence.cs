using CouncilBot.Knowledge.Index;

namespace CouncilBot.Knowledge.Answers;

/// <summary>
/// The probability that the best passage answers the question. A logistic model over a few signs; its coefficients were
/// fitted on the questions in bench/questions (see bench/README.md, which also has the command), never on single questions.
/// </summary>
internal static class Confidence
{
    /// <summary>From this probability on a question counts as covered.</summary>
    public const double Covered = 0.5;

    private const double Intercept = -3;
    private static readonly double[] Coefficients = [3, 3, 1, 0.3, -3, -1, 0];

    /// <summary>Probability that <paramref name="hit"/> answers the question of <paramref name="result"/>.</summary>
    public static double Of(SearchResult result, Hit hit)
    {
        var signs = Signs(result, hit);
        var sum = Intercept;
        for (var i = 0; i < signs.Length; i++)
            sum += Coefficients[i] * signs[i];

        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>The signs, in the order of the coefficients.</summary>
    public static double[] Signs(SearchResult result, Hit hit)
    {
        var mass = 0f;
        var found = 0f;
        var best = 0f;
        var unknownMass = 0f;
        var missingKnown = 0f;
        for (var u = 0; u < result.Units.Count; u++)
        {
            var weight = result.Weights[u];
            var share = weight * hit.Strengths[u];
            mass += weight;
            found += share;
            best = Math.Max(best, share);
            if (!result.Units[u].IsEmpty)
                continue;

            if (result.Units[u].IsKnown)
                missingKnown += weight;
            else
                unknownMass += weight;
        }

        var total = Math.Max(mass, 1e-6f);
        return
        [
            found / total,
            hit.SentenceScores[hit.Sentence] / total,
            best,
            Math.Min(found, 4),
            missingKnown / total,
            unknownMass / total,
            Math.Min(result.Units.Count, 12) / 12.0,
        ];
    }
}
