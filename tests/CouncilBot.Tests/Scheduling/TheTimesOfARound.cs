using System.Globalization;
using CouncilBot.Hosting.Scheduling;
using CouncilBot.TestChannel.Channel;
using Quartz;

namespace CouncilBot.Tests.Scheduling;

public sealed class TheTimesOfARound
{
    [Theory]
    [Trait("Catalogue", "I1")]
    [Trait("Catalogue", "I2")]
    [InlineData("0 0 9 ? * MON", "2026-10-19T12:00:00Z", "2026-10-26T08:00:00Z")]
    [InlineData("0 0 9 ? * MON", "2026-10-12T12:00:00Z", "2026-10-19T07:00:00Z")]
    [InlineData("0 0 9 ? * MON", "2027-03-22T12:00:00Z", "2027-03-29T07:00:00Z")]
    // The night in which 02:30 does not exist, and the one in which it comes twice.
    [InlineData("0 30 2 ? * SUN", "2027-03-27T12:00:00Z", "2027-03-28T01:00:00Z")]
    [InlineData("0 30 2 ? * SUN", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("0 30 2 ? * SUN", "2026-10-25T00:30:00Z", "2026-11-01T01:30:00Z")]
    public void Are_local_in_summer_and_in_winter(string cron, string after, string expected) => AssertNext(cron, after, expected);

    [Theory]
    [Trait("Catalogue", "I7")]
    [InlineData("0 0 9 29 2 ?", "2026-12-31T12:00:00Z", "2028-02-29T08:00:00Z")]
    [InlineData("0 0 0 1 * ?", "2026-12-31T22:59:59Z", "2026-12-31T23:00:00Z")]
    // The Monday of week 53, and the one after it.
    [InlineData("0 0 9 ? * MON", "2026-12-27T12:00:00Z", "2026-12-28T08:00:00Z")]
    [InlineData("0 0 9 ? * MON", "2026-12-28T12:00:00Z", "2027-01-04T08:00:00Z")]
    public void Are_those_of_the_calendar(string cron, string after, string expected) => AssertNext(cron, after, expected);

    [Fact]
    [Trait("Catalogue", "I3")]
    public void Are_stored_with_their_zone_wherever_the_machine_is()
    {
        var trigger = Assert.IsAssignableFrom<ICronTrigger>(new Schedule("any", "0 0 9 ? * MON").ToTrigger(TimeProvider.System));

        Assert.Equal("Europe/Berlin", trigger.TimeZone.Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9:00")]
    [InlineData("0 0 25 * * ?")]
    [InlineData("* * * * * ?")]
    [InlineData("0/10 * * * * ?")]
    public void Are_refused_when_they_are_none_or_too_many(string cron) => Assert.Throws<ArgumentException>(() => new Schedule("any", cron));

    private static void AssertNext(string cron, string after, string expected)
    {
        var trigger = new Schedule("any", cron).ToTrigger(new ManualTime(DateTimeOffset.UnixEpoch));

        Assert.Equal(At(expected), trigger.GetFireTimeAfter(At(after)));
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
