using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Members;

/// <summary>A coalition as the agreement's data describe it.</summary>
/// <param name="Id">Short name, such as <c>siegen</c>.</param>
/// <param name="Name">Name as people know it.</param>
/// <param name="Collection">Collection of documents.</param>
/// <param name="Factions">Its factions.</param>
public sealed record CoalitionData(string Id, string Name, string Collection, IReadOnlyList<FactionData> Factions);

/// <summary>A faction as the agreement's data describe it.</summary>
/// <param name="Key">Short name, such as <c>cdu</c>.</param>
/// <param name="Name">Name as people know it.</param>
public sealed record FactionData(string Key, string Name);

/// <summary>Coalitions and factions of this installation.</summary>
public static class Coalitions
{
    /// <summary>
    /// Brings names and collections to what the agreements' data say, and adds what is new. What the data no longer name stays,
    /// because memberships and questions hang on it.
    /// </summary>
    /// <returns>Ids of coalitions that are stored and no longer named.</returns>
    public static async Task<IReadOnlyList<string>> SyncAsync(CouncilDb db, IReadOnlyList<CoalitionData> coalitions, CancellationToken cancel = default)
    {
        var rows = await db.Coalitions.ToDictionaryAsync(c => c.Id, StringComparer.Ordinal, cancel);
        var factions = await db.Factions.IgnoreQueryFilters().ToDictionaryAsync(f => (f.CoalitionId, f.Key), cancel);
        foreach (var data in coalitions)
        {
            if (rows.TryGetValue(data.Id, out var row))
            {
                (row.Name, row.Collection) = (data.Name, data.Collection);
            }
            else
            {
                db.Add(new CoalitionRow
                {
                    Id = data.Id,
                    Name = data.Name,
                    Collection = data.Collection,
                });
            }

            foreach (var faction in data.Factions)
            {
                if (factions.TryGetValue((data.Id, faction.Key), out var known))
                {
                    known.Name = faction.Name;
                }
                else
                {
                    db.Add(new FactionRow
                    {
                        CoalitionId = data.Id,
                        Key = faction.Key,
                        Name = faction.Name,
                    });
                }
            }
        }

        await db.SaveChangesAsync(cancel);
        return [.. rows.Keys.Except(coalitions.Select(c => c.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
