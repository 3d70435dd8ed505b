namespace CouncilBot.Features.Members.Strangers;

/// <summary>Names the wording for people who are not enrolled: friendly, with the way in, and without any content.</summary>
internal sealed class Stranger;
