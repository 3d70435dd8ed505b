using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilBot.Tests.Gallery;

/// <summary>Puts placeholders where a card differs from run to run: identities, short names of them, codes, addresses and moments.</summary>
internal static partial class Stable
{
    /// <summary>What the help writes for a short name.</summary>
    private const string Example = "7F3A21";

    /// <summary>The card with the first identity as …01, the second as …02.</summary>
    public static string Of(string json)
    {
        json = Token().Replace(json, $"/calendar/{new string('A', 43)}.ics");
        json = Stamp().Replace(json, "1795181400000");
        json = Numbered(Identity(), json, "{0:x32}");
        json = Numbered(ShortName(), json, "7F3A{0:X2}");
        json = Code().Replace(json, m => m.Value == "ABCDE-FGHJK" ? m.Value : "K7M2P-4QXTR");
        json = Noon().Replace(json, "12:00");
        json = LongDay().Replace(json, m => m.Groups["stop"].Success ? "Freitag, 20. November 2026" : "Friday, 20 November 2026");
        return Moment().Replace(json, m => m.Groups["slash"].Success ? $"20/11/2026{Time(m)}" : $"20.11.2026{Time(m)}");
    }

    private static string Time(Match moment) => moment.Groups["time"].Success ? " 14:30" : "";

    private static string Numbered(Regex pattern, string json, string format)
    {
        var seen = new List<string>();
        return pattern.Replace(json, m =>
        {
            if (m.Value == Example)
                return m.Value;

            if (!seen.Contains(m.Value, StringComparer.Ordinal))
                seen.Add(m.Value);

            return string.Format(CultureInfo.InvariantCulture, format, seen.IndexOf(m.Value) + 1);
        });
    }

    [GeneratedRegex(@"/calendar/[A-Za-z0-9_-]{43}\.ics", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Token();

    /// <summary>Milliseconds since 1970 from 2026 on.</summary>
    [GeneratedRegex(@"\b1[789][0-9]{11}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\b[0-9a-f]{32}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Identity();

    [GeneratedRegex(@"\b[0-9A-F]{6}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ShortName();

    [GeneratedRegex(@"\b[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Code();

    /// <summary>Where a clock was put to noon, some minutes may have passed since.</summary>
    [GeneratedRegex(@"\b12:0\d\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Noon();

    /// <summary>"Freitag, 20. November 2026", "Friday, 20 November 2026".</summary>
    [GeneratedRegex(@"\b\p{L}+day, \d{1,2} \p{L}+ 20(2[6-9]|[3-9]\d)\b|\b\p{L}+, \d{1,2}(?<stop>\.) \p{L}+ 20(2[6-9]|[3-9]\d)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex LongDay();

    /// <summary>Days from 2026 on: the documents are older and keep their dates.</summary>
    [GeneratedRegex(@"\b\d{2}(\.|(?<slash>/))\d{2}(\.|/)20(2[6-9]|[3-9]\d)(?<time> \d{2}:\d{2})?\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Moment();
}
