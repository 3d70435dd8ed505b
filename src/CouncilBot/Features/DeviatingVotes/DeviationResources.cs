namespace CouncilBot.Features.DeviatingVotes;

/// <summary>Carries the wording of the cards of deviating votes.</summary>
internal sealed class DeviationResources;
