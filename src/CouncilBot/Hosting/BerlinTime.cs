namespace CouncilBot.Hosting;

/// <summary>Time as people here read it: stored in UTC, shown in Europe/Berlin.</summary>
internal static class BerlinTime
{
    /// <summary>The zone, by its IANA name.</summary>
    public const string ZoneId = "Europe/Berlin";

    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    /// <summary>Local time of <paramref name="utc"/>.</summary>
    public static DateTime Of(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(utc, Zone);
}
