using CouncilBot.Coalition.Matters;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Matters;

/// <summary>Something that happened, with who did it and when.</summary>
internal sealed record Entry<TEvent>(DateTime AtUtc, Guid? By, string? Faction, Audience Audience, TEvent Happened);

/// <summary>What happened with a matter, in order; also what this visit is about to store.</summary>
internal static class Chronicle
{
    public static async Task<IReadOnlyList<Entry<TEvent>>> ReadAsync<TEvent>(CouncilDb db, Guid matter, CancellationToken cancellation)
        where TEvent : class
    {
        var stored = await db.MatterEvents.AsNoTracking().Where(e => e.MatterId == matter).OrderBy(e => e.Number).ToListAsync(cancellation);
        var added = db.ChangeTracker.Entries<MatterEventRow>().Where(e => e.State == EntityState.Added && e.Entity.MatterId == matter).Select(e => e.Entity);
        return [.. stored.Concat(added).OrderBy(e => e.Number).Select(e => new Entry<TEvent>(e.AtUtc, e.By, e.FactionKey, e.Audience, MatterJson.Read<TEvent>(e.Data)))];
    }
}
