using CouncilBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Members.MyData;

/// <summary>Names of coalitions and factions by their short names; one that is gone is called by its short name.</summary>
internal sealed class PlaceNames
{
    private readonly Dictionary<string, string> _coalitions;
    private readonly Dictionary<(string Coalition, string Faction), string> _factions;

    private PlaceNames(Dictionary<string, string> coalitions, Dictionary<(string Coalition, string Faction), string> factions) =>
        (_coalitions, _factions) = (coalitions, factions);

    /// <summary>Reads the names of the coalitions with these short names; the caller says that the person was in them.</summary>
    public static async Task<PlaceNames> ReadAsync(CouncilDb db, IEnumerable<string> coalitions, CancellationToken cancellation)
    {
        var ids = coalitions.Distinct(StringComparer.Ordinal).ToList();
        var names = await db.Coalitions.Where(c => ids.Contains(c.Id)).AsNoTracking().ToListAsync(cancellation);
        var factions = await db.Factions.IgnoreQueryFilters().Where(f => ids.Contains(f.CoalitionId)).AsNoTracking().ToListAsync(cancellation);
        return new PlaceNames(names.ToDictionary(c => c.Id, c => c.Name, StringComparer.Ordinal), factions.ToDictionary(f => (f.CoalitionId, f.Key), f => f.Name));
    }

    public string Coalition(string id) => _coalitions.GetValueOrDefault(id, id);

    public string Faction(string coalition, string key) => _factions.GetValueOrDefault((coalition, key), key);
}
