using CouncilBot.Hosting.Delivery;
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

    /// <summary>Waits until all that is due has arrived and is written down; fails with what is left, and with what the sender logged.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="sends">Whether what is due is sent by the test as well.</param>
    public static async Task SettledAsync(this TestBot bot, bool sends = false)
    {
        List<OutboxRow> left = [];
        try
        {
            await UntilAsync(async () =>
            {
                if (sends)
                    await bot.SendOutboxAsync();

                var now = bot.Clock.GetUtcNow().UtcDateTime;
                left = (await bot.RowsAsync<OutboxRow>()).FindAll(m => m.State == OutboxState.Sending || (m.State == OutboxState.Pending && m.DueUtc <= now));
                return left.Count == 0;
            });
        }
        catch (OperationCanceledException)
        {
            var logged = bot.Logs.Lines.Where(l => l.Contains(nameof(OutboxSender), StringComparison.Ordinal));
            Assert.Fail(string.Join('\n', left.Select(m => $"{m.State} {m.Kind} {m.Key}, attempt {m.Attempts}, due {m.DueUtc:O}, leased until {m.LeasedUntilUtc:O}, {m.LastError}").Concat(logged)));
        }
    }

    /// <summary>Waits until somebody was told these words.</summary>
    public static Task<DeliveredActivity> HearAsync(this TestBot bot, TownPerson person, string words) =>
        bot.HearAsync(d => d.Conversation == person.Chat && d.Words().Contains(words, StringComparison.Ordinal));
}
