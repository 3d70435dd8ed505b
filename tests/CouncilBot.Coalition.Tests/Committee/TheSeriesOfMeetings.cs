using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using static CouncilBot.Coalition.Tests.Committee.Siegen;

namespace CouncilBot.Coalition.Tests.Committee;

public sealed class TheSeriesOfMeetings
{
    [Fact]
    public void Has_one_on_each_Monday() =>
        Assert.Equal(["2027-02-01 planned", "2027-02-08 planned", "2027-02-15 planned", "2027-02-22 planned"], Lines(Calendar(), "2027-02-01", "2027-02-28"));

    [Theory]
    [InlineData("2027-02-03", "2027-02-14", new[] { "2027-02-08 planned" })] // begins and ends between two
    [InlineData("2027-02-08", "2027-02-08", new[] { "2027-02-08 planned" })]
    [InlineData("2027-02-09", "2027-02-14", new string[0])]
    [InlineData("2027-02-09", "2027-02-08", new string[0])]
    public void Can_be_seen_in_any_part(string first, string last, string[] meetings) => Assert.Equal(meetings, Lines(Calendar(), first, last));

    [Fact]
    public void Leaves_out_Easter_and_Whit_Monday()
    {
        Assert.Equal(["2027-03-22 planned", "2027-03-29 Ostermontag", "2027-04-05 planned"], Lines(Calendar(), "2027-03-22", "2027-04-05"));
        Assert.Equal(["2027-05-10 planned", "2027-05-17 Pfingstmontag", "2027-05-24 planned"], Lines(Calendar(), "2027-05-10", "2027-05-24"));
    }

    [Fact]
    public void Leaves_out_Monday_holidays_that_follow_one_another_over_the_end_of_the_year()
    {
        Assert.Equal(
            ["2028-12-18 planned", "2028-12-25 1. Weihnachtstag", "2029-01-01 Neujahr", "2029-01-08 planned"],
            Lines(Calendar(), "2028-12-18", "2029-01-08"));
        Assert.Equal(["2028-04-17 Ostermontag", "2028-04-24 planned", "2028-05-01 Tag der Arbeit"], Lines(Calendar(), "2028-04-11", "2028-05-01"));
    }

    [Fact]
    public void Knows_no_holiday_where_no_state_is_named() =>
        Assert.Equal(["2027-03-29 planned"], Lines(new CommitteeCalendar(Rule with { Holidays = Holidays.None }, [], []), "2027-03-29", "2027-03-29"));

    [Fact]
    public void Leaves_out_a_recess_from_its_first_to_its_last_day()
    {
        Assert.Equal(["2027-02-01 planned", "2027-02-08 Ferien", "2027-02-15 Ferien", "2027-02-22 planned"], Lines(WithRecess("2027-02-08", "2027-02-15"), "2027-02-01", "2027-02-22"));
        Assert.Equal(["2027-02-08 planned"], Lines(WithRecess("2027-02-09", "2027-02-14"), "2027-02-08", "2027-02-14"));
        Assert.Equal(["2027-02-08 planned"], Lines(WithRecess("2027-02-15", "2027-02-01"), "2027-02-08", "2027-02-14"));
    }

    [Fact]
    public void Names_a_holiday_rather_than_the_recess_around_it_and_of_two_recesses_the_first()
    {
        Assert.Equal(["2027-03-22 Ferien", "2027-03-29 Ostermontag"], Lines(WithRecess("2027-03-22", "2027-04-03"), "2027-03-22", "2027-03-29"));

        var both = new CommitteeCalendar(Rule, [], [new Recess("Ferien", Day("2027-02-08"), Day("2027-02-14")), new Recess("Sitzungspause", Day("2027-02-01"), Day("2027-02-14"))]);
        Assert.Equal(["2027-02-01 Sitzungspause", "2027-02-08 Ferien"], Lines(both, "2027-02-01", "2027-02-14"));
    }

    [Theory]
    [InlineData("2027-03-22", "2027-03-22T14:30Z")]
    [InlineData("2027-04-05", "2027-04-05T13:30Z")] // summer time began on 28 March 2027
    [InlineData("2027-10-25", "2027-10-25T13:30Z")]
    [InlineData("2027-11-08", "2027-11-08T14:30Z")] // and ended on 31 October
    [InlineData("2028-03-27", "2028-03-27T13:30Z")] // the day after the change
    [InlineData("2028-10-30", "2028-10-30T14:30Z")]
    [InlineData("2028-02-28", "2028-02-28T14:30Z")]
    public void Begins_at_the_same_local_time_all_year(string day, string utc)
    {
        var meeting = Calendar().Find(Day(day))!;

        Assert.Equal(Moment(utc), meeting.BeginsUtc(Berlin));
        Assert.Equal(Moment(utc).AddMinutes(75), meeting.EndsUtc(Berlin));
    }

    [Fact]
    public void Begins_later_where_the_night_in_March_leaves_its_time_out()
    {
        var nights = new CommitteeCalendar(Rule with { Day = DayOfWeek.Sunday, From = new TimeOnly(2, 30), Until = new TimeOnly(4, 0), Holidays = Holidays.None }, [], []);

        Assert.Equal(Moment("2027-03-28T01:30Z"), nights.Find(Day("2027-03-28"))!.BeginsUtc(Berlin));
        Assert.Equal(Moment("2027-10-31T00:30Z"), nights.Find(Day("2027-10-31"))!.BeginsUtc(Berlin));
    }

    [Fact]
    public void Has_a_leap_day_where_it_falls_on_one()
    {
        var tuesdays = new CommitteeCalendar(Rule with { Day = DayOfWeek.Tuesday }, [], []);

        Assert.Equal(["2028-02-22 planned", "2028-02-29 planned", "2028-03-07 planned"], Lines(tuesdays, "2028-02-20", "2028-03-08"));
    }

    [Fact]
    public void Has_no_end()
    {
        Assert.Equal(["9999-12-27 planned"], Lines(Calendar(), "9999-12-25", "9999-12-31"));
        Assert.Equal(["0001-01-01 Neujahr"], Lines(Calendar(), "0001-01-01", "0001-01-07"));
    }

    [Fact]
    public void Has_a_meeting_for_each_of_its_days_and_no_other()
    {
        Assert.Equal(Day("2027-02-08"), Calendar().Find(Day("2027-02-08"))!.Key);
        Assert.Null(Calendar().Find(Day("2027-02-09")));
    }

    [Fact]
    public void Names_holidays_in_both_languages() =>
        Assert.Equal(new MeetingStatus.OnHoliday(new LocalName("Ostermontag", "Easter Monday")), Calendar().Find(Day("2027-03-29"))!.Status);
}
