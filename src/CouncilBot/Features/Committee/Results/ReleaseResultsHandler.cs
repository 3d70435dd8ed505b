using CouncilBot.Coalition.Committee;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Committee.Results;

/// <summary>"Ergebnisse freigeben 7F3A21".</summary>
internal sealed class ReleaseResultsHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.release";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new MeetingCommand.ReleaseMinutes(), cancellation);
}
