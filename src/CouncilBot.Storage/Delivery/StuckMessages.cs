using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Delivery;

/// <summary>A message as whoever runs the installation may see it: without words and names.</summary>
public sealed record MessageEntry(long Id, string? CoalitionId, OutboxKind Kind, OutboxState State, int Attempts, DateTime CreatedUtc, DateTime DueUtc, DateTime ExpiresUtc, string? LastError);

/// <summary>What a repetition by hand did.</summary>
/// <param name="Due">Messages that are due again.</param>
/// <param name="Over">Messages whose time is over; they stay as they are.</param>
/// <param name="Unknown">Messages that may have arrived and were left, because nobody asked for them.</param>
public sealed record RetryResult(int Due, int Over, int Unknown);

/// <summary>Messages that did not get through, for whoever runs the installation.</summary>
public static class StuckMessages
{
    private static readonly List<OutboxState> s_left = [OutboxState.Pending, OutboxState.Sending, OutboxState.Unknown, OutboxState.Unreachable, OutboxState.Failed];
    private static readonly List<OutboxState> s_givenUp = [OutboxState.Failed, OutboxState.Unreachable, OutboxState.Unknown];

    /// <summary>How many messages are in each state.</summary>
    public static async Task<IReadOnlyDictionary<OutboxState, int>> CountAsync(CouncilDb db, CancellationToken cancel = default) =>
        await db.Outbox.GroupBy(m => m.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);

    /// <summary>The messages in one state, or all that are neither sent nor out of date; oldest first.</summary>
    public static async Task<IReadOnlyList<MessageEntry>> ListAsync(CouncilDb db, OutboxState? state, int most, CancellationToken cancel = default) =>
        await db.Outbox.AsNoTracking()
            .Where(m => state == null ? s_left.Contains(m.State) : m.State == state)
            .OrderBy(m => m.Id)
            .Take(most)
            .Select(m => new MessageEntry(m.Id, m.CoalitionId, m.Kind, m.State, m.Attempts, m.CreatedUtc, m.DueUtc, m.ExpiresUtc, m.LastError))
            .ToListAsync(cancel);

    /// <summary>Makes due again what was given up and is still of use. Saves by itself.</summary>
    /// <param name="db">A context of its own.</param>
    /// <param name="id">One message; null: all.</param>
    /// <param name="withUnknown">Also those that may have arrived.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>Null when there is no such message, or none that was given up.</returns>
    public static async Task<RetryResult?> RetryAsync(CouncilDb db, long? id, bool withUnknown, TimeProvider time, CancellationToken cancel = default)
    {
        var now = time.UtcNow();
        var given = await db.Outbox.Where(m => s_givenUp.Contains(m.State) && (id == null || m.Id == id)).ToListAsync(cancel);
        if (id is not null && given.Count == 0)
            return null;

        var wanted = given.FindAll(m => withUnknown || m.State != OutboxState.Unknown);
        var inTime = wanted.FindAll(m => m.ExpiresUtc > now);
        foreach (var message in inTime)
            (message.State, message.DueUtc, message.Attempts, message.LastError) = (OutboxState.Pending, now, 0, null);

        await db.SaveChangesAsync(cancel);
        return new RetryResult(inTime.Count, wanted.Count - inTime.Count, given.Count - wanted.Count);
    }
}
