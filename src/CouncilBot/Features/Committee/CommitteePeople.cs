using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;
using CouncilBot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee;

/// <summary>Whom the cooperation committee concerns, by the roster of this moment.</summary>
internal static class CommitteePeople
{
    /// <summary>Who attends, the guests among them, and who organises the factions.</summary>
    public static Task<List<Guid>> AttendingAsync(CouncilDb db, string coalitionId, CoalitionRules rules, CancellationToken cancellation)
    {
        var factions = rules.Factions.ToList();
        var (own, guests) = ((rules.Committee?.Attendees ?? Roles.None) | rules.Roles.Organise, rules.Committee?.Guests ?? Roles.None);
        return db.Memberships.IgnoreQueryFilters()
            .Where(m => m.CoalitionId == coalitionId && m.EndedUtc == null && ((m.FactionKey != null && factions.Contains(m.FactionKey) && (m.Roles & own) != Roles.None) || (m.Roles & guests) != Roles.None))
            .Select(m => m.PersonId)
            .ToListAsync(cancellation);
    }

    /// <summary>Who organises the factions.</summary>
    public static Task<List<Guid>> ManagingAsync(CouncilDb db, string coalitionId, CoalitionRules rules, CancellationToken cancellation)
    {
        var (factions, organise) = (rules.Factions.ToList(), rules.Roles.Organise);
        return db.Memberships.IgnoreQueryFilters()
            .Where(m => m.CoalitionId == coalitionId && m.EndedUtc == null && m.FactionKey != null && factions.Contains(m.FactionKey) && (m.Roles & organise) != Roles.None)
            .Select(m => m.PersonId)
            .ToListAsync(cancellation);
    }
}
