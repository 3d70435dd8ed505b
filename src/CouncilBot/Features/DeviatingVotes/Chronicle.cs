using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.DeviatingVotes;

/// <summary>Something that happened, with who did it and when.</summary>
internal sealed record Entry(DateTime AtUtc, Guid? By, string? Faction, Audience Audience, DeviatingVoteEvent Happened);

/// <summary>What happened with a deviating vote, in order; also what this visit is about to store.</summary>
internal static class Chronicle
{
    public static async Task<IReadOnlyList<Entry>> ReadAsync(CouncilDb db, Guid matter, CancellationToken cancellation)
    {
        var stored = await db.MatterEvents.AsNoTracking().Where(e => e.MatterId == matter).OrderBy(e => e.Number).ToListAsync(cancellation);
        var added = db.ChangeTracker.Entries<MatterEventRow>().Where(e => e.State == EntityState.Added && e.Entity.MatterId == matter).Select(e => e.Entity);
        return [.. stored.Concat(added).OrderBy(e => e.Number).Select(e => new Entry(e.AtUtc, e.By, e.FactionKey, e.Audience, MatterJson.Read<DeviatingVoteEvent>(e.Data)))];
    }
}
