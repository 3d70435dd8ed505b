namespace CouncilBot.Coalition.Rules;

/// <summary>Who may propose somebody for an office or a seat.</summary>
/// <param name="Key">Short name.</param>
/// <param name="Office">The office or seat, as people name it.</param>
/// <param name="Faction">Key of the faction with the right.</param>
/// <param name="IncumbentFirst">The partners re-elect who holds the office; the right follows only then.</param>
/// <param name="Words">Other words people use for it, in both languages.</param>
/// <param name="Quotes">Where it stands; at least one.</param>
public sealed record ProposalRight(string Key, LocalName Office, string Faction, bool IncumbentFirst, IReadOnlyList<string> Words, IReadOnlyList<RuleSource> Quotes);

/// <summary>What an agreement says about offices and seats.</summary>
/// <param name="Rights">Who may propose whom.</param>
/// <param name="Successor">The words on by-elections: the faction that held the office proposes; null where there are none.</param>
public sealed record ProposalRights(IReadOnlyList<ProposalRight> Rights, RuleSource? Successor);
