using System.Diagnostics;
using CouncilBot.Load.Bots;
using CouncilBot.Load.Driving;

namespace CouncilBot.Load.Measuring;

/// <summary>The same rate for a long time: whether memory stays where it is.</summary>
internal static class Soak
{
    private static readonly TimeSpan s_every = TimeSpan.FromSeconds(10);

    public static async Task<bool> RunAsync(IReadOnlyList<Bot> bots, IReadOnlyList<Question> questions, int perSecond, TimeSpan duration)
    {
        Console.WriteLine($"{perSecond} requests/s for {duration.TotalMinutes:0.#} min, memory (resident) read every {s_every.TotalSeconds:0} s:");
        Console.WriteLine();
        Table.Head("Bot", "requests", "memory, first third, MiB", "last third, MiB", "most, MiB", "turn p99, ms", "bot CPU per request, ms", "errors");
        var runs = new List<(Bot Bot, Run Run)>();
        foreach (var bot in bots)
        {
            var memory = new List<double>();
            var run = await Run.OfAsync(bot, async () =>
            {
                using var end = new CancellationTokenSource();
                var sampling = SampleAsync(bot.Process, memory, end.Token);
                var tally = await new Driver(bot, questions).OpenLoopAsync(perSecond, duration);
                await end.CancelAsync();
                await sampling;
                return tally;
            });
            runs.Add((bot, run));
            var third = Math.Max(1, memory.Count / 3);
            Table.Row(
                bot.Name,
                Table.Number(run.Tally.Right, 0),
                Table.Number(memory.Take(third).Average(), 0),
                Table.Number(memory.TakeLast(third).Average(), 0),
                Table.Number(bot.Process.PeakMegabytes, 0),
                Table.Number(run.Tally.Turn(0.99)),
                Table.Number(run.BotMilliseconds, 2),
                Table.Number(run.Tally.Wrong, 0));
        }

        Console.WriteLine();
        return Table.Faults(runs);
    }

    private static async Task SampleAsync(BotProcess process, List<double> memory, CancellationToken end)
    {
        var due = Stopwatch.GetTimestamp();
        while (!end.IsCancellationRequested)
        {
            memory.Add(process.ResidentMegabytes);
            due += (long)(s_every.TotalSeconds * Stopwatch.Frequency);
            await Task.Delay(Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due), end).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
