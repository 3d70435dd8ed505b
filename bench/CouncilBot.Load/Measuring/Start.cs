using CouncilBot.Load.Bots;
using CouncilBot.Load.Channel;
using CouncilBot.Load.Driving;

namespace CouncilBot.Load.Measuring;

/// <summary>How long a bot takes from the start of its process until it says that it is ready; its database exists.</summary>
internal static class Start
{
    public static async Task<bool> RunAsync(IReadOnlyList<Bot> bots, FakeChannel channel, Signature signature, int times)
    {
        Table.Head("Bot", $"start to ready, median of {times}, s", "slowest, s");
        foreach (var bot in bots)
        {
            var seconds = new List<double>();
            for (var i = 0; i < times; i++)
            {
                await bot.StopAsync();
                seconds.Add((await bot.StartAsync(channel, signature)).TotalSeconds);
            }

            Table.Row(bot.Name, Table.Number(Tally.Median(seconds), 2), Table.Number(seconds.Max(), 2));
        }

        return true;
    }
}
