using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.Tests.Committee.Siegen;

namespace CouncilBot.Coalition.Tests.Committee;

public sealed class AMeetingThatIsChanged
{
    [Fact]
    public void Stands_on_its_new_day_and_keeps_its_key()
    {
        var calendar = Calendar(Moved("2027-03-29", "2027-03-30", "16:00", "17:00"));

        Assert.Equal(["2027-03-30 (2027-03-29) 16:00-17:00 moved", "2027-04-05 planned"], Lines(calendar, "2027-03-23", "2027-04-05"));
        Assert.Equal(Day("2027-03-30"), calendar.Find(Day("2027-03-29"))!.Day);
        Assert.Null(calendar.Find(Day("2027-03-30")));
    }

    [Fact]
    public void Is_seen_with_its_new_day_only()
    {
        var calendar = Calendar(Moved("2027-02-22", "2027-03-03"));

        Assert.Empty(Lines(calendar, "2027-02-22", "2027-02-28"));
        Assert.Equal(["2027-03-01 planned", "2027-03-03 (2027-02-22) moved"], Lines(calendar, "2027-03-01", "2027-03-07"));
    }

    [Theory]
    [InlineData("2028-02-28", "2028-02-29")] // onto the leap day
    [InlineData("2027-12-27", "2028-01-03")] // over the end of the year, onto the day of another
    [InlineData("2027-04-05", "2027-03-29")] // onto a holiday
    [InlineData("2027-03-29", "2027-03-28")] // onto the day of summer time
    public void Can_be_on_any_day(string day, string to) =>
        Assert.Contains($"{to} ({day}) 10:00-11:00 moved", Lines(Calendar(Moved(day, to, "10:00", "11:00")), to, to));

    [Fact]
    public void Can_be_at_another_time_of_its_own_day() => Assert.Equal(["2027-02-08 17:00-18:00 moved"], Lines(Calendar(Moved("2027-02-08", "2027-02-08", "17:00", "18:00")), "2027-02-08", "2027-02-08"));

    [Fact]
    public void Takes_place_in_the_order_of_times_on_a_day_with_another() => Assert.Equal(
        ["2027-02-08 planned", "2027-02-08 (2027-02-01) 17:00-18:00 moved"],
        Lines(Calendar(Moved("2027-02-01", "2027-02-08", "17:00", "18:00")), "2027-02-01", "2027-02-08"));

    [Fact]
    public void Is_left_out_when_it_is_cancelled()
    {
        var calendar = Calendar(Cancelled("2027-02-08"));

        Assert.Equal(["2027-02-08 cancelled"], Lines(calendar, "2027-02-08", "2027-02-08"));
        Assert.False(calendar.Find(Day("2027-02-08"))!.TakesPlace);
    }

    [Fact]
    public void Is_cancelled_where_it_had_been_moved_to() => Assert.Equal(
        ["2027-02-10 (2027-02-08) cancelled"],
        Lines(Calendar(Moved("2027-02-08", "2027-02-10"), Cancelled("2027-02-08")), "2027-02-08", "2027-02-14"));

    [Theory]
    [InlineData("2027-03-29")]
    [InlineData("2027-03-22")]
    [InlineData("2027-04-05")]
    public void Takes_place_when_it_is_kept(string day) => Assert.Equal([$"{day} planned"], Lines(WithRecess("2027-03-22", "2027-03-28", Kept(day)), day, day));

    [Fact]
    public void Is_as_it_was_when_it_is_kept_after_all() =>
        Assert.Equal(["2027-02-08 planned"], Lines(Calendar(Moved("2027-02-08", "2027-02-10", "08:00", "09:00"), Cancelled("2027-02-08"), Kept("2027-02-08")), "2027-02-08", "2027-02-14"));

    [Fact]
    public void Is_where_it_was_moved_to_last() => Assert.Equal(
        ["2027-02-11 (2027-02-08) moved"],
        Lines(Calendar(Moved("2027-02-08", "2027-02-10"), Moved("2027-02-08", "2027-02-11")), "2027-02-08", "2027-02-14"));

    [Fact]
    public void Can_be_an_extra_one()
    {
        Assert.Equal(["2027-02-10 08:00-09:00 extra planned"], Lines(Calendar(Extra("2027-02-10", "08:00", "09:00")), "2027-02-09", "2027-02-14"));
        Assert.Equal(["2027-02-12 (2027-02-10) extra moved"], Lines(Calendar(Extra("2027-02-10", "08:00", "09:00"), Moved("2027-02-10", "2027-02-12")), "2027-02-09", "2027-02-14"));
        Assert.Equal(["2027-02-10 08:00-09:00 extra cancelled"], Lines(Calendar(Extra("2027-02-10", "08:00", "09:00"), Cancelled("2027-02-10")), "2027-02-09", "2027-02-14"));
        Assert.Equal(
            ["2027-02-10 08:00-09:00 extra planned"],
            Lines(Calendar(Extra("2027-02-10", "08:00", "09:00"), Moved("2027-02-10", "2027-02-12"), Kept("2027-02-10")), "2027-02-09", "2027-02-14"));
    }

    [Fact]
    public void Can_be_an_extra_one_at_another_time_or_called_again()
    {
        Assert.Equal(["2027-02-10 extra planned"], Lines(Calendar(Extra("2027-02-10", "08:00", "09:00"), Extra("2027-02-10")), "2027-02-09", "2027-02-14"));
        Assert.Equal(["2027-02-10 extra planned"], Lines(Calendar(Extra("2027-02-10"), Cancelled("2027-02-10"), Extra("2027-02-10")), "2027-02-09", "2027-02-14"));
    }

