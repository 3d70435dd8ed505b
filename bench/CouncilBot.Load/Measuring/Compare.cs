using CouncilBot.Load.Bots;
using CouncilBot.Load.Driving;

namespace CouncilBot.Load.Measuring;

/// <summary>
/// The same load on every bot in turn, again and again: what else the machine does meets all of them. Each conversation puts its
/// next question as soon as the last one is answered.
/// </summary>
internal static class Compare
{
    /// <summary>Long enough for both runtimes to have compiled what is hot.</summary>
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(15);

    public static async Task<bool> RunAsync(IReadOnlyList<Bot> bots, IReadOnlyList<Question> questions, int rounds, TimeSpan each)
    {
        foreach (var bot in bots)
            await new Driver(bot, questions).ClosedLoopAsync(s_warmUp);

        var runs = bots.ToDictionary(bot => bot, _ => new List<Run>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var bot in bots)
                runs[bot].Add(await Run.OfAsync(bot, () => new Driver(bot, questions).ClosedLoopAsync(each)));
        }

        Console.WriteLine($"Medians of {rounds} runs of {each.TotalSeconds:0} s each with {Driver.Parallel} parallel conversations, after {s_warmUp.TotalSeconds:0} s of warm-up:");
        Console.WriteLine();
        Table.Head("Bot", "requests/s", "turn p50, ms", "turn p99, ms", "answer p50, ms", "answer p99, ms", "bot CPU per request, ms", "driver CPU per request, ms", "memory, MiB", "errors");
        foreach (var bot in bots)
            Print(bot, runs[bot]);

        Console.WriteLine();
        if (bots.Count == 2)
            Console.WriteLine($"Requests per second, {bots[0].Name} to {bots[1].Name}: {Table.Number(PerSecond(runs[bots[0]]) / PerSecond(runs[bots[1]]), 2)}");

        return Table.Faults([.. bots.SelectMany(bot => runs[bot].Select(run => (bot, run)))]);
    }

    private static void Print(Bot bot, List<Run> runs) => Table.Row(
        bot.Name,
        Table.Number(PerSecond(runs), 0),
        Table.Number(Tally.Median(runs.Select(r => r.Tally.Turn(0.5)))),
        Table.Number(Tally.Median(runs.Select(r => r.Tally.Turn(0.99)))),
        Table.Number(Tally.Median(runs.Select(r => r.Tally.Answer(0.5)))),
        Table.Number(Tally.Median(runs.Select(r => r.Tally.Answer(0.99)))),
        Table.Number(Tally.Median(runs.Select(r => r.BotMilliseconds)), 2),
        Table.Number(Tally.Median(runs.Select(r => r.DriverMilliseconds)), 2),
        Table.Number(runs.Max(r => r.Megabytes), 0),
        Table.Number(runs.Sum(r => r.Tally.Wrong), 0));

    private static double PerSecond(List<Run> runs) => Tally.Median(runs.Select(r => r.PerSecond));
}
