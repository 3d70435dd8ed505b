using CouncilBot.Hosting.Scheduling;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Starting;

/// <summary>Deletes what is no longer needed, once an hour and at each start: deliveries, messages, invitations, questions and matters past their time, and chats the app left.</summary>
internal sealed class Housekeeping(CouncilDbFactory databases, Store store, Settings settings, TimeProvider time, ILogger<Housekeeping> log) : IRound
{
    /// <summary>Not at the full hour, when people are written to.</summary>
    public static Schedule Times { get; } = new("housekeeping", "0 7 * * * ?", atStart: true);

    /// <summary>Longer than late news of an installation can be on its way.</summary>
    private static readonly TimeSpan UninstalledFor = TimeSpan.FromDays(30);

    /// <summary>One round.</summary>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        await using var db = databases.Open();
        var deliveries = await Inbox.PurgeAsync(db, time, cancellation);
        var messages = await Outbox.PurgeAsync(db, time, cancellation);
        await Invitations.PurgeAsync(db, time, cancellation);
        var now = time.GetUtcNow().UtcDateTime;
        var before = now.AddDays(-settings.Bot.QuestionDays);
        // Handed-over questions are kept with the reply until the same day.
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM Handovers WHERE CreatedUtc < {before}", cancellation);
        var questions = await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM Questions WHERE AskedUtc < {before} AND Id NOT IN (SELECT QuestionId FROM Handovers)", cancellation);
        await MatterRetention.PurgeAsync(db, MatterKind.DeviatingVote, now.AddDays(-settings.Bot.DeviatingVoteDays), time, cancellation);
        var motions = now.AddDays(-settings.Bot.MotionDays);
        await MatterRetention.PurgeAsync(db, MatterKind.Motion, motions, time, cancellation);
        await MatterRetention.PurgeAsync(db, MatterKind.Meeting, motions, time, cancellation);
        await MatterRetention.PurgeAsync(db, MatterKind.PartnerNotice, motions, time, cancellation);
        await MatterRetention.PurgeUnusedAsync(db, store.RulesInForce, motions, cancellation);
        var left = now - UninstalledFor;
        await db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM Conversations WHERE State = {(int)ConversationState.Uninstalled} AND StateSinceUtc < {left}", cancellation);
        await store.ForgetDeletedAsync(db, cancellation);
        Log.Purged(log, deliveries, questions, messages);
    }

    /// <inheritdoc/>
    public Task RunAsync(DateTime scheduledUtc, CancellationToken cancellation) => RoundAsync(cancellation);
}
