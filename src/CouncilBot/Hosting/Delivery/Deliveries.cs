using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Delivery;

/// <summary>What became of the newest news of a matter, for each person they are for.</summary>
/// <param name="People">By name.</param>
/// <param name="Factions">Names of factions in whose board nobody is enrolled yet; the news wait for them.</param>
internal sealed record Deliveries(IReadOnlyList<PersonDelivery> People, IReadOnlyList<string> Factions)
{
    private static readonly HashSet<string> BlockedCodes = new(StringComparer.OrdinalIgnoreCase) { "ConversationBlockedByUser", "MessageWritesBlocked", "209", "Blocked" };

    /// <summary>Reads them; the context is open for the coalition of the matter.</summary>
    /// <param name="db">The database.</param>
    /// <param name="matterId">The matter.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="without">Begins the keys of messages that are nobody else's business; null: there are none.</param>
    public static async Task<Deliveries> OfAsync(CouncilDb db, Guid matterId, DateTime now, CancellationToken cancellation, string? without = null)
    {
        var notices = await db.Outbox.AsNoTracking()
            .Where(m => m.MatterId == matterId && m.CoalitionId == db.CoalitionId && m.Kind == OutboxKind.Notice && (without == null || !m.Key.StartsWith(without)))
            .Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { Row = m, p.Name, p.QuietFrom, p.QuietUntil })
            .ToListAsync(cancellation);
        var later = await db.Outbox.AsNoTracking()
            .Where(m => m.MatterId == matterId && m.CoalitionId == db.CoalitionId && m.Kind == OutboxKind.ForLater && m.State == OutboxState.Pending)
            .Join(db.Factions, m => m.FactionKey, f => f.Key, (m, f) => f.Name)
            .OrderBy(name => name)
            .ToListAsync(cancellation);
        return new Deliveries(
            [.. notices
                .GroupBy(n => n.Row.PersonId!.Value)
                .Select(g => g.MaxBy(n => n.Row.Id)!)
                .OrderBy(n => n.Name, StringComparer.Ordinal)
                .Select(n => new PersonDelivery(n.Row.PersonId!.Value, n.Name, FateOf(n.Row, QuietHours.Of(n.QuietFrom, n.QuietUntil), now)))],
            later);
    }

    private static Fate FateOf(OutboxRow row, QuietHours? quiet, DateTime now) => row.State switch
    {
        OutboxState.Sent => new Fate.Delivered(row.SentUtc ?? row.DueUtc),
        OutboxState.Pending => Waiting(row, quiet, now),
        OutboxState.Sending => new Fate.Waiting(now, WaitReason.OnItsWay),
        OutboxState.Unknown => new Fate.Unknown(),
        OutboxState.Unreachable => new Fate.Unreachable(row.LastError is { } code && BlockedCodes.Contains(code) ? UnreachableReason.Blocked : UnreachableReason.NotInstalled),
        OutboxState.Failed => new Fate.Failed(),
        OutboxState.Expired => row.LastError == MatterMessages.NotForThem ? new Fate.NotForThem() : new Fate.Expired(),
    };

    private static Fate.Waiting Waiting(OutboxRow row, QuietHours? quiet, DateTime now)
    {
        // Until a moment before it is sent the hours still last; tried before or not, they are what it waits for.
        if (row.DueUtc > now && quiet?.Includes(row.DueUtc.AddMilliseconds(-1)) == true)
            return new Fate.Waiting(row.DueUtc, WaitReason.QuietHours);

        return row.DueUtc <= now ? new Fate.Waiting(now, WaitReason.OnItsWay) : new Fate.Waiting(row.DueUtc, row.Attempts > 0 ? WaitReason.Retry : WaitReason.Bundle);
    }
}

/// <summary>What became of news for one person.</summary>
internal sealed record PersonDelivery(Guid PersonId, string Name, Fate Fate);

/// <summary>Why news wait.</summary>
internal enum WaitReason
{
    /// <summary>The person's quiet hours.</summary>
    QuietHours,

    /// <summary>They go together with what else is told within a minute.</summary>
    Bundle,

    /// <summary>It did not work, and is tried again.</summary>
    Retry,

    /// <summary>They are being sent.</summary>
    OnItsWay,
}

/// <summary>Why somebody cannot be reached.</summary>
internal enum UnreachableReason
{
    /// <summary>They do not have the app, or have never opened it.</summary>
    NotInstalled,

    /// <summary>They blocked it.</summary>
    Blocked,
}

/// <summary>What became of a message.</summary>
internal abstract record Fate
{
    private Fate()
    {
    }

    /// <summary>Accepted by the channel.</summary>
    internal sealed record Delivered(DateTime AtUtc) : Fate;

    /// <summary>Not sent yet.</summary>
    internal sealed record Waiting(DateTime UntilUtc, WaitReason Reason) : Fate;

    /// <summary>The person cannot be reached; it is sent when they can be.</summary>
    internal sealed record Unreachable(UnreachableReason Reason) : Fate;

    /// <summary>Sent, and no usable answer came.</summary>
    internal sealed record Unknown : Fate;

    /// <summary>Given up.</summary>
    internal sealed record Failed : Fate;

    /// <summary>Its time was over before it could be sent.</summary>
    internal sealed record Expired : Fate;

    /// <summary>The person may not see the matter any more.</summary>
    internal sealed record NotForThem : Fate;
}
