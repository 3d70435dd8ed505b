using CouncilBot.Coalition.Informing;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Informing.Acknowledge;

/// <summary>"Zur Kenntnis genommen".</summary>
internal sealed class AcknowledgeInformationHandler(InformationDesk desk) : IHandler
{
    public const string Verb = "information.acknowledge";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new PartnerInformationCommand.Acknowledge(), cancellation);
}
