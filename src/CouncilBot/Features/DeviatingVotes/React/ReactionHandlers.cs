using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.DeviatingVotes.React;

/// <summary>"Zur Kenntnis genommen".</summary>
internal sealed class AcknowledgeDeviationHandler(DeviationDesk desk) : IHandler
{
    public const string Verb = "deviation.acknowledge";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new DeviatingVoteCommand.Acknowledge(), cancellation);
}

/// <summary>"Gespräch erbitten".</summary>
internal sealed class TalkDeviationHandler(DeviationDesk desk) : IHandler
{
    public const string Verb = "deviation.talk";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new DeviatingVoteCommand.RequestTalk(), cancellation);
}

/// <summary>"Auf die Tagesordnung" of the cooperation committee.</summary>
internal sealed class AgendaDeviationHandler(DeviationDesk desk) : IHandler
{
    public const string Verb = "deviation.agenda";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new DeviatingVoteCommand.PutOnAgenda(), cancellation);
}
