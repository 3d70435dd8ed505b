using System.Diagnostics;
using CouncilBot.Tests.Support;

namespace CouncilBot.Load.Measuring;

/// <summary>Two years of reminders by a clock that is turned: whether each comes in its local minute, and what it costs.</summary>
internal static class Years
{
    public static async Task<bool> RunAsync(string root, int coalitions)
    {
        await using var years = await YearsOfReminders.PrepareAsync(Path.Combine(root, "seeds", "siegen"), coalitions);
        var since = Stopwatch.GetTimestamp();
        var report = await years.RunAsync(YearsOfReminders.Begin.AddYears(2));
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        Table.Head("Simulated", "real time, s", "planner, s", "sender, s", "rounds", "reminders", "at the wrong minute", "missing", "unexpected");
        Table.Row(
            $"2 years, {coalitions} coalitions",
            Table.Number(seconds),
            Table.Number(report.Planning.TotalSeconds),
            Table.Number(report.Sending.TotalSeconds),
            Table.Number(report.Rounds, 0),
            Table.Number(report.Reminders, 0),
            Table.Number(report.Wrong.Count, 0),
            Table.Number(report.Missing.Count, 0),
            Table.Number(report.Unexpected.Count, 0));
        foreach (var line in report.Wrong.Concat(report.Missing).Concat(report.Unexpected).Take(10))
            Console.WriteLine(line);

        return report.IsRight;
    }
}