    [Fact]
    public void Can_be_an_extra_one_on_a_holiday_or_in_a_recess() =>
        Assert.Equal(["2027-05-06 extra planned"], Lines(WithRecess("2027-05-01", "2027-05-09", Extra("2027-05-06")), "2027-05-04", "2027-05-09"));

    public static TheoryData<MeetingChange, ChangeProblem> Impossible => new()
    {
        { Cancelled("2027-02-09"), ChangeProblem.NoSuchMeeting },
        { Kept("2027-02-09"), ChangeProblem.NoSuchMeeting },
        { Moved("2027-02-09", "2027-02-10"), ChangeProblem.NoSuchMeeting },
        { Moved("2027-02-08", "2027-02-10", "16:00", "16:00"), ChangeProblem.TimesReversed },
        { Extra("2027-02-10", "16:00", "15:00"), ChangeProblem.TimesReversed },
        { Extra("2027-02-08"), ChangeProblem.DayTaken },
        { Extra("2027-03-29"), ChangeProblem.DayTaken }, // also where it falls out: then it is kept or moved
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Is_named_when_that_cannot_be(MeetingChange change, ChangeProblem problem)
    {
        Assert.Equal(problem, Calendar().ProblemOf(change, Berlin));

        var calendar = Calendar(change);
        Assert.Equal([(change, problem)], calendar.NotApplied);
        Assert.Equal(Lines(Calendar(), "2027-02-01", "2027-04-30"), Lines(calendar, "2027-02-01", "2027-04-30"));
    }

    [Fact]
    public void Is_not_lost_to_an_extra_one_on_the_day_it_was_moved_away_from()
    {
        var calendar = Calendar(Extra("2027-02-10"), Moved("2027-02-10", "2027-02-12"), Extra("2027-02-10"));

        Assert.Equal([ChangeProblem.DayTaken], calendar.NotApplied.Select(c => c.Problem));
        Assert.Equal(["2027-02-12 (2027-02-10) extra moved"], Lines(calendar, "2027-02-09", "2027-02-14"));
    }

    [Theory]
    [InlineData("15:30", "16:45", ChangeProblem.Overlaps)]
    [InlineData("16:44", "18:00", ChangeProblem.Overlaps)]
    [InlineData("14:00", "15:31", ChangeProblem.Overlaps)]
    [InlineData("16:45", "18:00", null)]
    [InlineData("14:00", "15:30", null)]
    public void Must_not_be_moved_into_another(string from, string until, ChangeProblem? problem)
    {
        var change = Moved("2027-02-01", "2027-02-08", from, until);

        Assert.Equal(problem, Calendar().ProblemOf(change, Berlin));
        Assert.Null(Calendar(Cancelled("2027-02-08")).ProblemOf(change, Berlin));
        Assert.Null(WithRecess("2027-02-08", "2027-02-08").ProblemOf(change, Berlin));
    }

    [Fact]
    public void Must_not_come_back_into_another() =>
        Assert.Equal(ChangeProblem.Overlaps, Calendar(Cancelled("2027-02-08"), Moved("2027-02-01", "2027-02-08")).ProblemOf(Kept("2027-02-08"), Berlin));

    [Fact]
    public void Stays_where_it_is_when_another_comes_there_later()
    {
        // Decided while the other one fell in a recess, which was then corrected: both are shown, and people decide.
        var calendar = Calendar(Moved("2027-02-01", "2027-02-08"));

        Assert.Empty(calendar.NotApplied);
        Assert.Equal(["2027-02-08 (2027-02-01) moved", "2027-02-08 planned"], Lines(calendar, "2027-02-01", "2027-02-08"));
    }

    [Theory]
    [InlineData("02:30", "04:00")]
    [InlineData("01:00", "02:30")]
    public void Must_not_be_in_the_hour_that_March_leaves_out(string from, string until) =>
        Assert.Equal(ChangeProblem.TimeDoesNotExist, Calendar().ProblemOf(Moved("2027-03-29", "2027-03-28", from, until), Berlin));

    [Fact]
    public void Is_the_same_when_the_change_is_made_again()
    {
        MeetingChange[] changes = [Moved("2027-02-01", "2027-02-09"), Cancelled("2027-02-08"), Kept("2027-03-29"), Extra("2027-02-10")];

        Assert.All(changes, c => Assert.Null(Calendar(changes).ProblemOf(c, Berlin)));
        Assert.Equal(Lines(Calendar(changes), "2027-02-01", "2027-03-31"), Lines(Calendar([.. changes, .. changes]), "2027-02-01", "2027-03-31"));
    }

    [Fact]
    public void Shows_up_when_the_series_has_another_weekday_by_now()
    {
        MeetingChange[] changes = [Moved("2027-02-08", "2027-02-09"), Extra("2027-02-17")];

        var calendar = new CommitteeCalendar(Rule with { Day = DayOfWeek.Wednesday }, changes, []);

        Assert.Equal([ChangeProblem.NoSuchMeeting, ChangeProblem.DayTaken], calendar.NotApplied.Select(c => c.Problem));
    }

    [Fact]
    public void Is_changed_in_every_way_here() =>
        Assert.Equal(Records.Of<MeetingChange>(), Records.In<MeetingChange>([Moved("2027-02-01", "2027-02-09"), Cancelled("2027-02-08"), Kept("2027-03-29"), Extra("2027-02-10")]));
}
