using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Matters;

/// <summary>How the people and factions of a matter are named on its cards.</summary>
internal static class MatterPeople
{
    /// <summary>A faction's name; its key where the agreement has it no more.</summary>
    public static string Faction(MatterRules rules, string key) => rules.Agreement.Factions.FirstOrDefault(f => f.Key == key)?.Name ?? key;

    /// <summary>"Anna Beispiel (CDU-Fraktion)"; without a name, somebody whose data were deleted.</summary>
    public static string Person(string? name, string faction, MatterRules rules, Language language)
    {
        var texts = Texts.Of<MatterResources>(language);
        return texts["Named", name ?? texts["Somebody"], Faction(rules, faction)];
    }

    /// <summary>Names by membership, also of those that have ended; not of people whose account was deleted, see <see cref="Storage.Members.Roster.EraseAsync"/>.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(CouncilDb db, IEnumerable<Guid?> memberships, CancellationToken cancellation)
    {
        var ids = memberships.OfType<Guid>().Distinct().ToList();
        return ids.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Memberships
                .Where(m => ids.Contains(m.Id))
                .Join(db.People.Where(p => p.TenantId != Guid.Empty), m => m.PersonId, p => p.Id, (m, p) => new { m.Id, p.Name })
                .ToDictionaryAsync(n => n.Id, n => n.Name, cancellation);
    }
}
