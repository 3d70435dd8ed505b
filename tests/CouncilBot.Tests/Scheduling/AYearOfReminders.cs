using CouncilBot.Tests.Support;
using Xunit.Abstractions;

namespace CouncilBot.Tests.Scheduling;

/// <summary>
/// Committees that meet week by week for a year, at five different times, over holidays and both changes of the clock. Whoever
/// is to be reminded is reminded in the local minute that the rules of the coalition name, and at no other.
/// </summary>
public sealed class AYearOfReminders(ITestOutputHelper output)
{
    [Fact]
    public async Task Come_each_once_and_in_the_minute_that_the_rules_name()
    {
        await using var years = await YearsOfReminders.PrepareAsync(Path.Combine(Repository.Seeds, "siegen"), coalitions: 5);

        var report = await years.RunAsync(YearsOfReminders.Begin.AddYears(1));

        output.WriteLine($"{report.Reminders} reminders in {report.Rounds} rounds");
        Assert.Empty(report.Wrong);
        Assert.Empty(report.Missing);
        Assert.Empty(report.Unexpected);
        // Some fifty weeks without a holiday on the day, for 5 committees: two reminders for two people, and one for who comes.
        Assert.InRange(report.Reminders, 5 * 5 * 46, 5 * 5 * 53);
    }
}
