using System.Text.Json;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Delivery;

/// <summary>
/// Messages to be sent. They are added to the unit of work that causes them. A sender leases some, sends, and reports. A lease is
/// one conditional UPDATE for each row, so that two senders never hold the same one, on both databases and without lock hints.
/// A context used here is not used for anything else.
/// </summary>
public static class Outbox
{
    /// <summary>How long messages are kept after their time is over.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromDays(30);

    /// <summary>What <see cref="OutboxRow.LastError"/> says of a payload that is no JSON object.</summary>
    public const string Unreadable = "Unreadable";

    /// <summary>What <see cref="OutboxRow.LastError"/> says when a sender vanished in the middle.</summary>
    public const string SenderVanished = "SenderVanished";

    /// <summary>
    /// Adds a message to the unit of work, unless one with its key exists. When somebody adds the same at the same moment, the
    /// commit fails with a unique violation, and with it what would have been done a second time.
    /// </summary>
    /// <returns>Whether it was added.</returns>
    public static async Task<bool> AddAsync(CouncilDb db, OutboxRow message, CancellationToken cancel = default)
    {
        if (db.Outbox.Local.Any(m => m.Key == message.Key) || await db.Outbox.AnyAsync(m => m.Key == message.Key, cancel))
            return false;
        db.Add(message);
        return true;
    }

    /// <summary>Leases messages that are due, oldest first. What has expired or cannot be read is put aside on the way.</summary>
    /// <param name="db">A context of its own.</param>
    /// <param name="batch">At most so many.</param>
    /// <param name="duration">For how long; longer than any sending can take.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<OutboxLease>> LeaseAsync(CouncilDb db, int batch, TimeSpan duration, TimeProvider time, CancellationToken cancel = default)
    {
        var now = time.UtcNow();
        var until = now + duration;
        await PutAsideAsync(db, now, cancel);

        var due = await db.Outbox.AsNoTracking()
            .Where(m => m.State == OutboxState.Pending && m.DueUtc <= now)
            .OrderBy(m => m.DueUtc).ThenBy(m => m.Id)
            .Take(batch)
            .ToListAsync(cancel);
        List<OutboxLease> leases = [];
        foreach (var m in due)
        {
            if (!IsReadable(m.Payload))
                await SetAsync(db, m.Id, m.Version, OutboxState.Pending, OutboxState.Failed, Unreadable, cancel);
            else if (await TakeAsync(db, m, until, cancel))
                leases.Add(new(m.Id, m.Key, m.CoalitionId, m.PersonId, m.ConversationId, m.Payload, m.Attempts + 1, until));
        }

        return leases;
    }

    /// <summary>Writes back what became of a leased message.</summary>
    /// <returns>Where it stands now; null when the lease was lost in between, and nothing was written.</returns>
    public static async Task<OutboxState?> CompleteAsync(CouncilDb db, OutboxLease lease, SendResult result, TimeProvider time, CancellationToken cancel = default)
    {
        while (await db.Outbox.FirstOrDefaultAsync(m => m.Id == lease.Id && m.Attempts == lease.Attempt && m.State == OutboxState.Sending, cancel) is { } message)
        {
            Apply(message, result, time.UtcNow());
            try
            {
                await db.SaveChangesAsync(cancel);
                return message.State;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Taken back or given to another sender in between: look again.
            }
            finally
            {
                db.ChangeTracker.Clear();
            }
        }

        return null;
    }

    /// <summary>
    /// Takes messages of a coalition back from a person; saved by the caller. What waits is not sent, and what is being sent at
    /// this moment is not tried again.
    /// </summary>
    /// <param name="db">The context.</param>
    /// <param name="personId">The person.</param>
    /// <param name="coalitionId">The coalition.</param>
    /// <param name="keys">How the keys begin; empty: all.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancel">Cancels.</param>
    internal static async Task TakeBackAsync(CouncilDb db, Guid personId, string coalitionId, string keys, DateTime now, CancellationToken cancel)
    {
        var messages = await db.Outbox
            .Where(m => m.PersonId == personId && m.CoalitionId == coalitionId && (m.State == OutboxState.Pending || m.State == OutboxState.Sending))
            .ToListAsync(cancel);
        foreach (var message in messages.Where(m => m.Key.StartsWith(keys, StringComparison.Ordinal)))
        {
            if (message.State == OutboxState.Pending)
                message.State = OutboxState.Expired;
            else if (message.ExpiresUtc > now)
                message.ExpiresUtc = now;
        }
    }

