using CouncilBot.Storage.Rows;
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

    /// <summary>
    /// Waits for what is written down after people have seen it, such as that a message has arrived: nobody is told of that, it can
    /// only be looked at again.
    /// </summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Longest);
        while (!await isSo())
            await Task.Delay(TimeSpan.FromMilliseconds(10), limit.Token);
    }

    /// <summary>Waits until all that is due has arrived and is written down.</summary>
    public static Task SettledAsync(this TestBot bot) => UntilAsync(async () =>
    {
        var now = bot.Clock.GetUtcNow().UtcDateTime;
        return !(await bot.RowsAsync<OutboxRow>()).Exists(m => m.State == OutboxState.Sending || (m.State == OutboxState.Pending && m.DueUtc <= now));
    });

    /// <summary>Waits until somebody was told these words.</summary>
    public static Task<DeliveredActivity> HearAsync(this TestBot bot, TownPerson person, string words) =>
        bot.HearAsync(d => d.Conversation == person.Chat && d.Words().Contains(words, StringComparison.Ordinal));
}
