using System.Text.RegularExpressions;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.DeviatingVotes;

/// <summary>Which item of an agenda some words mean.</summary>
internal abstract partial record AgendaMatch
{
    private AgendaMatch()
    {
    }

    /// <summary>This one.</summary>
    internal sealed record One(AgendaItemRow Item) : AgendaMatch;

    /// <summary>More than one might be meant.</summary>
    internal sealed record Several : AgendaMatch;

    /// <summary>None of them.</summary>
    internal sealed record None : AgendaMatch;

    /// <summary>By its number, its whole title, or words that only one title has.</summary>
    public static AgendaMatch Of(string words, IReadOnlyList<AgendaItemRow> agenda)
    {
        var number = Number().Match(words) is { Success: true } match ? match.Groups["number"].Value : null;
        return Only(agenda, i => number is not null && Same(i.Number, number))
            ?? Only(agenda, i => i.Title.Equals(words, StringComparison.OrdinalIgnoreCase) || $"{i.Number} {i.Title}".Equals(words, StringComparison.OrdinalIgnoreCase))
            ?? (number is null ? Only(agenda, i => i.Title.Contains(words, StringComparison.OrdinalIgnoreCase)) : null)
            ?? new None();
    }

    /// <summary>Whether some words are a number alone.</summary>
    public static bool IsNumber(string words) => Number().IsMatch(words);

    /// <summary>An item that is on no agenda, with the number people gave it.</summary>
    public static ItemRef Free(string words) => AgendaText.Read(words) is [{ Number: { } number, Title: var title }] ? new ItemRef(null, number, title) : new ItemRef(null, Number().Match(words) is { Success: true } match ? match.Groups["number"].Value : null, words);

    private static AgendaMatch? Only(IReadOnlyList<AgendaItemRow> agenda, Func<AgendaItemRow, bool> isMeant)
    {
        var meant = agenda.Where(isMeant).Take(2).ToList();
        return meant.Count switch { 0 => null, 1 => new One(meant[0]), _ => new Several() };
    }

    private static bool Same(string? one, string other) => one is not null && one.Replace(" ", "", StringComparison.Ordinal).Equals(other.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*(?:TOP|Punkt|item)?\s*(?<number>(?:[ÖN]\s?)?[0-9]{1,3}(?:\.[0-9]{1,3}){0,4}[a-z]?)\.?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
