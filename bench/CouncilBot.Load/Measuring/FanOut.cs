using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Load.Measuring;

/// <summary>
/// How long everybody of many coalitions waits for one and the same reminder, compared with what the limits of the channel allow, and
/// whether everybody gets it once, also when the program is killed meanwhile.
/// </summary>
internal static class FanOut
{
    /// <summary>A start, and a round that enters the meetings of the weeks ahead, are over by then.</summary>
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(45);

    public static async Task<bool> RunAsync(string root, int coalitions, int people, int kills, TimeSpan latency)
    {
        var ready = TimeProvider.System.GetUtcNow().UtcDateTime + Preparing(people) + s_start;
        var moment = ready.AddTicks(TimeSpan.TicksPerMinute - (ready.Ticks % TimeSpan.TicksPerMinute));
        await using var fanOut = new ReminderFanOut(Path.Combine(root, "seeds", "siegen"), coalitions, people, moment, latency);
        await fanOut.PrepareAsync();
        var left = moment - TimeProvider.System.GetUtcNow().UtcDateTime;
        Console.WriteLine($"{people} people of {coalitions} coalitions, the channel takes {latency.TotalMilliseconds:0} ms; reminder in {left.TotalSeconds:0} s; load of the machine before: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}");
        // With kills, everything is due when the first one starts.
        if (kills > 0 && left > TimeSpan.Zero)
            await Task.Delay(left);

        var report = await fanOut.RunAsync(kills, seed: 1);
        var allowed = (double)people / ThreadLimits.OfATenant;
        Table.Head("People, coalitions", "kills", "time, s", "allowed by the limits, s", "ratio", "forgotten", "twice", "of these not in flight at a kill", "429");
        Table.Row(
            $"{Table.Number(people, 0)} people, {Table.Number(coalitions, 0)} coalitions",
            $"{report.Kills} ({report.AtThePoint} at their point)",
            Table.Number(report.Duration.TotalSeconds),
            Table.Number(allowed, 0),
            Table.Number(report.Duration.TotalSeconds / allowed, 3),
            Table.Number(report.Forgotten, 0),
            Table.Number(report.Duplicates, 0),
            Table.Number(report.NotInFlight, 0),
            Table.Number(report.Refused, 0));
        return (report.Forgotten, report.NotInFlight) == (0, 0) && (kills > 0 || report.Duplicates == 0);
    }

    private static TimeSpan Preparing(int people) => TimeSpan.FromMilliseconds(15 * people);
}
