using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Hosting;

/// <summary>Time as people here read it: stored in UTC, shown in Europe/Berlin.</summary>
internal static class BerlinTime
{
    /// <summary>The zone, by its IANA name.</summary>
    public const string ZoneId = "Europe/Berlin";

    /// <summary>The zone.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    /// <summary>Local time of <paramref name="utc"/>.</summary>
    public static DateTime Of(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);

    /// <summary>
    /// UTC of a local time; null for one that the night in March leaves out, the first of two in the night in October.
    /// </summary>
    public static DateTime? ToUtc(DateTime local) => LocalTimes.ToUtc(local, Zone);

    /// <summary>A moment with its local day.</summary>
    public static Moment MomentOf(DateTime utc) => new(utc, DateOnly.FromDateTime(Of(utc)));

    /// <summary>When the local day of <paramref name="utc"/> began, UTC.</summary>
    public static DateTime DayStart(DateTime utc) => ToUtc(Of(utc).Date) ?? utc;

    /// <summary>The end of a local day, UTC.</summary>
    public static DateTime EndOf(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Zone);

    /// <summary>
    /// The moment, UTC, at which clocks show <paramref name="local"/>. In the night they are put back that is twice: the first one
    /// behind <paramref name="utc"/>. In the night they are put forward it may be never: the moment they jump over it.
    /// </summary>
    public static DateTime Next(DateTime local, DateTime utc)
    {
        if (Zone.IsInvalidTime(local))
        {
            var before = local;
            while (Zone.IsInvalidTime(before))
                before = before.AddMinutes(-1);

            return TimeZoneInfo.ConvertTimeToUtc(before, Zone).AddMinutes(1);
        }

        if (!Zone.IsAmbiguousTime(local))
            return TimeZoneInfo.ConvertTimeToUtc(local, Zone);

        var moments = Zone.GetAmbiguousTimeOffsets(local).Select(offset => DateTime.SpecifyKind(local - offset, DateTimeKind.Utc)).Order().ToList();
        return moments.Find(m => m > utc) is var next && next > utc ? next : moments[^1];
    }
}
