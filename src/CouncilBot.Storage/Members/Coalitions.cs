using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Members;

/// <summary>A coalition as the agreement's data describe it.</summary>
/// <param name="Id">Short name, such as <c>siegen</c>.</param>
/// <param name="Name">Name as people know it.</param>
/// <param name="Collection">Collection of documents.</param>
/// <param name="Factions">Its factions.</param>
/// <param name="Rules">Its rules, where they are described.</param>
public sealed record CoalitionData(string Id, string Name, string Collection, IReadOnlyList<FactionData> Factions, RulesData? Rules = null);

/// <summary>Rules as they are at this time, see <see cref="RulesRow"/>.</summary>
/// <param name="Hash">Their hash.</param>
/// <param name="Json">The data of the agreement.</param>
/// <param name="Citations">The citation of each quote, JSON.</param>
/// <param name="SinceUtc">Now, UTC; kept when they are new.</param>
public sealed record RulesData(string Hash, string Json, string Citations, DateTime SinceUtc);

/// <summary>A faction as the agreement's data describe it.</summary>
/// <param name="Key">Short name, such as <c>cdu</c>.</param>
/// <param name="Name">Name as people know it.</param>
public sealed record FactionData(string Key, string Name);

/// <summary>Coalitions and factions of this installation.</summary>
public static class Coalitions
{
    /// <summary>
    /// Brings names and collections to what the agreements' data say, and adds what is new. What the data no longer name stays,
    /// because memberships and questions hang on it. Rules that are new are added; the former stay for the matters that began
    /// under them.
    /// </summary>
    /// <returns>Ids of coalitions that are stored and no longer named.</returns>
    public static async Task<IReadOnlyList<string>> SyncAsync(CouncilDb db, IReadOnlyList<CoalitionData> coalitions, CancellationToken cancel = default)
    {
        var rows = await db.Coalitions.ToDictionaryAsync(c => c.Id, StringComparer.Ordinal, cancel);
        var rules = (await db.Rules.IgnoreQueryFilters().Select(r => new { r.CoalitionId, r.Hash }).ToListAsync(cancel)).Select(r => (r.CoalitionId, r.Hash)).ToHashSet();
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

        foreach (var data in coalitions)
        {
            if (data.Rules is { } current && !rules.Contains((data.Id, current.Hash)))
            {
                db.Add(new RulesRow
                {
                    CoalitionId = data.Id,
                    Hash = current.Hash,
                    Json = current.Json,
                    Citations = current.Citations,
                    SinceUtc = current.SinceUtc,
                });
            }
        }

        await db.SaveChangesAsync(cancel);
        return [.. rows.Keys.Except(coalitions.Select(c => c.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }
}
