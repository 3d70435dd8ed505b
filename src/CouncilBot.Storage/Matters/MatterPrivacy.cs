using CouncilBot.Coalition.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Matters;

/// <summary>A matter somebody began.</summary>
public sealed record ExportedMatter(string CoalitionId, Guid Id, MatterKind Kind, string? FactionKey, string Title, string Phase, DateTime CreatedUtc, DateTime ChangedUtc);

/// <summary>Something somebody did with a matter.</summary>
public sealed record ExportedMatterEvent(string CoalitionId, Guid MatterId, DateTime AtUtc, string? FactionKey, string Data);

/// <summary>That somebody has seen a matter.</summary>
public sealed record ExportedMatterSeen(string CoalitionId, Guid MatterId, DateTime FirstUtc, int Events);

/// <summary>Everything about matters that is stored about a person.</summary>
/// <param name="Begun">Matters they began.</param>
/// <param name="Done">What they did.</param>
/// <param name="Seen">What they have seen.</param>
/// <param name="GoWithThem">The matters that are deleted with their data, and not only their name in them.</param>
public sealed record ExportedMatters(IReadOnlyList<ExportedMatter> Begun, IReadOnlyList<ExportedMatterEvent> Done, IReadOnlyList<ExportedMatterSeen> Seen, IReadOnlyDictionary<Guid, MatterKind> GoWithThem);

/// <summary>What people can have of matters, and have forgotten about them.</summary>
internal static class MatterPrivacy
{
    /// <summary>
    /// What is stored about the holder of these memberships. How a motion or a notice stands that they left behind with a faction
    /// is not theirs; what they wrote in it is.
    /// </summary>
    public static async Task<ExportedMatters> ExportAsync(CouncilDb db, List<Guid> memberships, CancellationToken cancel)
    {
        var authored = await db.Matters.IgnoreQueryFilters().AsNoTracking().Where(m => m.AuthorId != null && memberships.Contains(m.AuthorId.Value)).OrderBy(m => m.CreatedUtc).ToListAsync(cancel);
        var places = await db.Memberships.IgnoreQueryFilters().Where(m => memberships.Contains(m.Id) && m.EndedUtc == null).ToDictionaryAsync(m => m.Id, m => m.FactionKey, cancel);
        var begun = authored.FindAll(m => m.Kind is not (MatterKind.Motion or MatterKind.PartnerNotice) || (places.TryGetValue(m.AuthorId!.Value, out var faction) && faction == m.FactionKey));
        var done = await db.MatterEvents.IgnoreQueryFilters().AsNoTracking().Where(e => e.By != null && memberships.Contains(e.By.Value)).OrderBy(e => e.Id).ToListAsync(cancel);
        var seen = await db.MatterSeen.IgnoreQueryFilters().AsNoTracking().Where(s => memberships.Contains(s.MembershipId)).OrderBy(s => s.FirstUtc).ToListAsync(cancel);
        return new(
            begun.ConvertAll(m => new ExportedMatter(m.CoalitionId, m.Id, m.Kind, m.FactionKey, m.Title, m.Phase, m.CreatedUtc, m.ChangedUtc)),
            done.ConvertAll(e => new ExportedMatterEvent(e.CoalitionId, e.MatterId, e.AtUtc, e.FactionKey, e.Data)),
            seen.ConvertAll(s => new ExportedMatterSeen(s.CoalitionId, s.MatterId, s.FirstUtc, s.Events)),
            authored.Where(IsTheirsAlone).ToDictionary(m => m.Id, m => m.Kind));
    }

    /// <summary>
    /// Forgets the holder of these memberships; saved by the caller. Their deviating votes go as a whole: they are their opinion
    /// and nobody else's; so do notices they never sent. Motions and what they did for their faction stay, without who it was.
    /// </summary>
    public static async Task ForgetAsync(CouncilDb db, List<Guid> memberships, DateTime nowUtc, CancellationToken cancel)
    {
        var begun = await db.Matters.IgnoreQueryFilters().Where(m => m.AuthorId != null && memberships.Contains(m.AuthorId.Value)).ToListAsync(cancel);
        await MatterRetention.RemoveAsync(db, begun.FindAll(IsTheirsAlone), nowUtc, cancel);
        foreach (var matter in begun.Where(m => !IsTheirsAlone(m)))
            matter.AuthorId = null;

        foreach (var happened in await db.MatterEvents.IgnoreQueryFilters().Where(e => e.By != null && memberships.Contains(e.By.Value)).ToListAsync(cancel))
        {
            if (db.Entry(happened).State != EntityState.Deleted)
                happened.By = null;
        }

        db.RemoveRange(await db.MatterSeen.IgnoreQueryFilters().Where(s => memberships.Contains(s.MembershipId)).ToListAsync(cancel));
    }

    private static bool IsTheirsAlone(MatterRow matter) => matter is { Kind: MatterKind.DeviatingVote } or { Kind: MatterKind.PartnerNotice, Audience: Audience.Author };
}
