using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Sessions.Enter;

/// <summary>
/// "Sitzung anlegen": a faction manager enters a session for the whole coalition. The card carries the identity of the session it
/// will create, so that pressing twice creates one.
/// </summary>
internal sealed class NewSessionHandler(SessionCards cards, SessionBook book) : IHandler
{
    public const string Verb = "session.new";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<SessionCards>();
        var bodies = book.BodiesOf(visit.Member.CoalitionId);
        if (bodies.Count == 0)
            return Response.Say(texts["NoBodies"]);

        var isEntered = visit.Turn.Action is null ? visit.Argument.Length > 0 : visit.Input(SessionCards.Save) is not null;
        if (!isEntered)
            return cards.Form(visit, session: null, []);

        var id = visit.InputId(SessionVisit.Session) ?? Guid.CreateVersion7(new DateTimeOffset(visit.Now));
        if (await visit.Db.Sessions.IgnoreQueryFilters().FirstOrDefaultAsync(s => s.Id == id, cancellation) is { } known)
            return known.CoalitionId == visit.Member.CoalitionId ? await ShowAsync(visit, known, texts["EnteredBefore"], cancellation) : Response.Say(texts["Unknown"]);

        var entry = visit.Turn.Action is null ? Said(visit.Argument, bodies) : Filled(visit, bodies);
        var (plan, faults) = SessionPlanning.Plan(entry, bodies, BerlinTime.MomentOf(visit.Now), BerlinTime.Zone);
        if (plan is null)
            return SessionVisit.Refuse(visit, faults);

        // Both factions keep the same list, and often from the same invitation.
        var same = await visit.Db.Sessions.FirstOrDefaultAsync(s => s.StartUtc == plan.StartUtc && s.BodyKey == plan.BodyKey && s.BodyName == plan.BodyName, cancellation);
        if (same is not null)
            return await ShowAsync(visit, same, texts["SameBefore"], cancellation);

        var session = new SessionRow
        {
            Id = id,
            CoalitionId = visit.Member.CoalitionId,
            BodyKey = plan.BodyKey,
            BodyName = plan.BodyName,
            StartUtc = plan.StartUtc,
            Place = plan.Place,
            Source = SessionSource.Chat,
        };
        visit.Db.Sessions.Add(session);
        var (items, _) = Agendas.Replace(visit.Db, session, [], plan.Items ?? [], visit.Now);
        return cards.Session(visit, session, items, notice: texts["Entered"]);
    }

    /// <summary>What a card's fields hold.</summary>
    public static SessionEntry Filled(Visit visit, IReadOnlyList<Body> bodies) => new(
        new FoundBody(bodies.FirstOrDefault(b => b.Key == visit.Input(SessionCards.BodyInput)), visit.Input(SessionCards.NameInput, int.MaxValue)),
        visit.Input(SessionCards.DayInput),
        visit.Input(SessionCards.TimeInput),
        visit.Input(SessionCards.PlaceInput, int.MaxValue),
        visit.Input(SessionCards.AgendaInput, int.MaxValue) ?? (visit.Input(SessionCards.HasAgenda) is null ? null : ""));

    private static SessionEntry Said(string words, IReadOnlyList<Body> bodies)
    {
        var typed = TypedSession.Read(words);
        return new SessionEntry(BodyFinder.Named(typed.Body, bodies), typed.Day, typed.Time, typed.Place, typed.Agenda);
    }

    private async Task<Response> ShowAsync(Visit visit, SessionRow session, string notice, CancellationToken cancellation) =>
        cards.Session(visit, session, await Agendas.FindAsync(visit.Db, session.Id, cancellation), notice: notice);
}
