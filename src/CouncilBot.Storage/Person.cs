using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Storage;

/// <summary>An enrolled person as the roster knows them at this moment.</summary>
/// <param name="Id">Our identity.</param>
/// <param name="TenantId">Entra tenant.</param>
/// <param name="ObjectId">Entra object id.</param>
/// <param name="Name">Name in the list of members.</param>
/// <param name="Language">Chosen language, or null.</param>
/// <param name="ChosenCoalitionId">Chosen coalition, or null.</param>
/// <param name="Memberships">Memberships that last; at least one, or the person is not enrolled.</param>
public sealed record Person(Guid Id, Guid TenantId, Guid ObjectId, string Name, Language? Language, string? ChosenCoalitionId, IReadOnlyList<Membership> Memberships)
{
    /// <summary>The membership that counts now: the chosen one, or the only one; null while a choice is due.</summary>
    public Membership? Current =>
        Memberships.FirstOrDefault(m => m.CoalitionId == ChosenCoalitionId) ?? (Memberships.Count == 1 ? Memberships[0] : null);
}

/// <summary>A person's place in one coalition.</summary>
/// <param name="Id">Identity of the membership.</param>
/// <param name="CoalitionId">The coalition.</param>
/// <param name="CoalitionName">Its name.</param>
/// <param name="Collection">The collection with its agreement.</param>
/// <param name="FactionKey">The faction, or null.</param>
/// <param name="FactionName">Its name, or null.</param>
/// <param name="Roles">Roles.</param>
public sealed record Membership(Guid Id, string CoalitionId, string CoalitionName, string Collection, string? FactionKey, string? FactionName, Roles Roles)
{
    /// <summary>Whether the person manages their faction.</summary>
    public bool IsManager => FactionKey is not null && Roles.HasFlag(Roles.FactionManager);
}
