namespace CouncilBot.Knowledge.Text;

/// <summary>
/// German takes verbs apart: "Die Partner stimmen in allen Fragen einheitlich ab." The prefix at the end of the clause and the
/// verb before it are put together again, where that makes a known word.
/// </summary>
internal static class SeparableVerb
{
    /// <summary>A verb stands at most so many words before its prefix.</summary>
    private const int Reach = 25;

    private static readonly HashSet<string> Prefixes = new(StringComparer.Ordinal)
    {
        "ab", "an", "auf", "aus", "bei", "dar", "durch", "ein", "fest", "fort", "heran", "herbei", "hin", "mit", "nach", "teil", "um", "vor", "voran", "weiter", "zu", "zuruck", "zusammen",
    };

    /// <summary>The verbs of a sentence that were taken apart, folded, such as "abstimmen".</summary>
    public static IEnumerable<string> In(string sentence, IReadOnlyList<Token> tokens, Func<string, bool> isKnown)
    {
        for (var p = 1; p < tokens.Count; p++)
        {
            if (!Prefixes.Contains(tokens[p].Form) || !EndsClause(sentence, tokens, p))
                continue;

            for (var v = p - 1; v >= 0 && v >= p - Reach && !IsBoundary(sentence, tokens, v); v--)
            {
                var joined = tokens[p].Form + tokens[v].Form;
                if (char.IsUpper(sentence[tokens[v].Start]) || tokens[v].Form.Length < 4 || !isKnown(joined))
                    continue;

                yield return joined;
                break;
            }
        }
    }

    /// <summary>A prefix that belongs to a verb is followed by punctuation or "und", not by the noun a preposition would have.</summary>
    private static bool EndsClause(string sentence, IReadOnlyList<Token> tokens, int at)
    {
        var end = tokens[at].Start + tokens[at].Length;
        return end >= sentence.Length || sentence[end] is '.' or ',' or ';' or '!' or '?' or ':'
            || (at + 1 < tokens.Count && tokens[at + 1].Form is ("und" or "sowie" or "oder"));
    }

    private static bool IsBoundary(string sentence, IReadOnlyList<Token> tokens, int at)
    {
        var end = tokens[at].Start + tokens[at].Length;
        return end < sentence.Length && sentence[end] is (';' or ':');
    }
}
