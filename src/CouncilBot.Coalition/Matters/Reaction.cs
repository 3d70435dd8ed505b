namespace CouncilBot.Coalition.Matters;

/// <summary>What somebody did about a matter, and for which faction.</summary>
/// <param name="By">Membership.</param>
/// <param name="Faction">Key of the faction.</param>
public readonly record struct Reaction(Guid By, string Faction);
