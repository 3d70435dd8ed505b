using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Sessions;

/// <summary>How far the list of a server is read.</summary>
/// <param name="Source">Hash of the address of the list.</param>
/// <param name="Bodies">Hash of the bodies that sessions were looked up among.</param>
/// <param name="AsOfUtc">When it was read, by the clock of the server, UTC.</param>
/// <param name="IsComplete">Whether all of it was read, and not only what changed.</param>
public sealed record SessionSyncPoint(string Source, string Bodies, DateTime AsOfUtc, bool IsComplete);

/// <summary>What is remembered of the servers that sessions are taken over from; saved with the sessions or not at all.</summary>
public static class SessionSyncs
{
    /// <summary>How far a list is read; null where it never was.</summary>
    public static Task<SessionSyncRow?> FindAsync(CouncilDb db, string source, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.SessionSyncs.FirstOrDefaultAsync(s => s.Source == source, cancel);
    }

    internal static async Task RememberAsync(CouncilDb db, SessionSyncPoint point, CancellationToken cancel)
    {
        var row = await FindAsync(db, point.Source, cancel);
        if (row is null)
        {
            row = new SessionSyncRow { CoalitionId = db.CoalitionId!, Source = point.Source, Bodies = point.Bodies, CompleteUtc = DateTime.UnixEpoch };
            db.Add(row);
        }

        (row.Bodies, row.AsOfUtc) = (point.Bodies, point.AsOfUtc);
        if (point.IsComplete)
            row.CompleteUtc = point.AsOfUtc;

        // Also where a server without a clock of its own says nothing new: who reads it at the same time is to notice.
        if (db.Entry(row).State == EntityState.Unchanged)
            db.Entry(row).Property(r => r.Version).IsModified = true;
    }
}
