using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Hosting;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;

namespace CouncilBot.Features.Committee.Subscribe;

/// <summary>A calendar as iCalendar text (RFC 5545, RFC 7986).</summary>
/// <param name="Content">The text in UTF-8.</param>
/// <param name="Tag">The same for calendars that differ only in when they were written.</param>
internal sealed record CalendarFile(byte[] Content, string Tag)
{
    /// <summary>Longest line in octets.</summary>
    private const int LineOctets = 75;

    private const string Product = "-//CouncilBot//Calendar//DE";

    /// <summary>How often calendars are asked to look again: a meeting may be called off on its day.</summary>
    private const string Refresh = "PT1H";

    /// <summary>Writes a calendar.</summary>
    /// <param name="name">Its name for people.</param>
    /// <param name="entries">Its entries.</param>
    /// <param name="now">When it is written, UTC.</param>
    public static CalendarFile Write(string name, IReadOnlyList<CalendarEntry> entries, DateTime now)
    {
        var calendar = new Calendar { ProductId = Product, Method = CalendarMethods.Publish };
        calendar.AddProperty("NAME", Line(name) ?? Product);
        calendar.AddProperty("X-WR-CALNAME", Line(name) ?? Product);
        calendar.AddProperty("X-WR-TIMEZONE", BerlinTime.ZoneId);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", Refresh);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        var first = entries.Select(e => e.StartUtc).Append(now).Min();
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(BerlinTime.ZoneId, new DateTime(first.Year, 1, 1, 0, 0, 0, DateTimeKind.Unspecified), includeHistoricalData: false));
        calendar.Events.AddRange(entries.Select(e => Event(e, now)));

        var text = Folded(new CalendarSerializer().SerializeToString(calendar)!);
        return new CalendarFile(Encoding.UTF8.GetBytes(text), TagOf(text));
    }

    private static CalendarEvent Event(CalendarEntry entry, DateTime now)
    {
        var shown = new CalendarEvent
        {
            Uid = string.Create(CultureInfo.InvariantCulture, $"{entry.Id:N}@councilbot"),
            Summary = Line(entry.Summary),
            Description = Line(entry.Description),
            Location = Line(entry.Place),
            Start = Local(entry.StartUtc),
            Sequence = entry.Sequence,
            DtStamp = Utc(now),
            LastModified = entry.ChangedUtc is { } changed ? Utc(changed) : null,
            Status = entry.IsCalledOff ? EventStatus.Cancelled : EventStatus.Confirmed,
            // What does not take place takes nobody's time.
            Transparency = entry.IsCalledOff ? TransparencyType.Transparent : TransparencyType.Opaque,
            // Who may look into somebody's calendar need not know about this.
            Class = "PRIVATE",
        };
        if (entry.EndUtc is { } end)
            shown.End = Local(end);

        if (entry is { RemindMinutes: { } minutes, IsCalledOff: false })
            shown.Alarms.Add(new Alarm { Action = AlarmAction.Display, Description = shown.Summary, Trigger = new Trigger(Duration.FromMinutes(-minutes)) });

        return shown;
    }

    private static CalDateTime Local(DateTime utc)
    {
        var local = BerlinTime.Of(utc);
        return new CalDateTime(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local), BerlinTime.ZoneId);
    }

    private static CalDateTime Utc(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc), hasTime: true);

    /// <summary>One line of what people typed or a file held; longer ones than can be typed are cut.</summary>
    private static string? Line(string? text)
    {
        if (PlainLine.Of(text) is not { Length: > SessionLimits.Name } line)
            return PlainLine.Of(text);

        return $"{line[..(char.IsHighSurrogate(line[SessionLimits.Name - 2]) ? SessionLimits.Name - 2 : SessionLimits.Name - 1)]}…";
    }

    /// <summary>
    /// The lines folded anew (RFC 5545, 3.1). Ical.Net 5.2.4 folds between two UTF-16 units; where those are one character, such as an
    /// emoji, it would be lost in UTF-8.
    /// </summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var line in text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                octets += rune.Utf8SequenceLength;
                if (octets > LineOctets)
                {
                    folded.Append("\r\n ");
                    octets = 1 + rune.Utf8SequenceLength;
                }

                folded.Append(rune.ToString());
            }

            folded.Append("\r\n");
        }

        return folded.ToString();
    }

    private static string TagOf(string text)
    {
        var lines = text.Split("\r\n").Where(l => !l.StartsWith("DTSTAMP:", StringComparison.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))).AsSpan(0, 16));
    }
}
