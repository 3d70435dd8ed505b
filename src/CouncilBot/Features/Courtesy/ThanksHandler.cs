using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Courtesy;

/// <summary>"Danke" is no question.</summary>
internal sealed class ThanksHandler : IHandler
{
    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => new(Response.Say(visit.Texts<ThanksHandler>()["Welcome"]));
}
