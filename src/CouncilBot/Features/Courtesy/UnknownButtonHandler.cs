using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Courtesy;

/// <summary>A button whose verb is not known here: of an older card, or made up.</summary>
internal sealed class UnknownButtonHandler : IHandler
{
    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => new(Response.Say(visit.Texts<UnknownButtonHandler>()["Unknown"]));
}
