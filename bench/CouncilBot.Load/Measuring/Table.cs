using System.Globalization;
using CouncilBot.Load.Bots;

namespace CouncilBot.Load.Measuring;

/// <summary>Prints Markdown as bench/README.md holds it, with decimal points whatever the machine's culture.</summary>
internal static class Table
{
    public static void Head(params IReadOnlyList<string> columns)
    {
        Row(columns);
        Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---:|", columns.Count - 1))}");
    }

    public static void Row(params IReadOnlyList<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

    public static string Number(double value, int decimals = 1) => value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Prints what went wrong, if anything did.</summary>
    /// <returns>Whether nothing did.</returns>
    public static bool Faults(IReadOnlyList<(Bot Bot, Run Run)> runs)
    {
        var isRight = true;
        foreach (var (bot, run) in runs)
        {
            foreach (var (fault, count) in run.Tally.Faults)
                Say($"{bot.Name}: {count} × {fault}");
        }

        foreach (var bot in runs.Select(r => r.Bot).Distinct().Where(b => b.Unasked > 0))
            Say($"{bot.Name}: {bot.Unasked} messages nobody waited for");

        return isRight;

        void Say(string line)
        {
            Console.WriteLine(line);
            isRight = false;
        }
    }
}
