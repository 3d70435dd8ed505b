using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.PartnerNotices.Acknowledge;

/// <summary>"Zur Kenntnis genommen".</summary>
internal sealed class AcknowledgePartnerNoticeHandler(PartnerNoticeDesk desk) : IHandler
{
    public const string Verb = "partner-notice.acknowledge";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new PartnerNoticeCommand.Acknowledge(), cancellation);
}
