namespace CouncilBot.EndToEnd;

/// <summary>The clock of the machine as the people of the bot read it.</summary>
internal static class Berlin
{
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static DateTime Now() => TimeZoneInfo.ConvertTimeFromUtc(TimeProvider.System.GetUtcNow().UtcDateTime, Zone);
}
