using CouncilBot.Features.Sessions.Change;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;

namespace CouncilBot.Features.Sessions.CallOff;

/// <summary>"Sitzung absagen 7F3A21".</summary>
internal sealed class CallOffHandler(SessionCards cards, IEnumerable<ISessionWatcher> watchers) : IHandler
{
    public const string Verb = "session.calloff";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => CallingOff.SetAsync(visit, isCalledOff: true, cards, watchers, cancellation);
}

/// <summary>"Sitzung doch stattfinden 7F3A21".</summary>
internal sealed class ReinstateHandler(SessionCards cards, IEnumerable<ISessionWatcher> watchers) : IHandler
{
    public const string Verb = "session.reinstate";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => CallingOff.SetAsync(visit, isCalledOff: false, cards, watchers, cancellation);
}

/// <summary>Calls a session off, or takes that back. Nothing else about it changes.</summary>
internal static class CallingOff
{
    public static async ValueTask<Response> SetAsync(Visit visit, bool isCalledOff, SessionCards cards, IEnumerable<ISessionWatcher> watchers, CancellationToken cancellation)
    {
        var texts = visit.Texts<SessionCards>();
        if (await SessionVisit.MeantAsync(visit, cancellation) is not { } session)
            return Response.Say(texts["Unknown"]);

        var items = await Agendas.FindAsync(visit.Db, session.Id, cancellation);
        if (session.HasBegun(visit.Now))
            return cards.Session(visit, session, items, notice: texts["TooLate"]);

        var outcome = texts[isCalledOff ? "NowCalledOff" : "NowReinstated"];
        if (session.CancelledUtc is not null == isCalledOff)
            return cards.Session(visit, session, items, notice: outcome);

        if (SessionVisit.IsStale(visit, session))
            return cards.Session(visit, session, items, notice: texts["Stale"]);

        (session.CancelledUtc, session.Source) = (isCalledOff ? visit.Now : null, SessionSource.Chat);
        foreach (var watcher in watchers)
            await watcher.OnChangedAsync(visit.Db, session, isCalledOff ? SessionChange.CalledOff : SessionChange.Reinstated, session.StartUtc, cancellation);

        return cards.Session(visit, session.AsSaved(visit), items, notice: outcome);
    }
}
