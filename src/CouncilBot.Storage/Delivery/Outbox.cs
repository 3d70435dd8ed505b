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

    private const int KeysOfAQuery = 500;

    /// <summary>What <see cref="OutboxRow.LastError"/> says of a payload that is no JSON object.</summary>
    public const string Unreadable = "Unreadable";

    /// <summary>What <see cref="OutboxRow.LastError"/> says when a sender vanished in the middle.</summary>
    public const string SenderVanished = "SenderVanished";

    /// <summary>
    /// Adds messages to the unit of work, except those whose key exists. When somebody adds the same at the same moment, the
    /// commit fails with a unique violation, and with it what would have been done a second time.
    /// </summary>
    /// <returns>Those that were added.</returns>
    public static async Task<IReadOnlyList<OutboxRow>> AddAsync(CouncilDb db, IReadOnlyCollection<OutboxRow> messages, CancellationToken cancel = default)
    {
        var known = db.Outbox.Local.Select(m => m.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var some in messages.Chunk(KeysOfAQuery))
        {
            var keys = some.Select(m => m.Key).ToList();
            known.UnionWith(await db.Outbox.Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(cancel));
        }

        var added = messages.Where(m => known.Add(m.Key)).ToList();
        db.AddRange(added);
        return added;
    }

    /// <summary>
    /// Leases messages that are due, oldest first. What has expired or cannot be read is put aside on the way. Notices to one
    /// person are leased together, however many, and stand together: they become one message.
    /// </summary>
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
            .Where(m => m.State == OutboxState.Pending && m.DueUtc <= now && m.Kind != OutboxKind.ForLater)
            .OrderBy(m => m.DueUtc).ThenBy(m => m.Id)
            .Take(batch)
            .ToListAsync(cancel);
        List<OutboxLease> leases = [];
        HashSet<(Guid, string?)> told = [];
        try
        {
            foreach (var m in due)
            {
                if (m is { Kind: OutboxKind.Notice, PersonId: { } person })
                {
                    if (told.Add((person, m.CoalitionId)))
                        leases.AddRange(await TakeNoticesAsync(db, person, m.CoalitionId, now, until, cancel));
                }
                else if (!IsReadable(m.Payload))
                {
                    await SetAsync(db, m.Id, m.Version, OutboxState.Pending, OutboxState.Failed, Unreadable, cancel);
                }
                else if (await TakeAsync(db, m, until, cancel))
                {
                    leases.Add(LeaseOf(m, m.Attempts + 1, until));
                }
            }
        }
        catch (Exception) when (leases.Count > 0)
        {
            // What is leased is sent: thrown away, it would wait for the end of its lease. A fault that lasts is met again next time.
        }

        return leases;
    }

    /// <summary>Writes back what became of a leased message.</summary>
    /// <returns>Where it stands now; null when the lease was lost in between, and nothing was written.</returns>
    public static async Task<OutboxState?> CompleteAsync(CouncilDb db, OutboxLease lease, SendResult result, TimeProvider time, CancellationToken cancel = default)
    {
        while (await db.Outbox.FirstOrDefaultAsync(m => m.Id == lease.Id && m.Attempts == lease.Attempt && m.LeasedUntilUtc == lease.UntilUtc && m.State == OutboxState.Sending, cancel) is { } message)
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
    /// Takes messages of a coalition back from a person; saved by the caller. What waits, or did not reach them and could be sent
    /// once more, is not sent, and what is being sent at this moment is not tried again. Updates of cards stay: what they show is
    /// decided when they are sent.
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
            .Where(m => m.PersonId == personId && m.CoalitionId == coalitionId && m.State != OutboxState.Sent && m.State != OutboxState.Expired && m.Kind != OutboxKind.CardUpdate)
            .ToListAsync(cancel);
        foreach (var message in messages.Where(m => m.Key.StartsWith(keys, StringComparison.Ordinal)))
        {
            if (message.State != OutboxState.Sending)
                message.State = OutboxState.Expired;
            else if (message.ExpiresUtc > now)
                message.ExpiresUtc = now;
        }
    }

    /// <summary>
    /// Gives back what a sender held that is no more: what may be repeated is due again, anything else may have arrived and is
    /// marked so. That counts as no attempt: most of what it held had not been begun, and who is killed often must not use up the
    /// attempts of messages that nobody has tried. Leases that still run are not touched.
    /// </summary>
    /// <returns>How many were given back or marked.</returns>
    public static Task<int> RecoverAsync(CouncilDb db, TimeProvider time, CancellationToken cancel = default) => RecoverAsync(db, time.UtcNow(), cancel);

    /// <summary>
    /// Like <see cref="RecoverAsync(CouncilDb, TimeProvider, CancellationToken)"/>, of all leases: for the start of the only process
    /// there can be.
    /// </summary>
    /// <returns>How many were given back or marked.</returns>
    public static Task<int> RecoverAllAsync(CouncilDb db, CancellationToken cancel = default) => RecoverAsync(db, DateTime.MaxValue, cancel);

    /// <summary>
    /// Makes due again what could not reach people who have become reachable since: they installed the app, or wrote after they had
    /// blocked it.
    /// </summary>
    /// <returns>How many.</returns>
    public static async Task<int> ReviveAsync(CouncilDb db, TimeProvider time, CancellationToken cancel = default)
    {
        var now = time.UtcNow();
        return await db.Database.ExecuteSqlInterpolatedAsync(
            $"""
            UPDATE Outbox SET State = {(int)OutboxState.Pending}, DueUtc = {now}, Attempts = 0, LastError = NULL, Version = Version + 1
            WHERE State = {(int)OutboxState.Unreachable} AND ExpiresUtc > {now} AND EXISTS (
                SELECT 1 FROM People AS p JOIN Conversations AS c ON c.TenantId = p.TenantId AND c.ObjectId = p.ObjectId
                WHERE p.Id = Outbox.PersonId AND c.State = {(int)ConversationState.Active} AND c.StateSinceUtc > Outbox.DueUtc
                    AND (Outbox.ConversationId IS NULL OR c.Id = Outbox.ConversationId))
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
                message.SentUtc = now;
                message.LastError = null;
                break;
            case SendResult.Again again:
                TryAgain(message, again.Error, again.NotBeforeUtc, now);
                break;
            case SendResult.Later later:
                message.Attempts--;
                (message.State, message.DueUtc) = (later.NotBeforeUtc < message.ExpiresUtc ? OutboxState.Pending : OutboxState.Expired, later.NotBeforeUtc);
                break;
            case SendResult.Dropped dropped:
                (message.State, message.LastError) = (OutboxState.Expired, Shortened(dropped.Error));
                break;
            case SendResult.Unclear unclear when message.MayRepeat:
                TryAgain(message, unclear.Error, notBefore: null, now);
                if (message.State == OutboxState.Failed)
                    message.State = OutboxState.Unknown;
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

    private static async Task<int> RecoverAsync(CouncilDb db, DateTime until, CancellationToken cancel) => await db.Database.ExecuteSqlInterpolatedAsync(
        $"""
        UPDATE Outbox SET State = CASE WHEN MayRepeat = 1 THEN {(int)OutboxState.Pending} ELSE {(int)OutboxState.Unknown} END,
            Attempts = CASE WHEN MayRepeat = 1 THEN Attempts - 1 ELSE Attempts END, LeasedUntilUtc = NULL, LastError = {SenderVanished}, Version = Version + 1
        WHERE State = {(int)OutboxState.Sending} AND LeasedUntilUtc <= {until}
        """,
        cancel);

    private static OutboxLease LeaseOf(OutboxRow m, int attempt, DateTime until) =>
        new(m.Id, m.Key, m.CoalitionId, m.PersonId, m.ConversationId, m.Kind, m.MatterId, m.Updates, m.Payload, attempt, until);

    /// <summary>
    /// All notices to a person that are due, by one statement, so that of two senders one gets them all. The end of the lease tells
    /// whose they are.
    /// </summary>
    private static async Task<IReadOnlyList<OutboxLease>> TakeNoticesAsync(CouncilDb db, Guid person, string? coalition, DateTime now, DateTime until, CancellationToken cancel)
    {
        var mine = until.AddMilliseconds(Random.Shared.Next(60_000));
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"""
            UPDATE Outbox SET State = {(int)OutboxState.Sending}, LeasedUntilUtc = {mine}, Attempts = Attempts + 1, Version = Version + 1
            WHERE PersonId = {person} AND CoalitionId = {coalition} AND Kind = {(int)OutboxKind.Notice} AND State = {(int)OutboxState.Pending} AND DueUtc <= {now}
            """,
            cancel);
        var taken = await db.Outbox.AsNoTracking()
            .Where(m => m.PersonId == person && m.CoalitionId == coalition && m.Kind == OutboxKind.Notice && m.State == OutboxState.Sending && m.LeasedUntilUtc == mine)
            .OrderBy(m => m.Id)
            .ToListAsync(cancel);
        foreach (var m in taken.Where(m => !IsReadable(m.Payload)))
            await SetAsync(db, m.Id, m.Version, OutboxState.Sending, OutboxState.Failed, Unreadable, cancel);

        return [.. taken.Where(m => IsReadable(m.Payload)).Select(m => LeaseOf(m, m.Attempts, mine))];
    }

    /// <summary>
    /// While one update of a card is on its way the next one waits, also in another process: overtaken, the older state would stay.
    /// </summary>
    private static async Task<bool> TakeAsync(CouncilDb db, OutboxRow message, DateTime until, CancellationToken cancel) => await db.Database.ExecuteSqlInterpolatedAsync(
        $"""
        UPDATE Outbox SET State = {(int)OutboxState.Sending}, LeasedUntilUtc = {until}, Attempts = Attempts + 1, Version = Version + 1
        WHERE Id = {message.Id} AND Version = {message.Version} AND State = {(int)OutboxState.Pending}
            AND NOT EXISTS (SELECT 1 FROM Outbox AS o WHERE o.State = {(int)OutboxState.Sending} AND o.Updates = {message.Updates ?? ""} AND o.ConversationId = {message.ConversationId ?? Guid.Empty})
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
