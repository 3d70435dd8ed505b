using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Features.Sessions.Enter;

/// <summary>
/// A session in words: "Rat, 24.11.2026, 17:00, Ratssaal", separated by commas or semicolons, and in further lines the agenda.
/// </summary>
/// <param name="Body">What stands before the day.</param>
/// <param name="Day">Day.</param>
/// <param name="Time">Time.</param>
/// <param name="Place">What follows the time; null: nothing does.</param>
/// <param name="Agenda">The further lines; null: there are none.</param>
internal sealed record TypedSession(string Body, string? Day, string? Time, string? Place, string? Agenda)
{
    public static TypedSession Read(string words)
    {
        var lines = words.Split('\n', 2);
        var separator = lines[0].Contains(';') ? ';' : ',';
        var parts = lines[0].Split(separator, StringSplitOptions.TrimEntries);
        // A committee's name may have commas of its own: what looks like a day ends it.
        var at = Array.FindIndex(parts, p => LocalTimes.TryReadDay(p, out _, out var looksLikeOne) || looksLikeOne);
        if (at < 0)
            at = Math.Min(1, parts.Length);

        var place = string.Join($"{separator} ", parts.Skip(at + 2));
        return new TypedSession(
            string.Join($"{separator} ", parts.Take(at)),
            parts.ElementAtOrDefault(at),
            parts.ElementAtOrDefault(at + 1),
            place.Length == 0 ? null : place,
            lines.Length == 2 && !string.IsNullOrWhiteSpace(lines[1]) ? lines[1] : null);
    }
}
