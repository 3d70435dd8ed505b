using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee;

/// <summary>Somebody whom a meeting concerns.</summary>
/// <param name="Member">Their membership.</param>
/// <param name="Person">The person.</param>
/// <param name="Name">Name in the list of members.</param>
/// <param name="Faction">Key of their faction; null for a guest.</param>
/// <param name="Roles">Their roles.</param>
internal sealed record CommitteePerson(Guid Member, Guid Person, string Name, string? Faction, Roles Roles);

/// <summary>Whom the cooperation committee concerns, by the roster of this moment.</summary>
internal static class CommitteePeople
{
    /// <summary>Who attends, the guests among them, and who organises the factions.</summary>
    public static Task<List<Guid>> AttendingAsync(CouncilDb db, string coalitionId, CoalitionRules rules, CancellationToken cancellation) =>
        Attending(db, coalitionId, rules).Select(m => m.PersonId).ToListAsync(cancellation);

    /// <summary>The same people by name, and who else has said whether they come, also if they have left since; each once.</summary>
    public static async Task<IReadOnlyList<CommitteePerson>> NamedAsync(CouncilDb db, string coalitionId, CoalitionRules rules, IEnumerable<Guid> replied, CancellationToken cancellation)
    {
        var answered = replied.ToList();
        var attending = Attending(db, coalitionId, rules).Select(m => m.Id);
        var people = await db.Memberships.IgnoreQueryFilters()
            .Where(m => m.CoalitionId == coalitionId && (answered.Contains(m.Id) || attending.Contains(m.Id)))
            .Join(db.People.Where(p => p.TenantId != Guid.Empty), m => m.PersonId, p => p.Id, (m, p) => new CommitteePerson(m.Id, p.Id, p.Name, m.FactionKey, m.Roles))
            .ToListAsync(cancellation);
        return [.. people.OrderByDescending(p => answered.Contains(p.Member)).DistinctBy(p => p.Person)];
    }

    /// <summary>Whether somebody organises one of the factions.</summary>
    public static bool IsManager(Actor who, CoalitionRules rules) =>
        who.Faction is { } faction && rules.Factions.Contains(faction, StringComparer.Ordinal) && who.Is(rules.Roles.Organise);

    /// <summary>Who organises the factions.</summary>
    public static Task<List<Guid>> ManagingAsync(CouncilDb db, string coalitionId, CoalitionRules rules, CancellationToken cancellation)
    {
        var (factions, organise) = (rules.Factions.ToList(), rules.Roles.Organise);
        return db.Memberships.IgnoreQueryFilters()
            .Where(m => m.CoalitionId == coalitionId && m.EndedUtc == null && m.FactionKey != null && factions.Contains(m.FactionKey) && (m.Roles & organise) != Roles.None)
            .Select(m => m.PersonId)
            .ToListAsync(cancellation);
    }

    private static IQueryable<MembershipRow> Attending(CouncilDb db, string coalitionId, CoalitionRules rules)
    {
        var factions = rules.Factions.ToList();
        var (own, guests) = ((rules.Committee?.Attendees ?? Roles.None) | rules.Roles.Organise, rules.Committee?.Guests ?? Roles.None);
        return db.Memberships.IgnoreQueryFilters()
            .Where(m => m.CoalitionId == coalitionId && m.EndedUtc == null && ((m.FactionKey != null && factions.Contains(m.FactionKey) && (m.Roles & own) != Roles.None) || (m.Roles & guests) != Roles.None));
    }
}
