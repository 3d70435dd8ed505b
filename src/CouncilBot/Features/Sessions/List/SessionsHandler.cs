using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Sessions.List;

/// <summary>"Sitzungen": the coming sessions of the coalition with the first items of their agendas, for everybody in it.</summary>
internal sealed class SessionsHandler(SessionCards cards) : IHandler
{
    public const string Verb = "sessions.show";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await cards.ListAsync(visit, SessionVisit.PageOf(visit, visit.Argument), cancellation);
}
