using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using static CouncilBot.Coalition.Tests.Committee.Siegen;

namespace CouncilBot.Coalition.Tests.Committee;

/// <summary>Rule 7 of Siegen: the committee meets before sessions of council and main committee in any case.</summary>
public sealed class ASessionWithoutAMeeting
{
    private static readonly DateTime Since = Utc("2027-01-01 00:00");

    [Fact]
    public void Is_none_while_the_series_takes_place() => Assert.Empty(Find(Calendar(), Session("rat", "2027-02-10 17:00"), Session("hfa", "2027-02-24 17:00")));

    [Fact]
    public void Is_told_two_weeks_before_with_the_session_before_it()
    {
        var earlier = Session("hfa", "2027-03-25 17:00");
        var session = Session("rat", "2027-04-01 17:00");

        var missing = Assert.Single(Find(Calendar(), session, earlier));

        Assert.Equal((session, earlier, Day("2027-04-01"), Day("2027-03-18")), (missing.Session, missing.Previous, missing.Day, missing.NoticedOn));
        Assert.Equal(Day("2027-03-29"), Assert.Single(Find(Settings(r => r with { MissingNotice = 3 }), session, earlier)).NoticedOn);
    }

    [Fact]
    public void Has_the_meeting_of_the_holiday_on_the_day_after() =>
        Assert.Equal(Moved("2027-03-29", "2027-03-30"), Proposal(Calendar(), "2027-03-25 17:00", "2027-04-01 17:00"));

    [Fact]
    public void Has_the_meeting_that_was_called_off_on_the_day_after() =>
        Assert.Equal(Moved("2027-02-08", "2027-02-09"), Proposal(Calendar(Cancelled("2027-02-08")), "2027-02-03 17:00", "2027-02-11 17:00"));

    [Fact]
    public void Has_the_meeting_of_the_recess_on_the_day_after_it() =>
        Assert.Equal(Moved("2027-02-08", "2027-02-11"), Proposal(WithRecess("2027-02-08", "2027-02-10", Cancelled("2027-02-15")), "2027-02-03 17:00", "2027-02-12 17:00"));

    [Theory]
    [InlineData("2027-05-11", "2027-05-19 17:00", "2027-05-18")] // Whit Monday; the session on Wednesday
    [InlineData("2027-05-11", "2027-05-18 17:00", "2027-05-18")] // the session on Tuesday at 17:00: the same day just before it
    [InlineData("2027-05-11", "2027-05-18 16:45", "2027-05-18")] // ends as it begins
    [InlineData("2027-05-11", "2027-05-18 16:00", "2027-05-14")] // there is no time before it on that day: the Friday before
    [InlineData("2027-05-13", "2027-05-18 16:00", "2027-05-14")]
    [InlineData("2027-10-27", "2027-11-03 17:00", "2027-11-02")] // All Saints' Day, the day after summer time
    [InlineData("2028-04-12", "2028-04-19 17:00", "2028-04-18")] // Easter Monday 2028
    public void Has_it_before_the_session_and_after_the_previous_one(string previousDay, string session, string day)
    {
        var proposal = Assert.IsType<MeetingChange.Moved>(Proposal(Calendar(), $"{previousDay} 17:00", session));

        Assert.Equal((Day(day), From, Until), (proposal.To, proposal.From, proposal.Until));
    }

    [Fact]
    public void Has_the_last_of_several_that_fall_out()
    {
        // Christmas 2028 and New Year 2029 are Mondays.
        Assert.Equal(Moved("2029-01-01", "2029-01-02"), Proposal(Calendar(), "2028-12-20 17:00", "2029-01-04 17:00"));
        Assert.Equal(Moved("2028-12-25", "2028-12-27"), Proposal(Calendar(), "2028-12-20 17:00", "2028-12-28 17:00"));
    }

    [Fact]
    public void Has_it_on_no_holiday_and_no_weekend()
    {
        // Good Friday before, Easter Monday itself; the day after is the session's, which begins too early.
        Assert.Equal(Moved("2027-03-29", "2027-03-25"), Proposal(Calendar(), "2027-03-24 17:00", "2027-03-30 15:00"));
    }

    [Fact]
    public void Has_it_in_the_recess_where_all_days_are_in_it()
    {
        Assert.Equal(Kept("2027-02-08"), Proposal(WithRecess("2027-02-01", "2027-02-28"), "2027-02-03 17:00", "2027-02-11 17:00"));
        Assert.Equal(Moved("2027-03-29", "2027-03-30"), Proposal(WithRecess("2027-03-22", "2027-04-03"), "2027-03-25 17:00", "2027-04-01 17:00"));
    }

    [Fact]
    public void Does_not_have_it_weeks_before_only_because_there_was_no_recess_then() =>
        Assert.Equal(Kept("2027-08-23"), Proposal(new CommitteeCalendar(Rule, [], SchoolHolidays), "2027-07-15 17:00", "2027-08-26 17:00"));

    [Fact]
    public void Has_an_extra_one_on_the_last_day_before_it_where_none_falls_out()
    {
        Assert.Equal(Extra("2027-02-17"), Proposal(Calendar(), "2027-02-16 17:00", "2027-02-18 17:00"));
        Assert.Equal(Extra("2027-02-19"), Proposal(Calendar(Moved("2027-02-22", "2027-02-25")), "2027-02-17 17:00", "2027-02-22 17:00"));
        Assert.Equal(Extra("2027-05-05"), Proposal(Calendar(), "2027-05-04 17:00", "2027-05-07 17:00")); // not on Ascension Day
    }

