using CouncilBot.Coalition.Committee;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Committee.Results;

/// <summary>"Ergebnisse bestätigen 7F3A21": one's faction has coordinated them.</summary>
internal sealed class ConfirmResultsHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "meeting.confirm";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new MeetingCommand.Confirm(), cancellation);
}