    /// <summary>
    /// Gives back what a sender held that is no more: what may be repeated is due again, anything else may have arrived and is
    /// marked so. Leases that still run are not touched.
    /// </summary>
    /// <returns>How many were given back or marked.</returns>
    public static async Task<int> RecoverAsync(CouncilDb db, TimeProvider time, CancellationToken cancel = default)
    {
        var now = time.UtcNow();
        return await db.Database.ExecuteSqlInterpolatedAsync(
            $"""
            UPDATE Outbox SET State = CASE WHEN MayRepeat = 1 AND Attempts < {Repetition.MaxAttempts} THEN {(int)OutboxState.Pending} ELSE {(int)OutboxState.Unknown} END,
                LeasedUntilUtc = NULL, LastError = {SenderVanished}, Version = Version + 1
            WHERE State = {(int)OutboxState.Sending} AND LeasedUntilUtc <= {now}
            """,
            cancel);
    }

    /// <summary>Removes messages whose time was over before <see cref="Retention"/>, sent or not.</summary>
    /// <returns>How many.</returns>
    public static Task<int> PurgeAsync(CouncilDb db, TimeProvider time, CancellationToken cancel = default)
    {
        var before = time.UtcNow() - Retention;
        return db.Database.ExecuteSqlInterpolatedAsync($"DELETE FROM Outbox WHERE ExpiresUtc < {before} AND State <> {(int)OutboxState.Sending}", cancel);
    }

    private static void Apply(OutboxRow message, SendResult result, DateTime now)
    {
        message.LeasedUntilUtc = null;
        switch (result)
        {
            case SendResult.Sent sent:
                message.State = OutboxState.Sent;
                message.ActivityId = sent.ActivityId;
                message.LastError = null;
                break;
            case SendResult.Again again:
                TryAgain(message, again.Error, again.NotBeforeUtc, now);
                break;
            case SendResult.Unclear unclear when message.MayRepeat:
                TryAgain(message, unclear.Error, notBefore: null, now);
                break;
            case SendResult.Unclear unclear:
                (message.State, message.LastError) = (OutboxState.Unknown, Shortened(unclear.Error));
                break;
            case SendResult.Unreachable unreachable:
                (message.State, message.LastError) = (OutboxState.Unreachable, Shortened(unreachable.Error));
                break;
            case SendResult.Refused refused:
                (message.State, message.LastError) = (OutboxState.Failed, Shortened(refused.Error));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(result));
        }
    }

    private static void TryAgain(OutboxRow message, string error, DateTime? notBefore, DateTime now)
    {
        var next = Repetition.NextUtc(message.Attempts, now, notBefore, Random.Shared.NextDouble());
        message.State = Repetition.StateFor(message.Attempts, next, message.ExpiresUtc);
        message.DueUtc = next;
        message.LastError = Shortened(error);
    }

    private static string Shortened(string error) => error.Length <= Columns.Error ? error : error[..Columns.Error];

    private static Task<int> PutAsideAsync(CouncilDb db, DateTime now, CancellationToken cancel) => db.Database.ExecuteSqlInterpolatedAsync(
        $"UPDATE Outbox SET State = {(int)OutboxState.Expired}, Version = Version + 1 WHERE State = {(int)OutboxState.Pending} AND ExpiresUtc <= {now}",
        cancel);

    private static async Task<bool> TakeAsync(CouncilDb db, OutboxRow message, DateTime until, CancellationToken cancel) => await db.Database.ExecuteSqlInterpolatedAsync(
        $"""
        UPDATE Outbox SET State = {(int)OutboxState.Sending}, LeasedUntilUtc = {until}, Attempts = Attempts + 1, Version = Version + 1
        WHERE Id = {message.Id} AND Version = {message.Version} AND State = {(int)OutboxState.Pending}
        """,
        cancel) == 1;

    private static Task<int> SetAsync(CouncilDb db, long id, int version, OutboxState from, OutboxState to, string error, CancellationToken cancel) => db.Database.ExecuteSqlInterpolatedAsync(
        $"UPDATE Outbox SET State = {(int)to}, LastError = {error}, Version = Version + 1 WHERE Id = {id} AND Version = {version} AND State = {(int)from}",
        cancel);

    private static bool IsReadable(string payload)
    {
        try
        {
            using var json = JsonDocument.Parse(payload);
            return json.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
