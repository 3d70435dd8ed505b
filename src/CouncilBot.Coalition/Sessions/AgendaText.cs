using System.Text.RegularExpressions;

namespace CouncilBot.Coalition.Sessions;

/// <summary>An agenda as people type it: one item per line, with its number in front or without one.</summary>
public static partial class AgendaText
{
    private static readonly string[] Breaks = ["\r\n", "\n", "\r", "\u2028", "\u2029", "\v", "\f"];

    /// <summary>Every line that is not blank is an item: <c>7.1 Haushalt 2027</c> is number and title.</summary>
    public static IReadOnlyList<AgendaItem> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(Breaks, StringSplitOptions.None).Select(PlainLine.Of).OfType<string>().Select(line => Numbered(line) ?? new AgendaItem(Number: null, line))];
    }

    /// <summary>Only the lines with a number in front: what a calendar says besides is no agenda.</summary>
    public static IReadOnlyList<AgendaItem> ReadNumbered(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. text.Split(Breaks, StringSplitOptions.None).Select(PlainLine.Of).OfType<string>().Select(Numbered).OfType<AgendaItem>()];
    }

    /// <summary>The items, one per line.</summary>
    public static string Write(IEnumerable<AgendaItem> items) => string.Join('\n', items.Select(Line));

    /// <summary>An item as a line.</summary>
    public static string Line(AgendaItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Number is { } number ? $"{number} {item.Title}" : item.Title;
    }

    private static AgendaItem? Numbered(string line) =>
        Item().Match(line) is { Success: true } match && match.Groups["number"].Length <= SessionLimits.Number
            ? new AgendaItem(match.Groups["number"].Value, match.Groups["title"].Value)
            : null;

    // Councils number public and not public items apart: "Ö 7.1", "N 2".
    [GeneratedRegex(@"^(?:(?:TOP|Top|top)\s*)?(?<number>(?:[ÖN]\s?)?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[a-z]?)[.):]?\s+(?<title>\S.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Item();
}
