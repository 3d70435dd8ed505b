using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Motions;

/// <summary>"Antrag 7F3A21".</summary>
internal sealed class OpenMotionHandler(OpenHandler matters) : IHandler
{
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await matters.ShowAsync(visit, MatterKind.Motion, cancellation);
}
