using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.DeviatingVotes.Show;

/// <summary>"Ankündigung 7F3A21": its card as it is now.</summary>
internal sealed class ShowDeviationHandler(DeviationDesk desk) : IHandler
{
    public const string Verb = "deviation.show";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await desk.FindAsync(visit, cancellation) is { } found
            ? await desk.ShowAsync(visit, found, [], cancellation)
            : Response.Say(visit.Texts<MatterResources>()["NotThere"]);
}
