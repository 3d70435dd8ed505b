using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Starting;

/// <summary>Deletes what is no longer needed, once an hour: deliveries, messages, invitations, questions past their time, and chats the app left.</summary>
internal sealed class Housekeeping(CouncilDbFactory databases, Store store, Settings settings, TimeProvider time, ILogger<Housekeeping> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <summary>Longer than late news of an installation can be on its way.</summary>
    private static readonly TimeSpan UninstalledFor = TimeSpan.FromDays(30);

    /// <summary>One round.</summary>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        await using var db = databases.Open();
        var deliveries = await Inbox.PurgeAsync(db, time, cancellation);
        var messages = await Outbox.PurgeAsync(db, time, cancellation);
        await Invitations.PurgeAsync(db, time, cancellation);
        var before = time.GetUtcNow().UtcDateTime.AddDays(-settings.Bot.QuestionDays);
        // Handed-over questions are kept with the reply until the same day.
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM Handovers WHERE CreatedUtc < {before}", cancellation);
        var questions = await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM Questions WHERE AskedUtc < {before} AND Id NOT IN (SELECT QuestionId FROM Handovers)", cancellation);
        var left = time.GetUtcNow().UtcDateTime - UninstalledFor;
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM Conversations WHERE State = {(int)ConversationState.Uninstalled} AND StateSinceUtc < {left}", cancellation);
        await store.ForgetDeletedAsync(db, cancellation);
        Log.Purged(log, deliveries, questions, messages);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (store.IsReady)
                    await RoundAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Log.RoundFailed(log, nameof(Housekeeping), e.GetType().Name);
            }

            await Task.Delay(Pause, time, stoppingToken);
        }
    }
}
