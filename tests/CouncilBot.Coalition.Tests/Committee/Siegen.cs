using System.Globalization;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;

namespace CouncilBot.Coalition.Tests.Committee;

/// <summary>The committee of Siegen, which meets on Mondays from 15:30 to 16:45, before council and main committee in any case.</summary>
internal static class Siegen
{
    public static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static readonly CommitteeRules Rule = Coalitions.Siegen.Rules.Committee!;

    public static readonly TimeOnly From = new(15, 30);

    public static readonly TimeOnly Until = new(16, 45);

    /// <summary>School holidays in North Rhine-Westphalia.</summary>
    public static readonly IReadOnlyList<Recess> SchoolHolidays =
    [
        new("Weihnachtsferien", Day("2026-12-23"), Day("2027-01-06")),
        new("Osterferien", Day("2027-03-22"), Day("2027-04-03")),
        new("Sommerferien", Day("2027-07-19"), Day("2027-08-31")),
        new("Herbstferien", Day("2027-10-23"), Day("2027-11-06")),
        new("Weihnachtsferien", Day("2027-12-24"), Day("2028-01-08")),
        new("Osterferien", Day("2028-04-10"), Day("2028-04-22")),
        new("Sommerferien", Day("2028-07-10"), Day("2028-08-22")),
        new("Herbstferien", Day("2028-10-23"), Day("2028-11-04")),
        new("Weihnachtsferien", Day("2028-12-21"), Day("2029-01-05")),
    ];

    public static CommitteeCalendar Calendar(params MeetingChange[] changes) => new(Rule, changes, []);

    public static CommitteeCalendar WithRecess(string first, string last, params MeetingChange[] changes) => new(Rule, changes, [new Recess("Ferien", Day(first), Day(last))]);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static TimeOnly Time(string time) => TimeOnly.ParseExact(time, "HH:mm", CultureInfo.InvariantCulture);

    public static DateTime Utc(string local) => LocalTimes.ToUtc(DateTime.Parse(local, CultureInfo.InvariantCulture), Berlin)!.Value;

    public static DateTime Moment(string utc) => DateTime.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);

    public static MeetingChange.Moved Moved(string day, string to, string from = "15:30", string until = "16:45") => new(Day(day), Day(to), Time(from), Time(until));

    public static MeetingChange.Extra Extra(string day, string from = "15:30", string until = "16:45") => new(Day(day), Time(from), Time(until));

    public static MeetingChange.Cancelled Cancelled(string day) => new(Day(day));

    public static MeetingChange.Kept Kept(string day) => new(Day(day));

    /// <summary>A session at a local time, such as <c>2027-04-01 17:00</c>.</summary>
    public static BodySession Session(string body, string local, bool isCancelled = false) => new(new Guid(1, 0, 0, new byte[8]), body, Utc(local), isCancelled);

    /// <summary>Meetings as lines: day, key where it is another, time where it is another, status.</summary>
    public static IEnumerable<string> Lines(CommitteeCalendar calendar, string first, string last) => calendar.Between(Day(first), Day(last)).Select(Line);

    public static string Line(Meeting meeting)
    {
        var key = meeting.Key == meeting.Day ? "" : $" ({meeting.Key:yyyy-MM-dd})";
        var time = meeting.From == From && meeting.Until == Until ? "" : $" {meeting.From:HH:mm}-{meeting.Until:HH:mm}";
        return $"{meeting.Day:yyyy-MM-dd}{key}{time} {(meeting.IsExtra ? "extra " : "")}{Status(meeting.Status)}";
    }

    private static string Status(MeetingStatus status) => status switch
    {
        MeetingStatus.OnHoliday(var holiday) => holiday.German,
        MeetingStatus.InRecess(var recess) => recess.Name,
        _ => status.GetType().Name.ToLowerInvariant(),
    };
}
