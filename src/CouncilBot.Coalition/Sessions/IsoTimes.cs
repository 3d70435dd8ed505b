using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilBot.Coalition.Sessions;

/// <summary>Moments as machines write them (ISO 8601).</summary>
public static partial class IsoTimes
{
    private static readonly string[] Clocks = ["H:mm", "H:mm:ss", "H:mm:ss.FFFFFFF"];

    /// <summary>UTC of a moment; without an offset the time is that of <paramref name="zone"/>.</summary>
    /// <param name="text">What was written, such as <c>2026-11-24T17:00:00+01:00</c>.</param>
    /// <param name="zone">The zone of times that name none.</param>
    /// <param name="isDay">Whether it is only a day.</param>
    /// <returns>Null for what is no moment, and for a time that the night in March leaves out.</returns>
    public static DateTime? Read(string? text, TimeZoneInfo zone, out bool isDay)
    {
        isDay = false;
        var match = Moment().Match(text ?? "");
        if (!match.Success || !DateOnly.TryParseExact(match.Groups["day"].ValueSpan, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return null;

        isDay = !match.Groups["time"].Success;
        if (isDay || !TimeOnly.TryParseExact(match.Groups["time"].ValueSpan, Clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return null;

        var local = day.ToDateTime(time);
        if (!match.Groups["offset"].Success)
            return LocalTimes.ToUtc(local, zone);

        return Offset(match) is { } offset && IsInReach(local.Ticks - offset.Ticks)
            ? new DateTime(local.Ticks - offset.Ticks, DateTimeKind.Utc)
            : null;
    }

    private static bool IsInReach(long ticks) => ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;

    private static TimeSpan? Offset(Match match)
    {
        if (!match.Groups["hours"].Success)
            return TimeSpan.Zero;

        var (hours, minutes) = (Number(match.Groups["hours"]), match.Groups["minutes"].Success ? Number(match.Groups["minutes"]) : 0);
        if (hours > 14 || minutes > 59)
            return null;

        var offset = new TimeSpan(hours, minutes, 0);
        return match.Groups["sign"].ValueSpan[0] == '-' ? -offset : offset;
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[Tt ](?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,7})?)?)[0-9]*\s?(?<offset>[Zz]|(?<sign>[+-])(?<hours>[0-9]{2}):?(?<minutes>[0-9]{2})?)?)?\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Moment();
}
