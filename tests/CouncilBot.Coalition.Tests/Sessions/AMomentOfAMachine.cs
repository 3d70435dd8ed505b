using System.Globalization;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;
using FsCheck.Fluent;

namespace CouncilBot.Coalition.Tests.Sessions;

public sealed class AMomentOfAMachine
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("2026-11-24T17:00:00+01:00")]
    [InlineData("2026-11-24T17:00:00+0100")]
    [InlineData("2026-11-24T17:00:00+01")]
    [InlineData("2026-11-24T16:00:00Z")]
    [InlineData("2026-11-24t16:00z")]
    [InlineData("2026-11-24T11:00:00.000-05:00")]
    [InlineData(" 2026-11-24 17:00:00 ")]
    [InlineData("2026-11-24T17:00")]
    [InlineData("2026-11-24T17:00:00.000000000+01:00")]
    public void Is_UTC_by_its_offset_and_local_without_one(string text)
    {
        var utc = IsoTimes.Read(text, Berlin, out _);

        Assert.Equal(new DateTime(2026, 11, 24, 16, 0, 0, DateTimeKind.Utc), utc);
        Assert.Equal(DateTimeKind.Utc, utc!.Value.Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("24.11.2026 17:00")]
    [InlineData("2027-02-29T17:00:00+01:00")]
    [InlineData("2026-11-24T25:00:00+01:00")]
    [InlineData("2026-11-24T17:00:00+15:00")]
    [InlineData("2026-11-24T17:00:00+01:60")]
    [InlineData("2026-11-24T17:00:00 Europe/Berlin")]
    [InlineData("2027-03-28T02:30:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    public void Is_none_when_it_is_not_written_like_one_or_does_not_exist(string? text)
    {
        Assert.Null(IsoTimes.Read(text, Berlin, out var isDay));
        Assert.False(isDay);
    }

    [Fact]
    public void Is_only_a_day_without_a_time()
    {
        Assert.Null(IsoTimes.Read("2026-11-24", Berlin, out var isDay));
        Assert.True(isDay);
    }

    [Fact]
    public void Is_the_first_of_two_in_the_night_in_October() =>
        Assert.Equal(new DateTime(2027, 10, 31, 0, 30, 0, DateTimeKind.Utc), IsoTimes.Read("2027-10-31T02:30:00", Berlin, out _));

    [Fact]
    public void Is_the_same_whatever_offset_it_is_written_with()
    {
        var moments = Gen.Choose(0, 40 * 365 * 24 * 60).Select(minutes => new DateTime(2000, 1, 2, 0, 0, 0, DateTimeKind.Utc).AddMinutes(minutes));
        var offsets = Gen.Choose(-14 * 60, 14 * 60).Select(minutes => TimeSpan.FromMinutes(minutes));
        var all = moments.SelectMany(_ => offsets, (moment, offset) => (moment, offset));

        Law.ForAll(Arb.From(all), 2_000, one => Assert.Equal(one.moment, IsoTimes.Read(new DateTimeOffset(one.moment).ToOffset(one.offset).ToString("o", CultureInfo.InvariantCulture), Berlin, out _)));
    }
}
