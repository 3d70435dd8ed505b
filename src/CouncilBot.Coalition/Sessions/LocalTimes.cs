using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilBot.Coalition.Sessions;

/// <summary>Days and times as people here write them.</summary>
public static partial class LocalTimes
{
    /// <summary>A day: <c>24.11.2026</c>, <c>24.11.26</c>, <c>24/11/2026</c> or <c>2026-11-24</c>.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="day">The day.</param>
    /// <param name="looksLikeOne">Whether it was written like a day, so that it only is not in the calendar, such as 29 February.</param>
    public static bool TryReadDay(string? text, out DateOnly day, out bool looksLikeOne)
    {
        day = default;
        var match = Day().Match(text ?? "");
        looksLikeOne = match.Success;
        if (!match.Success)
            return false;

        var (year, month, number) = (Number(match, "year"), Number(match, "month"), Number(match, "day"));
        if (match.Groups["year"].Length == 2)
            year += 2000;
        if (year < 1 || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
            return false;

        day = new DateOnly(year, month, number);
        return true;
    }

    /// <summary>A time: <c>17:00</c>, <c>17.00</c>, <c>17 Uhr</c>, <c>17:30 Uhr</c>, <c>5 pm</c>.</summary>
    public static bool TryReadTime(string? text, out TimeOnly time)
    {
        time = default;
        var match = Time().Match(text ?? "");
        if (!match.Success)
            return false;

        var (hour, minute) = (Number(match, "hour"), match.Groups["minute"].Success ? Number(match, "minute") : 0);
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
                return false;

            hour = (hour % 12) + (match.Groups["half"].ValueSpan[0] is 'p' or 'P' ? 12 : 0);
        }

        if (hour > 23 || minute > 59)
            return false;

        time = new TimeOnly(hour, minute);
        return true;
    }

    /// <summary>
    /// UTC of a local time. Null for a time that the night in March leaves out; of the two that a time of the night in October
    /// may be, the first.
    /// </summary>
    public static DateTime? ToUtc(DateTime local, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(wall))
            return null;

        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return wall.Ticks < offset.Ticks ? null : DateTime.SpecifyKind(wall - offset, DateTimeKind.Utc);
    }

    /// <summary>UTC of a local time of the bot's own making; one that the night in March leaves out counts as that much later.</summary>
    public static DateTime ToUtcOrLater(DateTime local, TimeZoneInfo zone) =>
        ToUtc(local, zone) ?? DateTime.SpecifyKind(local - zone.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)), DateTimeKind.Utc);

    /// <summary>The local time of a moment.</summary>
    public static DateTime ToLocal(DateTime utc, TimeZoneInfo zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?:(?<day>[0-9]{1,2})\s?(?<mark>[./])\s?(?<month>[0-9]{1,2})\s?\k<mark>\s?(?<year>[0-9]{4}|[0-9]{2})|(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2}))\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Day();

    [GeneratedRegex(@"^\s*(?<hour>[0-9]{1,2})(?:[:.](?<minute>[0-9]{2}))?\s*(?:Uhr|h|(?<half>am|pm))?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Time();
}
