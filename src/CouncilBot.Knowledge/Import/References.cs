using System.Text.RegularExpressions;
using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>Finds the name under which a numbered item is known: "folgende Regeln …" makes its items "Regel 1", "Regel 2".</summary>
internal static partial class References
{
    /// <summary>German plurals (and "Zielsetzung") that announce a numbered list, with their singular; matched at the end of a compound too.</summary>
    private static readonly (string Ending, string Singular)[] Announcements =
    [
        ("regeln", "regel"), ("regelungen", "regelung"), ("grundsätze", "grundsatz"), ("zielsetzung", "ziel"), ("zielsetzungen", "ziel"),
        ("ziele", "ziel"), ("kriterien", "kriterium"), ("schwerpunkte", "schwerpunkt"), ("maßnahmen", "maßnahme"), ("projekte", "projekt"),
        ("punkte", "punkt"), ("thesen", "these"), ("aufgaben", "aufgabe"), ("forderungen", "forderung"), ("vorhaben", "vorhaben"),
    ];

    private const string Numbered = "Nummer";
    private const string Lettered = "Buchstabe";

    /// <summary>The name of item <paramref name="number"/> of a list introduced by <paramref name="intro"/> under <paramref name="headings"/>.</summary>
    public static Reference For(string number, string? intro, IEnumerable<string> headings) =>
        new(char.IsLetter(number[0]) ? Lettered : NounFor(intro, headings), number);

    private static string NounFor(string? intro, IEnumerable<string> headings)
    {
        foreach (var text in headings.Append(intro ?? string.Empty).Reverse())
        {
            var nouns = Word().Matches(text).Select(m => (m.Index, Noun: Singular(m.Value))).Where(m => m.Noun is not null).ToList();
            if (nouns.Count == 0)
                continue;

            // "Die Maßnahmen müssen sich an folgenden Kriterien messen lassen": the word behind "folgenden" names the items.
            var following = text.IndexOf("folgend", StringComparison.OrdinalIgnoreCase);
            return nouns.Find(n => following >= 0 && n.Index > following).Noun ?? nouns[^1].Noun!;
        }

        return Numbered;
    }

    /// <summary>"Ziel 3: Einzelhandel stärken" carries its own name.</summary>
    public static Reference? InHeading(string heading)
    {
        var match = NumberedHeading().Match(heading);
        return match.Success ? new Reference(match.Groups["noun"].Value, match.Groups["number"].Value) : null;
    }

    private static string? Singular(string word)
    {
        foreach (var (ending, singular) in Announcements)
        {
            if (word.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return word[..^ending.Length] is { Length: > 0 } stem ? stem + singular : Capital(singular);
        }

        return null;
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    [GeneratedRegex(@"\b\p{Lu}[\p{L}-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?<noun>\p{Lu}\p{L}+) (?<number>\d{1,3})(?=[:.)\s]|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: Limits.PatternMilliseconds)]
    private static partial Regex NumberedHeading();
}
