using System.Linq.Expressions;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Motions.Board;

/// <summary>Whom an open motion waits for, as its reader sees it. The order is that of the board.</summary>
internal enum WaitsFor
{
    /// <summary>The reader's faction, or both.</summary>
    Us,

    /// <summary>The other faction alone.</summary>
    Partner,

    /// <summary>Nobody.</summary>
    Nobody,
}

/// <summary>
/// The open motions a member may see, asked for in the database: who may see what is part of the question, and only the rows of one
/// page are read.
/// </summary>
/// <param name="Db">Open for the reader's coalition.</param>
/// <param name="Reader">Who reads; has a faction.</param>
/// <param name="Speak">The roles that make a board.</param>
internal sealed record MotionsOf(CouncilDb Db, Membership Reader, Roles Speak)
{
    /// <summary>How many there are of each.</summary>
    public async Task<IReadOnlyDictionary<WaitsFor, int>> CountAsync(CancellationToken cancellation)
    {
        var counts = await Open().GroupBy(Rank()).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        return counts.ToDictionary(c => (WaitsFor)c.Key, c => c.Count);
    }

    /// <summary>Some of them: what waits for us first, then what is due first, then what changed last.</summary>
    public async Task<IReadOnlyList<MatterRow>> PageAsync(int skip, int take, CancellationToken cancellation) =>
        await Open()
            .OrderBy(Rank())
            .ThenBy(m => m.DueUtc == null)
            .ThenBy(m => m.DueUtc)
            .ThenByDescending(m => m.ChangedUtc)
            .ThenBy(m => m.Id)
            .Skip(skip)
            .Take(take)
            .AsNoTracking()
            .ToListAsync(cancellation);

    /// <summary>Whom one waits for.</summary>
    public WaitsFor Of(MatterRow row)
    {
        var own = row.FactionKey == Reader.FactionKey ? Waiting.Sponsor : Waiting.Partner;
        return row.Waiting.HasFlag(own) ? WaitsFor.Us : row.Waiting == Waiting.Nobody ? WaitsFor.Nobody : WaitsFor.Partner;
    }

    private IQueryable<MatterRow> Open()
    {
        var (coalition, faction, me, isBoard) = (Reader.CoalitionId, Reader.FactionKey, Reader.Id, (Reader.Roles & Speak) != Roles.None);
        // The same bounds as Sight, which decides once more when one is opened.
        return Db.Matters.Where(m => m.CoalitionId == coalition && m.Kind == MatterKind.Motion && m.IsOpen && faction != null
            && (m.Audience == Audience.BothFactions
                || (m.Audience == Audience.BothBoards && isBoard)
                || (m.FactionKey == faction && (m.AuthorId == me || m.Audience == Audience.OwnFaction || (m.Audience == Audience.OwnBoard && isBoard)))));
    }

    private Expression<Func<MatterRow, int>> Rank()
    {
        var faction = Reader.FactionKey;
        return m => m.Waiting == Waiting.Nobody ? (int)WaitsFor.Nobody
            : m.Waiting == Waiting.Both || m.Waiting == (m.FactionKey == faction ? Waiting.Sponsor : Waiting.Partner) ? (int)WaitsFor.Us
            : (int)WaitsFor.Partner;
    }
}
