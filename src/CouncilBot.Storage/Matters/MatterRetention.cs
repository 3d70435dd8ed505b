using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Matters;

/// <summary>
/// Deletes matters whose time is over, with all that hangs on them. A deviating vote is the political opinion of a named person
/// (GDPR Art. 9) and of little use after its session; a motion belongs to its faction.
/// </summary>
public static class MatterRetention
{
    /// <summary>Deletes the matters of a kind in which nothing has happened since <paramref name="beforeUtc"/>, and whose session lies before it.</summary>
    /// <param name="db">The context.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="beforeUtc">A moment, UTC.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>How many matters.</returns>
    public static async Task<int> PurgeAsync(CouncilDb db, MatterKind kind, DateTime beforeUtc, TimeProvider time, CancellationToken cancel = default)
    {
        var old = await db.Matters.IgnoreQueryFilters()
            .Where(m => m.Kind == kind && m.ChangedUtc < beforeUtc && !db.Sessions.IgnoreQueryFilters().Any(s => s.Id == m.SessionId && s.StartUtc >= beforeUtc))
            .OrderBy(m => m.ChangedUtc)
            .Take(Batch)
            .ToListAsync(cancel);
        await RemoveAsync(db, old, time.UtcNow(), cancel);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
        return old.Count;
    }

    /// <summary>Deletes rules that hold no more and that no matter began under, and sessions of the past that no matter speaks of.</summary>
    /// <param name="db">The context.</param>
    /// <param name="current">The rules that hold now, by coalition.</param>
    /// <param name="beforeUtc">Sessions before this moment, UTC.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task PurgeUnusedAsync(CouncilDb db, IReadOnlyCollection<string> current, DateTime beforeUtc, CancellationToken cancel = default)
    {
        var hashes = current.ToList();
        var rules = await db.Rules.IgnoreQueryFilters()
            .Where(r => !hashes.Contains(r.Hash) && !db.Matters.IgnoreQueryFilters().Any(m => m.CoalitionId == r.CoalitionId && m.RulesHash == r.Hash))
            .Take(Batch)
            .ToListAsync(cancel);
        var sessions = await db.Sessions.IgnoreQueryFilters()
            .Where(s => s.StartUtc < beforeUtc && !db.Matters.IgnoreQueryFilters().Any(m => m.SessionId == s.Id))
            .Take(Batch)
            .ToListAsync(cancel);
        var ids = sessions.ConvertAll(s => s.Id);
        db.RemoveRange(await db.AgendaItems.IgnoreQueryFilters().Where(i => ids.Contains(i.SessionId)).ToListAsync(cancel));
        db.RemoveRange(sessions);
        db.RemoveRange(rules);
        await db.SaveChangesAsync(cancel);
        db.ChangeTracker.Clear();
    }

    /// <summary>Removes matters with their events and messages, and what cards in chats show of them; saved by the caller.</summary>
    internal static async Task RemoveAsync(CouncilDb db, IReadOnlyCollection<MatterRow> matters, DateTime nowUtc, CancellationToken cancel)
    {
        var ids = matters.Select(m => m.Id).ToList();
        var about = ids.ConvertAll(id => (Guid?)id);
        db.RemoveRange(await db.MatterSeen.IgnoreQueryFilters().Where(s => ids.Contains(s.MatterId)).ToListAsync(cancel));
        var cards = await db.MatterCards.IgnoreQueryFilters().Where(c => ids.Contains(c.MatterId)).ToListAsync(cancel);
        // Not those of a person who is deleted at this moment, chat and all.
        CardClosing.AddForMatter(db, cards.Where(c => db.Entry(c).State != EntityState.Deleted), nowUtc);
        db.RemoveRange(cards);
        db.RemoveRange(await db.MatterEvents.IgnoreQueryFilters().Where(e => ids.Contains(e.MatterId)).ToListAsync(cancel));
        foreach (var message in await db.Outbox.Where(m => about.Contains(m.MatterId)).ToListAsync(cancel))
        {
            // What is on its way is not tried again, and stands so that the card is not closed before it arrives.
            if (message.State == OutboxState.Sending)
                (message.MatterId, message.ExpiresUtc) = (null, nowUtc);
            else
                db.Remove(message);
        }

        db.RemoveRange(matters);
    }

    /// <summary>What is deleted in one go; the rest follows in the next hour.</summary>
    private const int Batch = 200;
}
