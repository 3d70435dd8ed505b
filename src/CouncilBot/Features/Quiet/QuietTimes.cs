using System.Globalization;
using System.Text.RegularExpressions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;

namespace CouncilBot.Features.Quiet;

/// <summary>Times of day as people write them.</summary>
internal static partial class QuietTimes
{
    /// <summary>"22 bis 7", "von 22:30 bis 6.30 Uhr", "22-7", "10 to 6"; null for anything else, and for hours that begin when they end.</summary>
    public static QuietHours? Read(string text) =>
        FromUntil().Match(text) is { Success: true } m && Minutes(m.Groups["from"].Value) is { } from && Minutes(m.Groups["until"].Value) is { } until ? QuietHours.Of(from, until) : null;

    /// <summary>Whether somebody wants none.</summary>
    public static bool IsOff(string text) => Off().IsMatch(text);

    /// <summary>Minutes of the day; 24 is midnight. Null for what is no time.</summary>
    public static int? Minutes(string text)
    {
        if (Clock().Match(text) is not { Success: true } m)
            return null;

        var hour = int.Parse(m.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = m.Groups["minute"].Success ? int.Parse(m.Groups["minute"].Value, CultureInfo.InvariantCulture) : 0;
        var minutes = (hour * 60) + minute;
        return minute < 60 && minutes <= QuietHours.Day ? minutes % QuietHours.Day : null;
    }

    /// <summary>For a field: 22:00.</summary>
    public static string Digits(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    /// <summary>For a sentence: 7:00 Uhr.</summary>
    public static string Clock(int minutes, Texts texts) => texts["Clock", DateTime.MinValue.AddMinutes(minutes)];

    [GeneratedRegex(@"^\s*(?:von\s+|from\s+)?(?<from>\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr|h)?\s*(?:bis|to|until|-|–)\s*(?<until>\d{1,2}(?:[:.]\d{2})?)\s*(?:uhr|h)?\s*[.!]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex FromUntil();

    [GeneratedRegex(@"^\s*(?<hour>\d{1,2})(?:[:.](?<minute>\d{2}))?\s*(?:uhr|h)?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^\s*(?:aus|ausschalten|beenden|keine|off)\s*[.!]?\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Off();
}
