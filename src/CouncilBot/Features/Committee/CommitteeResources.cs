namespace CouncilBot.Features.Committee;

/// <summary>Names the wording of everything about the cooperation committee.</summary>
internal sealed class CommitteeResources;
