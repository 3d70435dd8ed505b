using CouncilBot.Coalition.Committee;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Sessions;

/// <summary>The school holidays and recesses of a coalition, as the database holds them.</summary>
public static class Recesses
{
    /// <summary>Those that end on this local day or later, by first day.</summary>
    /// <param name="db">The database, open for the coalition.</param>
    /// <param name="from">The day.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<Recess>> FromAsync(CouncilDb db, DateOnly from, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        var day = from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var rows = await db.Recesses.Where(r => r.LastDay >= day).OrderBy(r => r.FirstDay).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(r => new Recess(r.Name, DateOnly.FromDateTime(r.FirstDay), DateOnly.FromDateTime(r.LastDay)));
    }

    /// <summary>Puts these in the place of all that are stored, as a whole or not at all.</summary>
    /// <returns>How many there were before.</returns>
    public static async Task<int> ReplaceAsync(CouncilDb db, IReadOnlyList<Recess> recesses, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(recesses);
        var before = await db.Recesses.ToDictionaryAsync(r => DateOnly.FromDateTime(r.FirstDay), cancel);
        foreach (var recess in recesses)
        {
            if (!before.TryGetValue(recess.First, out var row))
                db.Recesses.Add(row = new RecessRow { CoalitionId = db.CoalitionId!, FirstDay = recess.First.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), Name = recess.Name });

            (row.Name, row.LastDay) = (recess.Name, recess.Last.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        }

        db.RemoveRange(before.Where(b => recesses.All(r => r.First != b.Key)).Select(b => b.Value));
        await db.SaveChangesAsync(cancel);
        return before.Count;
    }
}
