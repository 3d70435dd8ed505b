using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.PartnerNotices.Show;

/// <summary>"Information 7F3A21": its card as it is now.</summary>
internal sealed class ShowPartnerNoticeHandler(PartnerNoticeDesk desk) : IHandler
{
    public const string Verb = "partner-notice.show";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await desk.FindAsync(visit, cancellation) is { } found
            ? await PartnerNoticeDesk.ShowAsync(visit, found, note: null, cancellation)
            : Response.Say(visit.Texts<MatterResources>()["NotThere"]);
}
