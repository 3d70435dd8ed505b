using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.DeviatingVotes.Announce;

/// <summary>"Ankündigen": what was written down is told to the boards of both factions.</summary>
internal sealed class AnnounceDeviationHandler(DeviationDesk desk) : IHandler
{
    public const string Verb = "deviation.announce";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new DeviatingVoteCommand.Announce(), cancellation);
}
