using System.Globalization;
using System.Text.RegularExpressions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.DeviatingVotes;

/// <summary>Sessions as people name them in a sentence: by their day, their body or both.</summary>
internal static partial class SaidSessions
{
    /// <summary>More sessions than a municipality has on one day.</summary>
    private const int MostOnADay = 20;

    /// <summary>The session that is meant; null: none of those that are known, or more than one.</summary>
    public static async Task<SessionRow?> FindAsync(CouncilDb db, IReadOnlyList<Body> bodies, string words, DateTime now, CancellationToken cancellation)
    {
        if (await SessionBook.NamedAsync(db, words.Trim(), now, cancellation) is { } named)
            return named;

        // The body is looked for in the words around the day, whose points would not be part of its name.
        var body = BodyFinder.In(Day().Replace(words, " "), bodies);
        var today = DateOnly.FromDateTime(BerlinTime.Of(now));
        if (DayIn(words, today) is not { } day)
            return body.Body is { } known ? await SessionBook.Coming(db, now).Where(s => s.BodyKey == known.Key && s.CancelledUtc == null).AsNoTracking().FirstOrDefaultAsync(cancellation) : null;

        var (from, until) = (BerlinTime.EndOf(day.AddDays(-1)), BerlinTime.EndOf(day));
        var found = await db.Sessions.Where(s => s.StartUtc >= from && s.StartUtc < until && s.CancelledUtc == null).OrderBy(s => s.StartUtc).Take(MostOnADay).AsNoTracking().ToListAsync(cancellation);
        if (body.Body is { } wanted)
            found = found.FindAll(s => s.BodyKey == wanted.Key && (s.BodyName is null || body.Name is null || s.BodyName.Equals(body.Name, StringComparison.OrdinalIgnoreCase)));

        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>The first day in a text that is in the calendar; without a year the next one from today on.</summary>
    public static DateOnly? DayIn(string words, DateOnly today)
    {
        foreach (Match match in Day().Matches(words))
        {
            var (day, month) = (Number(match, "day"), Number(match, "month"));
            if (match.Groups["year"].Success)
            {
                var year = Number(match, "year");
                if (Of(year < 100 ? 2000 + year : year, month, day) is { } dated)
                    return dated;

                continue;
            }

            // 29 February may be up to eight years away.
            for (var year = today.Year; year <= today.Year + 8; year++)
            {
                if (Of(year, month, day) is { } next && next >= today)
                    return next;
            }
        }

        return null;
    }

    private static DateOnly? Of(int year, int month, int day) =>
        year is >= 2000 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    // "7.1" is an item of an agenda, "7.1." a day.
    [GeneratedRegex(@"(?<![0-9.])(?<day>[0-9]{1,2})\.\s?(?<month>[0-9]{1,2})\.(?:\s?(?<year>[0-9]{4}|[0-9]{2})(?![0-9]))?|(?<![0-9/])(?<day>[0-9]{1,2})/(?<month>[0-9]{1,2})(?:/(?<year>[0-9]{4}|[0-9]{2}))?(?![0-9/])|(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Day();
}
