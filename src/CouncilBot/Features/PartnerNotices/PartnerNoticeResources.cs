namespace CouncilBot.Features.PartnerNotices;

/// <summary>Carries the wording of notices to the partner.</summary>
internal sealed class PartnerNoticeResources;
