namespace CouncilBot.Features.Motions;

/// <summary>Carries the wording of a motion's card.</summary>
internal sealed class MotionResources;
