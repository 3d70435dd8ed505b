using System.Globalization;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Index;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Answers;

/// <summary>Finds passages that a question calls by name: "Regel 7", "rule 7", "Ziel 3", "Zeile 590".</summary>
internal static class DirectReference
{
    private const string Line = "zeile";

    /// <summary>What people call things, folded, and the noun of the document it may mean.</summary>
    private static readonly Dictionary<string, string> Nouns = new(StringComparer.Ordinal)
    {
        ["rule"] = "regel",
        ["goal"] = "ziel",
        ["objective"] = "ziel",
        ["aim"] = "ziel",
        ["target"] = "ziel",
        ["criterion"] = "kriterium",
        ["number"] = "nummer",
        ["nr"] = "nummer",
        ["no"] = "nummer",
        ["item"] = "nummer",
        ["line"] = Line,
        ["lines"] = Line,
        ["zeilen"] = Line,
        ["z"] = Line,
        ["letter"] = "buchstabe",
        ["principle"] = "grundsatz",
        ["point"] = "punkt",
    };

    /// <summary>Fillers between noun and number: "Regel Nr. 7".</summary>
    private static readonly HashSet<string> Fillers = new(StringComparer.Ordinal) { "nr", "nummer", "no", "number" };

    /// <summary>The passages named, best first, and the words that name them; none when the question names nothing of the collection.</summary>
    public static (IReadOnlyList<int> Passages, IReadOnlyList<Token> Name) Find(CollectionIndex index, IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
        {
            var noun = Nouns.GetValueOrDefault(tokens[i].Form, tokens[i].Form);
            var at = i + 1;
            if (at + 1 < tokens.Count && Fillers.Contains(tokens[at].Form))
                at++;

            if (noun.Length < 4 || !IsNumberOrLetter(tokens[at].Form))
                continue;

            var found = noun == Line ? WithLine(index, tokens[at].Form) : WithReference(index, noun, tokens[at].Form);
            if (found.Count > 0)
                return (found, [tokens[i], tokens[at]]);
        }

        return ([], []);
    }

    private static bool IsNumberOrLetter(string form) => form.Length <= 4 && (form.All(char.IsAsciiDigit) || form.Length == 1);

    private static List<int> WithLine(CollectionIndex index, string number)
    {
        if (!int.TryParse(number, CultureInfo.InvariantCulture, out var line))
            return [];

        return Enumerable.Range(0, index.Passages.Count)
            .Where(p => index.Passages[p] is var passage && (index.DocumentOf[p].PrintsLineNumbers ? passage.PrintedLines?.Contains(line) == true : passage.SourceLines.Contains(line)))
            .ToList();
    }

    /// <summary>Items that bear the name themselves come before what stands under a heading of that name.</summary>
    private static List<int> WithReference(CollectionIndex index, string noun, string number)
    {
        bool IsMeant(Reference r) => string.Equals(r.Number, number, StringComparison.OrdinalIgnoreCase) && Folding.Fold(r.Noun).EndsWith(noun, StringComparison.Ordinal);

        return index.WithNumber(number)
            .Where(p => index.Passages[p].References.Any(IsMeant))
            .OrderBy(p => index.Passages[p].Label is { } label && IsMeant(label) ? 0 : 1)
            .ThenBy(p => p)
            .ToList();
    }
}
