namespace CouncilBot.Coalition.Agreements;

/// <summary>What the data of an agreement say about who agreed.</summary>
/// <param name="Id">Short name of the coalition, such as <c>siegen</c>.</param>
/// <param name="Name">Its name as people know it.</param>
/// <param name="Factions">The partners' factions; none where the documents are no coalition's.</param>
public sealed record Agreement(string Id, string Name, IReadOnlyList<Faction> Factions);

/// <summary>A faction.</summary>
/// <param name="Key">Short name, such as <c>cdu</c>.</param>
/// <param name="Name">Name as people know it.</param>
public sealed record Faction(string Key, string Name);
