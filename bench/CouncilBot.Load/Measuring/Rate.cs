using CouncilBot.Load.Bots;
using CouncilBot.Load.Driving;

namespace CouncilBot.Load.Measuring;

/// <summary>Questions at a fixed rate, whatever the bot does: how long people wait.</summary>
internal static class Rate
{
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);

    public static async Task<bool> RunAsync(IReadOnlyList<Bot> bots, IReadOnlyList<Question> questions, int perSecond, TimeSpan duration)
    {
        Console.WriteLine($"{perSecond} requests/s for {duration.TotalSeconds:0} s after {s_warmUp.TotalSeconds:0} s of warm-up:");
        Console.WriteLine();
        Table.Head("Bot", "requests", "turn p50, ms", "turn p99, ms", "turn p99.9, ms", "answer p50, ms", "answer p99, ms", "answer p99.9, ms", "bot CPU per request, ms", "memory, MiB", "errors");
        var runs = new List<(Bot Bot, Run Run)>();
        foreach (var bot in bots)
        {
            await new Driver(bot, questions).OpenLoopAsync(perSecond, s_warmUp);
            var run = await Run.OfAsync(bot, () => new Driver(bot, questions).OpenLoopAsync(perSecond, duration));
            runs.Add((bot, run));
            Table.Row(
                bot.Name,
                Table.Number(run.Tally.Right, 0),
                Table.Number(run.Tally.Turn(0.5)),
                Table.Number(run.Tally.Turn(0.99)),
                Table.Number(run.Tally.Turn(0.999)),
                Table.Number(run.Tally.Answer(0.5)),
                Table.Number(run.Tally.Answer(0.99)),
                Table.Number(run.Tally.Answer(0.999)),
                Table.Number(run.BotMilliseconds, 2),
                Table.Number(run.Megabytes, 0),
                Table.Number(run.Tally.Wrong, 0));
        }

        Console.WriteLine();
        return Table.Faults(runs);
    }
}
