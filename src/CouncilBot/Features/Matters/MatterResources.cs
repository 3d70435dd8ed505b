namespace CouncilBot.Features.Matters;

/// <summary>Carries the wording that deviating votes and motions share.</summary>
internal sealed class MatterResources;
