using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Tests.Sessions;

public sealed class ADayAndATime
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("24.11.2026")]
    [InlineData("24.11.26")]
    [InlineData(" 24. 11. 2026 ")]
    [InlineData("24/11/2026")]
    [InlineData("2026-11-24")]
    public void Is_read_as_people_write_the_day(string text)
    {
        Assert.True(LocalTimes.TryReadDay(text, out var day, out _));
        Assert.Equal(new DateOnly(2026, 11, 24), day);
    }

    [Theory]
    [InlineData("29.02.2027", true)]
    [InlineData("31.04.2027", true)]
    [InlineData("0.1.2027", true)]
    [InlineData("1.13.2027", true)]
    [InlineData("01.01.0000", true)]
    [InlineData("morgen", false)]
    [InlineData("24.11", false)]
    [InlineData("24.11/2026", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Is_told_apart_when_the_calendar_has_no_such_day(string? text, bool looksLikeOne)
    {
        Assert.False(LocalTimes.TryReadDay(text, out _, out var looks));
        Assert.Equal(looksLikeOne, looks);
    }

    [Fact]
    public void Is_29_February_in_a_leap_year() => Assert.True(LocalTimes.TryReadDay("29.2.2028", out _, out _));

    [Theory]
    [InlineData("17:00", 17, 0)]
    [InlineData("17.30", 17, 30)]
    [InlineData("17 Uhr", 17, 0)]
    [InlineData("17:30 uhr", 17, 30)]
    [InlineData("9", 9, 0)]
    [InlineData("5 pm", 17, 0)]
    [InlineData("12:15 AM", 0, 15)]
    [InlineData("12 pm", 12, 0)]
    public void Is_read_as_people_write_the_time(string text, int hour, int minute)
    {
        Assert.True(LocalTimes.TryReadTime(text, out var time));
        Assert.Equal(new TimeOnly(hour, minute), time);
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("17:60")]
    [InlineData("13 pm")]
    [InlineData("abends")]
    [InlineData("17:0")]
    [InlineData("")]
    [InlineData(null)]
    public void Is_no_time(string? text) => Assert.False(LocalTimes.TryReadTime(text, out _));

    [Theory]
    [InlineData("2026-11-24T17:00", "2026-11-24T16:00")]
    [InlineData("2026-07-01T17:00", "2026-07-01T15:00")]
    [InlineData("2027-03-28T01:59", "2027-03-28T00:59")]
    [InlineData("2027-03-28T03:00", "2027-03-28T01:00")]
    [InlineData("2026-10-25T02:30", "2026-10-25T00:30")]
    [InlineData("2026-10-25T03:00", "2026-10-25T02:00")]
    public void Is_one_moment_and_the_first_of_two_in_October(string local, string utc) =>
        Assert.Equal(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), LocalTimes.ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Berlin));

    [Theory]
    [InlineData("2027-03-28T02:00")]
    [InlineData("2027-03-28T02:59")]
    public void Is_none_in_the_hour_that_March_leaves_out(string local) =>
        Assert.Null(LocalTimes.ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Berlin));

    [Theory]
    [InlineData("2027-03-28T01:59", "2027-03-28T00:59")]
    [InlineData("2027-03-28T02:00", "2027-03-28T01:00")]
    [InlineData("2027-03-28T02:59", "2027-03-28T01:59")]
    [InlineData("2027-03-28T03:00", "2027-03-28T01:00")]
    [InlineData("2027-10-31T02:30", "2027-10-31T00:30")]
    public void Is_as_much_later_where_there_must_be_one(string local, string utc) =>
        Assert.Equal(DateTime.Parse(utc, System.Globalization.CultureInfo.InvariantCulture), LocalTimes.ToUtcOrLater(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Berlin));

    [Fact]
    public void Is_found_from_its_moment() => Assert.Equal(new DateTime(2027, 7, 1, 17, 0, 0), LocalTimes.ToLocal(new DateTime(2027, 7, 1, 15, 0, 0, DateTimeKind.Utc), Berlin));
}
