using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Informing.Show;

/// <summary>"Information 7F3A21": its card as it is now.</summary>
internal sealed class ShowInformationHandler(InformationDesk desk) : IHandler
{
    public const string Verb = "information.show";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await desk.FindAsync(visit, cancellation) is { } found
            ? await InformationDesk.ShowAsync(visit, found, note: null, cancellation)
            : Response.Say(visit.Texts<MatterResources>()["NotThere"]);
}
