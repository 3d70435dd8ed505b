using CouncilBot.Tests.Support;
using Xunit.Abstractions;

namespace CouncilBot.Tests.Duplicates;

/// <summary>
/// Everybody of many coalitions is to be reminded, and the real program is killed (SIGKILL) over and over while it does so. Each next
/// one goes on where the last one died.
/// </summary>
[Trait("Catalogue", "J1")]
[Trait("Catalogue", "J2")]
public sealed class AFanOutThatIsKilled(ITestOutputHelper output)
{
    private const int Kills = 100;
    private const int Coalitions = 3;
    private const int People = 240;

    /// <summary>In towns side by side, because a start takes longer than what is tested.</summary>
    private const int Towns = 4;

    [Fact]
    public async Task Reminds_everybody_and_nobody_twice_but_those_whose_message_was_on_its_way()
    {
        // The minute that has just begun: the reminder is due, and the program that starts next finds it.
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        var reports = await Task.WhenAll(Enumerable.Range(0, Towns).Select(town => Task.Run(() => RunAsync(minute, seed: 590 + town))));

        foreach (var report in reports)
            output.WriteLine($"{report}");

        Assert.Equal(Kills, reports.Sum(r => r.Kills));
        // The points are real: most of them are met, and not only waited for.
        Assert.True(reports.Sum(r => r.AtThePoint) >= Kills * 9 / 10, $"{reports.Sum(r => r.AtThePoint)}");
        Assert.All(reports, r => Assert.Equal((0, 0), (r.Forgotten, r.NotInFlight)));
    }

    private static async Task<FanOutReport> RunAsync(DateTime minute, int seed)
    {
        await using var fanOut = new ReminderFanOut(Path.Combine(Repository.Seeds, "siegen"), Coalitions, People, minute, latency: TimeSpan.FromMilliseconds(5));
        await fanOut.PrepareAsync();
        return await fanOut.RunAsync(Kills / Towns, seed);
    }
}
