using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Answers;

/// <summary>What kind of answer a question wants, told by its question words.</summary>
internal static class QuestionShape
{
    private static readonly HashSet<string> Quantities = new(StringComparer.Ordinal) { "viel", "viele", "hoch", "lange", "oft", "gross", "many", "much", "long", "often", "high", "large", "big" };

    private static readonly HashSet<string> Amounts = new(StringComparer.Ordinal) { "kostet", "teuer", "cost", "costs", "expensive", "wieviel", "wieviele", "uhrzeit", "prozent", "percentage", "euro", "datum", "date" };

    /// <summary>Whether it may be answered by a number: how many, how much, how long, when.</summary>
    public static bool WantsNumber(IReadOnlyList<Token> tokens) =>
        tokens.Any(t => t.Form is "wann" or "when") || NeedsNumber(tokens);

    /// <summary>Whether only a number answers it: how many, how much, which year. "When" may be answered by an event.</summary>
    public static bool NeedsNumber(IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Amounts.Contains(tokens[i].Form))
                return true;

            if (i > 0 && tokens[i - 1].Form is ("wie" or "how") && Quantities.Contains(tokens[i].Form))
                return true;

            if (i > 0 && tokens[i - 1].Form is ("welche" or "welchem" or "welches" or "welcher" or "welchen" or "which" or "what") && tokens[i].Form is ("jahr" or "jahre" or "jahren" or "year" or "years" or "date" or "time" or "paragraf"))
                return true;
        }

        return false;
    }
}
