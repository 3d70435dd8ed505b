using CouncilBot.Coalition.Rules;

namespace CouncilBot.Coalition.Agreements;

/// <summary>What the data of an agreement say about who agreed, and on which rules.</summary>
/// <param name="Id">Short name of the coalition, such as <c>siegen</c>.</param>
/// <param name="Name">Its name as people know it.</param>
/// <param name="Factions">The partners' factions; none where the documents are no coalition's.</param>
/// <param name="Rules">The rules of their work together; null where the documents are no coalition's or its rules are not described.</param>
/// <param name="Json">The data as they were read, to be kept with what was begun under them.</param>
public sealed record Agreement(string Id, string Name, IReadOnlyList<Faction> Factions, CoalitionRules? Rules = null, string Json = "")
{
    /// <summary>The other faction; throws for a faction that is none of the two.</summary>
    public Faction PartnerOf(string faction) => Factions.Single(f => f.Key != faction);

    /// <summary>The faction with this short name; throws when there is none.</summary>
    public Faction FactionOf(string key) => Factions.Single(f => f.Key == key);
}

/// <summary>A faction.</summary>
/// <param name="Key">Short name, such as <c>cdu</c>.</param>
/// <param name="Name">Name as people know it.</param>
public sealed record Faction(string Key, string Name);
