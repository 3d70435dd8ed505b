using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Tests.Support;

/// <summary>Waiting for what the bot sends on its own.</summary>
internal static class Hearing
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Waits until something like this has arrived.</summary>
    public static async Task<DeliveredActivity> HearAsync(this TestBot bot, Func<DeliveredActivity, bool> expected)
    {
        using var limit = new CancellationTokenSource(Longest);
        while (true)
        {
            var delivered = bot.Connector.Delivered;
            if (delivered.FirstOrDefault(expected) is { } found)
                return found;

            await bot.Connector.DeliveredAsync(delivered.Count + 1, limit.Token);
        }
    }

    /// <summary>Waits until somebody was told these words.</summary>
    public static Task<DeliveredActivity> HearAsync(this TestBot bot, TownPerson person, string words) =>
        bot.HearAsync(d => d.Conversation == person.Chat && d.Words().Contains(words, StringComparison.Ordinal));
}
