using CouncilBot.Coalition.Agreements;

namespace CouncilBot.Coalition.Rules;

/// <summary>Who of a faction does what, by their roles in the list of members.</summary>
/// <param name="Speak">Who speaks for a faction: announces motions, replies, decides. Together they are its board.</param>
/// <param name="Organise">Who keeps sessions and members.</param>
public sealed record FactionRoles(Roles Speak, Roles Organise);

/// <summary>
/// The rules of a coalition as its agreement has them. No rule, number, weekday, body or role is in code; each rule points at
/// the words it comes from.
/// </summary>
/// <param name="Factions">Short names of the two partners' factions.</param>
/// <param name="Bodies">Council, committees and boards.</param>
/// <param name="Roles">Who of a faction does what.</param>
/// <param name="Voting">Voting.</param>
/// <param name="Motions">Motions.</param>
/// <param name="Proposals">Offices and seats; null: the agreement has no such clause.</param>
/// <param name="Committee">The partners' regular meeting; null: there is none.</param>
/// <param name="Terms">Terms.</param>
/// <param name="EarlyInformation">Where it stands that the partners inform each other early; none: the agreement does not say so.</param>
public sealed record CoalitionRules(
    IReadOnlyList<string> Factions,
    IReadOnlyList<Body> Bodies,
    FactionRoles Roles,
    VotingRules Voting,
    MotionRules Motions,
    ProposalRights? Proposals,
    CommitteeRules? Committee,
    Terms Terms,
    IReadOnlyList<RuleSource> EarlyInformation)
{
    /// <summary>The body with this short name, or null.</summary>
    public Body? BodyOf(string key) => Bodies.FirstOrDefault(b => b.Key == key);

    /// <summary>The step of the ladder with this number, from 0; null behind the last.</summary>
    public LadderStep? StepAt(int index) => index < Motions.Ladder.Count ? Motions.Ladder[index] : null;
}
