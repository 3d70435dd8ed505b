namespace CouncilBot.Knowledge.Text;

/// <summary>The first half of "Bäder- und Eishallenlandschaft": a word that borrows its end from the compound after it.</summary>
/// <param name="Start">The folded beginning, such as "bader".</param>
/// <param name="Compound">The folded compound, such as "eishallenlandschaft".</param>
internal sealed record Ellipsis(string Start, string Compound)
{
    /// <summary>Tokens between beginning and compound: the conjunction, and further beginnings.</summary>
    private const int Reach = 5;

    /// <summary>All shortened compounds of a sentence.</summary>
    public static IEnumerable<Ellipsis> In(string sentence, IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            if (!EndsWithHyphen(sentence, tokens[i]))
                continue;

            for (var j = i + 1; j < tokens.Count && j <= i + Reach; j++)
            {
                if (EndsWithHyphen(sentence, tokens[j]) || FunctionWords.Contains(tokens[j].Form, Language.German))
                    continue;

                yield return new Ellipsis(tokens[i].Form, tokens[j].Form);
                break;
            }
        }
    }

    /// <summary>The words that may be meant: the beginning with each end the compound has.</summary>
    public IEnumerable<string> Complete(CompoundSplitter splitter)
    {
        var parts = splitter.SplitEnds(Compound);
        return parts.Select(end => Start + end);
    }

    private static bool EndsWithHyphen(string sentence, Token token)
    {
        var end = token.Start + token.Length;
        return end + 1 < sentence.Length && sentence[end] == '-' && (char.IsWhiteSpace(sentence[end + 1]) || sentence[end + 1] is ',' or '/');
    }
}
