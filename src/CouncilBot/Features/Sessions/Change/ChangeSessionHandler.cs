using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Sessions.Enter;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Sessions.Change;

/// <summary>
/// "Sitzung ändern 7F3A21": the form with what is known of the session; with day and time behind it the session moves at once.
/// What was changed here belongs to the people: an import does not overwrite it.
/// </summary>
internal sealed class ChangeSessionHandler(SessionCards cards, SessionBook book, IEnumerable<ISessionWatcher> watchers) : IHandler
{
    public const string Verb = "session.change";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<SessionCards>();
        if (await SessionVisit.MeantAsync(visit, cancellation) is not { } session)
            return Response.Say(texts["Unknown"]);

        var items = await Agendas.FindAsync(visit.Db, session.Id, cancellation);
        if (session.HasBegun(visit.Now))
            return cards.Session(visit, session, items, notice: texts["TooLate"]);

        var isEntered = visit.Turn.Action is null ? SessionVisit.Rest(visit).Length > 0 : visit.Input(SessionCards.Save) is not null;
        if (!isEntered)
            return cards.Form(visit, session, items);

        var bodies = book.BodiesOf(session.CoalitionId);
        var entry = visit.Turn.Action is null ? Said(visit, session, bodies) : NewSessionHandler.Filled(visit, bodies);
        var (plan, faults) = SessionPlanning.Plan(entry, bodies, BerlinTime.MomentOf(visit.Now), BerlinTime.Zone);
        if (plan is not null && IsAlready(session, items, plan))
            return cards.Session(visit, session, items, notice: texts["Saved"]);

        if (SessionVisit.IsStale(visit, session))
            return cards.Session(visit, session, items, notice: texts["Stale"]);

        if (plan is null)
            return SessionVisit.Refuse(visit, faults);

        var startBefore = session.StartUtc;
        (session.BodyKey, session.BodyName, session.StartUtc, session.Place, session.Source) = (plan.BodyKey, plan.BodyName, plan.StartUtc, plan.Place, SessionSource.Chat);
        if (plan.Items is { } agenda)
            (items, _) = Agendas.Replace(visit.Db, session, items, agenda, visit.Now);

        if (startBefore != session.StartUtc)
        {
            foreach (var watcher in watchers)
                await watcher.OnChangedAsync(visit.Db, session, SessionChange.Moved, startBefore, cancellation);
        }

        return cards.Session(visit, session.AsSaved(visit), items, notice: texts["Saved"]);
    }

    private static bool IsAlready(SessionRow session, IReadOnlyList<AgendaItemRow> items, SessionPlan plan) =>
        (session.BodyKey, session.BodyName, session.StartUtc, session.Place) == (plan.BodyKey, plan.BodyName, plan.StartUtc, plan.Place)
        && (plan.Items is null || plan.Items.SequenceEqual(items.Select(i => new AgendaItem(i.Number, i.Title))));

    private static SessionEntry Said(Visit visit, SessionRow session, IReadOnlyList<Coalition.Rules.Body> bodies)
    {
        var typed = TypedSession.Read(SessionVisit.Rest(visit));
        var body = typed.Body.Length > 0 ? BodyFinder.Named(typed.Body, bodies) : new FoundBody(bodies.FirstOrDefault(b => b.Key == session.BodyKey), session.BodyName);
        return new SessionEntry(body, typed.Day, typed.Time, typed.Place ?? session.Place, typed.Agenda);
    }
}

/// <summary>"Tagesordnung ersetzen 7F3A21", with the items in further lines.</summary>
internal sealed class ReplaceAgendaHandler(SessionCards cards) : IHandler
{
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<SessionCards>();
        if (await SessionVisit.MeantAsync(visit, cancellation) is not { } session)
            return Response.Say(texts["Unknown"]);

        var present = await Agendas.FindAsync(visit.Db, session.Id, cancellation);
        if (session.HasBegun(visit.Now))
            return cards.Session(visit, session, present, notice: texts["TooLate"]);

        var text = SessionVisit.Rest(visit).Trim();
        if (text.Length == 0)
            return cards.Form(visit, session, present);

        var wanted = AgendaText.Read(text);
        var faults = SessionPlanning.Of(wanted).ToList();
        if (text.Length > SessionLimits.TypedAgenda)
            faults.Insert(0, new SessionFault(SessionProblem.AgendaTooLong, text.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        if (faults.Count > 0)
            return SessionVisit.Refuse(visit, faults);

        var (items, isChanged) = Agendas.Replace(visit.Db, session, present, wanted, visit.Now);
        if (isChanged)
            session.Source = SessionSource.Chat;

        return cards.Session(visit, session.AsSaved(visit), items, notice: texts["Saved"]);
    }
}

/// <summary>A changed session as the card shows it before it is saved.</summary>
internal static class SavedSession
{
    /// <summary>The session with the version it will have, so that the next press of its card is not taken for a stale one.</summary>
    public static SessionRow AsSaved(this SessionRow session, Visit visit) => !visit.Db.Entry(session).IsChanged() ? session : new SessionRow
    {
        Id = session.Id,
        CoalitionId = session.CoalitionId,
        BodyKey = session.BodyKey,
        BodyName = session.BodyName,
        StartUtc = session.StartUtc,
        Place = session.Place,
        CancelledUtc = session.CancelledUtc,
        Source = session.Source,
        ExternalId = session.ExternalId,
        Version = session.Version + 1,
    };

    private static bool IsChanged(this Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry<SessionRow> entry) => entry.State == EntityState.Modified;
}
