using System.Globalization;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Tests.Support;
using static CouncilBot.Coalition.Tests.Committee.Siegen;

namespace CouncilBot.Coalition.Tests.Committee;

/// <summary>Two years of the committee with school holidays and some decisions of people, one line for each thing that happens.</summary>
public sealed class TheCalendarOfSiegen
{
    private static readonly DateOnly First = Day("2027-01-01");

    private static readonly DateOnly Last = Day("2028-12-31");

    private static readonly MeetingChange[] Decisions =
    [
        Moved("2027-03-29", "2027-03-30"),
        Cancelled("2027-06-14"),
        Kept("2027-08-30"),
        Extra("2027-09-15", "08:00", "09:15"),
        Moved("2028-02-28", "2028-02-29"),
        Moved("2028-05-01", "2028-05-04", "17:00", "18:15"),
    ];

    private static readonly BodySession[] Sessions =
    [
        Session("hfa", "2027-03-17 16:00"),
        Session("rat", "2027-04-14 16:00"),
        Session("hfa", "2027-05-12 16:00"),
        Session("rat", "2027-05-19 16:00"),
        Session("rat", "2027-09-01 16:00"),
        Session("hfa", "2027-10-27 16:00"),
        Session("rat", "2027-11-03 16:00"),
        Session("hfa", "2028-04-12 16:00"),
        Session("rat", "2028-04-19 17:00"),
        Session("rat", "2028-06-07 17:00"),
    ];

    [Fact]
    public void Is_as_approved() => Approved.Matches("Siegen", string.Join('\n', Events().OrderBy(e => e.At).ThenBy(e => e.Order).Select(e => e.Line)));

    private static IEnumerable<(DateTime At, int Order, string Line)> Events()
    {
        var calendar = new CommitteeCalendar(Rule, Decisions, SchoolHolidays);
        foreach (var (day, name) in new[] { First.Year, Last.Year }.SelectMany(calendar.Rules.Holidays.In))
            yield return OfDay(day, $"holiday {name.German}");

        foreach (var recess in SchoolHolidays.Where(r => r.Last >= First && r.First <= Last))
        {
            if (recess.First >= First)
                yield return OfDay(recess.First, $"{recess.Name} begin");
            if (recess.Last <= Last)
                yield return OfDay(recess.Last, $"{recess.Name} end");
        }

        for (var day = First; day <= Last; day = day.AddDays(1))
        {
            var (midnight, next) = (Berlin.GetUtcOffset(day.ToDateTime(default)), Berlin.GetUtcOffset(day.AddDays(1).ToDateTime(default)));
            if (midnight != next)
                yield return OfDay(day, next > midnight ? "clocks go forward" : "clocks go back");
        }

        foreach (var session in Sessions)
            yield return At(LocalTimes.ToLocal(session.StartUtc, Berlin), session.StartUtc, 2, $"session of {session.Body}");

        foreach (var missing in MissingMeetings.Find(calendar, Sessions, Utc("2027-01-01 00:00"), Berlin))
            yield return OfDay(missing.NoticedOn, $"managers: no meeting before {missing.Session.Body} on {missing.Day:yyyy-MM-dd}; propose {Text(missing.Proposal)}");

        foreach (var meeting in calendar.Between(First, Last))
        {
            if (!meeting.TakesPlace)
            {
                yield return OfDay(meeting.Day, $"no meeting: {Line(meeting)[(Line(meeting).IndexOf(' ', StringComparison.Ordinal) + 1)..]}");
                continue;
            }

            var key = meeting.Key == meeting.Day ? "" : $" of {meeting.Key:yyyy-MM-dd}";
            var kind = meeting.IsExtra ? "EXTRA MEETING" : "MEETING";
            yield return At(meeting.Day.ToDateTime(meeting.From), meeting.BeginsUtc(Berlin), 1, $"{kind}{key} until {meeting.Until:HH:mm} ({meeting.EndsUtc(Berlin):HH:mm}Z)");
            foreach (var reminder in ReminderPlan.Of(meeting, calendar.Rules.Reminders, Berlin))
                yield return At(reminder.Local, reminder.Utc, 1, $"{reminder.Kind} for {meeting.Day:yyyy-MM-dd}");
        }
    }

    private static string Text(MeetingChange? change) => change switch
    {
        MeetingChange.Moved moved => $"to move {moved.Key:yyyy-MM-dd} to {moved.To:yyyy-MM-dd} {moved.From:HH:mm}-{moved.Until:HH:mm}",
        MeetingChange.Extra extra => $"an extra one on {extra.Key:yyyy-MM-dd} {extra.From:HH:mm}-{extra.Until:HH:mm}",
        MeetingChange.Kept kept => $"to keep {kept.Key:yyyy-MM-dd}",
        _ => "nothing",
    };

    private static (DateTime At, int Order, string Line) OfDay(DateOnly day, string what) =>
        (day.ToDateTime(default), 0, string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd ddd} {what}"));

    private static (DateTime At, int Order, string Line) At(DateTime local, DateTime utc, int order, string what) =>
        (local, order, string.Create(CultureInfo.InvariantCulture, $"{local:yyyy-MM-dd ddd HH:mm} ({utc:HH:mm}Z) {what}"));
}
