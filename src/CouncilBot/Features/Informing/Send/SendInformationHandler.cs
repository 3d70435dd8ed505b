using CouncilBot.Coalition.Informing;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Informing.Send;

/// <summary>"Senden": the partner's board is told.</summary>
internal sealed class SendInformationHandler(InformationDesk desk) : IHandler
{
    public const string Verb = "information.send";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new PartnerInformationCommand.Send(), cancellation);
}
