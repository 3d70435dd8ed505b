using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.Tests.Committee.Siegen;

namespace CouncilBot.Coalition.Tests.Committee;

public sealed class RemindersOfAMeeting
{
    [Theory]
    [InlineData("2027-03-22", "2027-03-18T11:00Z", "2027-03-22T08:00Z", "2027-03-22T14:00Z")]
    [InlineData("2027-04-05", "2027-04-01T10:00Z", "2027-04-05T07:00Z", "2027-04-05T13:00Z")] // in summer time
    [InlineData("2028-03-27", "2028-03-23T11:00Z", "2028-03-27T07:00Z", "2028-03-27T13:00Z")] // the change lies between call and agenda
    [InlineData("2028-10-30", "2028-10-26T10:00Z", "2028-10-30T08:00Z", "2028-10-30T14:00Z")]
    [InlineData("2028-03-06", "2028-03-02T11:00Z", "2028-03-06T08:00Z", "2028-03-06T14:00Z")]
    [InlineData("2028-01-03", "2027-12-30T11:00Z", "2028-01-03T08:00Z", "2028-01-03T14:00Z")] // called in the old year
    public void Come_on_Thursday_in_the_morning_and_shortly_before(string day, string call, string agenda, string shortly) =>
        Assert.Equal([Moment(call), Moment(agenda), Moment(shortly)], Of(Calendar(), day).Select(r => r.Utc));

    [Fact]
    public void Have_the_local_time_too() => Assert.Equal(
        [
            new Reminder(ReminderKind.Call, new DateTime(2027, 4, 1, 12, 0, 0), Moment("2027-04-01T10:00Z")),
            new Reminder(ReminderKind.Agenda, new DateTime(2027, 4, 5, 9, 0, 0), Moment("2027-04-05T07:00Z")),
            new Reminder(ReminderKind.Shortly, new DateTime(2027, 4, 5, 15, 0, 0), Moment("2027-04-05T13:00Z")),
        ],
        Of(Calendar(), "2027-04-05"));

    [Theory]
    [InlineData("2027-02-09", "2027-02-04")]
    [InlineData("2027-02-11", "2027-02-04")] // on a Thursday: at least one day before
    [InlineData("2027-02-12", "2027-02-11")]
    [InlineData("2028-03-03", "2028-03-02")]
    [InlineData("2028-02-29", "2028-02-24")]
    public void Follow_a_meeting_that_is_moved(string to, string call)
    {
        var (key, days) = ("2027-02-08", Calendar(Moved("2027-02-08", to)));

        Assert.Equal([Day(call), Day(to), Day(to)], Of(days, key).Select(r => DateOnly.FromDateTime(r.Local)));
    }

    [Fact]
    public void Are_those_of_an_extra_one_too() =>
        Assert.Equal([Day("2027-02-04"), Day("2027-02-10"), Day("2027-02-10")], Of(Calendar(Extra("2027-02-10")), "2027-02-10").Select(r => DateOnly.FromDateTime(r.Local)));

    [Theory]
    [InlineData("11:00", "09:00")]
    [InlineData("10:00", "09:00")]
    [InlineData("09:30", "08:30")]
    [InlineData("07:00", "06:00")]
    public void Bring_the_agenda_an_hour_before_at_the_latest(string from, string agenda) =>
        Assert.Equal(Time(agenda), TimeOnly.FromDateTime(Of(Calendar(Moved("2027-02-08", "2027-02-09", from, "12:00")), "2027-02-08")[1].Local));

    [Fact]
    public void Bring_the_agenda_on_the_evening_before_a_meeting_at_midnight() =>
        Assert.Equal(new DateTime(2027, 2, 8, 23, 15, 0), Of(Calendar(Moved("2027-02-08", "2027-02-09", "00:15", "01:00")), "2027-02-08")[1].Local);

    [Fact]
    public void Come_as_many_minutes_before_as_pass_where_the_clock_is_changed() =>
        Assert.Equal(new DateTime(2027, 3, 28, 1, 45, 0), Of(Calendar(Moved("2027-03-29", "2027-03-28", "03:15", "04:00")), "2027-03-29")[2].Local);

    [Fact]
    public void Come_later_where_the_night_in_March_leaves_their_time_out()
    {
        var settings = CommitteeReminders.Default with { Call = new WeeklyTime(DayOfWeek.Sunday, new TimeOnly(2, 30)) };

        var call = ReminderPlan.Of(Calendar(Kept("2027-03-29")).Find(Day("2027-03-29"))!, settings, Berlin)[0];

        Assert.Equal((new DateTime(2027, 3, 28, 3, 30, 0), Moment("2027-03-28T01:30Z")), (call.Local, call.Utc));
    }

    [Fact]
    public void Follow_the_settings_of_the_coalition()
    {
        var settings = new CommitteeReminders(new WeeklyTime(DayOfWeek.Friday, new TimeOnly(8, 0)), new TimeOnly(14, 0), Shortly: 5, MissingNotice: 14);

        Assert.Equal(
            [new DateTime(2027, 2, 5, 8, 0, 0), new DateTime(2027, 2, 8, 14, 0, 0), new DateTime(2027, 2, 8, 15, 25, 0)],
            ReminderPlan.Of(Calendar().Find(Day("2027-02-08"))!, settings, Berlin).Select(r => r.Local));
    }

    [Fact]
    public void Ask_a_week_before_where_the_committee_itself_meets_on_that_day()
    {
        var thursdays = Coalitions.Musterstadt.Rules.Committee!;
        var meeting = new CommitteeCalendar(thursdays, [], []).Find(Day("2027-02-11"))!;

        Assert.Equal(new DateTime(2027, 2, 4, 12, 0, 0), ReminderPlan.Of(meeting, thursdays.Reminders, Berlin)[0].Local);
    }

    [Theory]
    [InlineData("2027-03-29")]
    [InlineData("2027-02-08")]
    [InlineData("2027-02-15")]
    public void Are_none_for_one_that_does_not_take_place(string day) => Assert.Empty(Of(WithRecess("2027-02-15", "2027-02-15", Cancelled("2027-02-08")), day));

    private static IReadOnlyList<Reminder> Of(CommitteeCalendar calendar, string day) => ReminderPlan.Of(calendar.Find(Day(day))!, calendar.Rules.Reminders, Berlin);
}