    [Fact]
    public void Has_an_extra_one_outside_the_recess_where_there_is_a_day() =>
        Assert.Equal(Extra("2027-02-10"), Proposal(WithRecess("2027-02-11", "2027-02-12"), "2027-02-09 17:00", "2027-02-12 17:00"));

    [Fact]
    public void Has_an_extra_one_in_the_recess_where_there_is_none() =>
        Assert.Equal(Extra("2027-02-11"), Proposal(WithRecess("2027-02-10", "2027-02-12"), "2027-02-09 17:00", "2027-02-12 17:00"));

    [Fact]
    public void Does_not_have_the_meeting_that_falls_out_before_the_previous_one() =>
        Assert.Equal(Extra("2027-02-09"), Proposal(Calendar(Cancelled("2027-02-08")), "2027-02-08 17:00", "2027-02-10 17:00"));

    [Fact]
    public void Has_an_extra_one_on_its_own_day_where_nothing_else_is_left()
    {
        Assert.Equal(Extra("2027-02-17"), Proposal(Calendar(), "2027-02-16 17:00", "2027-02-17 17:00"));
        Assert.Null(Proposal(Calendar(), "2027-02-16 17:00", "2027-02-17 16:00"));
    }

    [Fact]
    public void Is_one_where_the_meeting_is_over_too_late_or_began_too_early()
    {
        Assert.Single(Find(Calendar(), Session("hfa", "2027-02-08 12:00"), Session("rat", "2027-02-08 16:00"), Session("hfa", "2027-02-15 16:44")), m => m.Day == Day("2027-02-15"));
        Assert.Empty(Find(Calendar(), Session("hfa", "2027-02-15 16:45")));
        Assert.Single(Find(Calendar(), Session("hfa", "2027-02-08 15:30"), Session("rat", "2027-02-11 17:00")), m => m.Day == Day("2027-02-11"));
    }

    [Fact]
    public void Is_counted_once_a_day_with_all_sessions_of_the_day()
    {
        BodySession[] sessions = [Session("rat", "2027-04-01 18:00"), Session("hfa", "2027-04-01 16:00"), Session("rat", "2027-03-25 17:00")];

        var missing = Assert.Single(Find(Calendar(), sessions));

        Assert.Equal([sessions[1], sessions[0]], missing.Sessions);
        Assert.Equal(sessions[2], missing.Previous);
        Assert.Equal(Moved("2027-03-29", "2027-03-30"), missing.Proposal);
    }

    [Fact]
    public void Is_seen_by_the_local_day()
    {
        // 23:30 and 00:30 in Berlin are one day in UTC and two here.
        Assert.Equal([Day("2027-06-09"), Day("2027-06-10")], Find(Calendar(Cancelled("2027-06-07")), Session("hfa", "2027-06-03 17:00"), Session("hfa", "2027-06-09 23:30"), Session("rat", "2027-06-10 00:30")).Select(m => m.Day));
    }

    [Fact]
    public void Does_not_count_what_was_called_off_or_needs_no_meeting()
    {
        BodySession[] others = [Session("rat", "2027-03-31 17:00", isCancelled: true), Session("ausschuss", "2027-03-30 17:00")];

        Assert.Empty(Find(Calendar(), others));
        Assert.Equal(Session("hfa", "2027-03-25 17:00"), Assert.Single(Find(Calendar(), [.. others, Session("hfa", "2027-03-25 17:00"), Session("rat", "2027-04-01 17:00")])).Previous);
    }

    [Fact]
    public void Has_no_previous_one_where_none_is_known()
    {
        var missing = Assert.Single(MissingMeetings.Find(Calendar(), [Session("rat", "2027-04-01 17:00")], Utc("2027-03-26 00:00"), Berlin));

        Assert.Null(missing.Previous);
        Assert.Equal(Moved("2027-03-29", "2027-03-30"), missing.Proposal);
        Assert.Empty(MissingMeetings.Find(Calendar(), [Session("rat", "2027-04-01 17:00")], Utc("2027-03-22 00:00"), Berlin));
    }

    [Fact]
    public void Is_no_matter_of_sessions_that_were_before()
    {
        BodySession[] sessions = [Session("hfa", "2027-03-25 17:00"), Session("rat", "2027-04-01 17:00")];

        Assert.Empty(MissingMeetings.Find(Calendar(), sessions, Utc("2027-04-01 17:00"), Berlin));
        // Not the moment from which on people want to know, but the session before it bounds the time in which a meeting counts.
        Assert.Empty(MissingMeetings.Find(Calendar(), [Session("hfa", "2027-04-01 17:00"), Session("rat", "2027-04-08 17:00")], Utc("2027-04-06 00:00"), Berlin));
    }

    [Fact]
    public void Is_none_any_more_when_the_proposal_is_taken()
    {
        BodySession[] sessions = [Session("hfa", "2027-03-25 17:00"), Session("rat", "2027-04-01 17:00")];

        Assert.Empty(Find(Calendar(Find(Calendar(), sessions)[0].Proposal!), sessions));
    }

    private static CommitteeCalendar Settings(Func<CommitteeReminders, CommitteeReminders> change) => new(Rule with { Reminders = change(Rule.Reminders) }, [], []);

    private static MeetingChange? Proposal(CommitteeCalendar calendar, string previous, string session) =>
        Assert.Single(Find(calendar, Session("hfa", previous), Session("rat", session)), m => m.Day == DateOnly.FromDateTime(DateTime.Parse(session, System.Globalization.CultureInfo.InvariantCulture))).Proposal;

    private static IReadOnlyList<MissingMeeting> Find(CommitteeCalendar calendar, params BodySession[] sessions) => MissingMeetings.Find(calendar, sessions, Since, Berlin);
}
