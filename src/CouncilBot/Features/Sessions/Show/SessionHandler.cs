using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Sessions;

namespace CouncilBot.Features.Sessions.Show;

/// <summary>"Sitzung 7F3A21": a session with its whole agenda.</summary>
internal sealed class SessionHandler(SessionCards cards) : IHandler
{
    public const string Verb = "session.show";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await SessionVisit.MeantAsync(visit, cancellation) is not { } session)
            return Response.Say(visit.Texts<SessionCards>()["Unknown"]);

        var items = await Agendas.FindAsync(visit.Db, session.Id, cancellation);
        return cards.Session(visit, session, items, SessionVisit.PageOf(visit, SessionVisit.Rest(visit)));
    }
}
