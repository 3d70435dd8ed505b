namespace CouncilBot.Features.Informing;

/// <summary>Carries the wording of informations to the partner.</summary>
internal sealed class InformingResources;
