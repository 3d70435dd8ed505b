using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.PartnerNotices.Send;

/// <summary>"Senden": the partner's board is told.</summary>
internal sealed class SendPartnerNoticeHandler(PartnerNoticeDesk desk) : IHandler
{
    public const string Verb = "partner-notice.send";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new PartnerNoticeCommand.Send(), cancellation);
}
