namespace CouncilBot.Features.Handover;

/// <summary>Names the wording of <see cref="HandoverCards"/>.</summary>
internal sealed class HandoverResources;
