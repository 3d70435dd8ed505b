using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Sessions.CallOff;
using CouncilBot.Features.Sessions.Change;
using CouncilBot.Features.Sessions.Enter;
using CouncilBot.Features.Sessions.List;
using CouncilBot.Features.Sessions.Show;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Sessions;

/// <summary>The cards about sessions: the coming ones, one with its agenda, and the form.</summary>
internal sealed class SessionCards(SessionBook book)
{
    public const string BodyInput = "body";
    public const string NameInput = "name";
    public const string DayInput = "day";
    public const string TimeInput = "time";
    public const string PlaceInput = "place";
    public const string AgendaInput = "agenda";

    /// <summary>On the button that saves, in contrast to the one that opens the form.</summary>
    public const string Save = "save";

    /// <summary>On the button of a form with a field for the agenda: clients leave out a field that is empty.</summary>
    public const string HasAgenda = "hasagenda";

    public const int MostPages = 100;

    private const int PageSize = 5;
    private const int ItemsInTheList = 5;
    private const int ItemsOnAPage = 20;

    /// <summary>A page of the coming sessions.</summary>
    public async Task<Response> ListAsync(Visit visit, int page, CancellationToken cancellation)
    {
        var texts = visit.Texts<SessionCards>();
        var count = await SessionBook.Coming(visit.Db, visit.Now).CountAsync(cancellation);
        var pages = Math.Clamp((count + PageSize - 1) / PageSize, 1, MostPages);
        page = Math.Min(page, pages - 1);
        var sessions = await SessionBook.Coming(visit.Db, visit.Now).Skip(page * PageSize).Take(PageSize).AsNoTracking().ToListAsync(cancellation);
        var ids = sessions.ConvertAll(s => s.Id);
        var items = (await visit.Db.AgendaItems.Where(i => ids.Contains(i.SessionId) && i.Ordinal < ItemsInTheList).OrderBy(i => i.Ordinal).AsNoTracking().ToListAsync(cancellation)).ToLookup(i => i.SessionId);
        var counts = await visit.Db.AgendaItems.Where(i => ids.Contains(i.SessionId)).GroupBy(i => i.SessionId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var title = texts["Title", count];
        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body =
            [
                Styled.Title(title),
                .. Hints(visit, texts, count, page, pages),
                .. sessions.SelectMany(s => Entry(visit, texts, s, [.. items[s.Id]], counts.GetValueOrDefault(s.Id))),
            ],
            Actions = [.. ListButtons(visit, texts, page, pages)],
        };
        return visit.Turn.Action is null ? Response.Show(card, title) : Response.Replace(card, title);
    }

    /// <summary>A session with its agenda; above it what has just happened, if anything.</summary>
    public Response Session(Visit visit, SessionRow session, IReadOnlyList<AgendaItemRow> items, int page = 0, string? notice = null)
    {
        var texts = visit.Texts<SessionCards>();
        var name = book.NameOf(session, visit.Language);
        var pages = Math.Max(1, (items.Count + ItemsOnAPage - 1) / ItemsOnAPage);
        page = Math.Min(page, pages - 1);
        List<CardElement> body = [];
        if (notice is not null)
            body.Add(new Container([Styled.Plain(notice)]) { Style = ContainerStyle.Emphasis });

        body.Add(Styled.Title(name));
        if (session.CancelledUtc is not null)
            body.Add(Styled.Bold(texts["CalledOff"]) with { Color = TextColor.Attention, Spacing = Spacing.None });

        body.Add(new FactSet(
        [
            Styled.Fact(texts["Place"], session.Place ?? texts["NoPlace"]),
            Styled.Fact(texts["ShortId"], SessionBook.ShortId(session.Id)),
        ]));
        body.Add(Styled.Bold(pages == 1 ? texts["Agenda"] : texts["AgendaPage", page + 1, pages]) with { Separator = true });
        if (items.Count == 0)
            body.Add(Styled.Plain(texts["NoItems"]) with { IsSubtle = true });

        body.AddRange(items.Skip(page * ItemsOnAPage).Take(ItemsOnAPage).Select(i => Styled.Plain(LineOf(i)) with { Spacing = Spacing.Small }));
        if (IsKeeper(visit) && !session.HasBegun(visit.Now))
            body.Add(Styled.Small(texts[session.CancelledUtc is null ? "KeepInWords" : "ReinstateInWords", SessionBook.ShortId(session.Id)]) with { Separator = true });
        else if (IsKeeper(visit))
            body.Add(Styled.Small(texts["HasBegun"]) with { Separator = true });

        var card = new AdaptiveCard { Language = texts.Tag, FallbackText = name, Body = body, Actions = [.. SessionButtons(visit, texts, session, page, pages)] };
        return visit.Turn.Action is null ? Response.Show(card, notice ?? name) : Response.Replace(card, notice ?? name);
    }

    /// <summary>The form for a new session, or with what is known of one.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="session">The session that is changed; null: a new one.</param>
    /// <param name="items">Its items.</param>
    public Response Form(Visit visit, SessionRow? session, IReadOnlyList<AgendaItemRow> items)
    {
        var texts = visit.Texts<SessionCards>();
        var bodies = book.BodiesOf(visit.Member.CoalitionId);
        var title = session is null ? texts["NewTitle"] : texts["ChangeTitle", book.NameOf(session, visit.Language)];
        var start = session is null ? (DateTime?)null : BerlinTime.Of(session.StartUtc);
        List<CardElement> body =
        [
            Styled.Title(title),
            new InputChoiceSet(BodyInput, texts["Body"], [.. bodies.Select(b => new Choice(SessionBook.NameOfBody(b, visit.Language), b.Key))])
            {
                Value = session?.BodyKey,
                IsRequired = true,
                ErrorMessage = texts["BodyMissing"],
            },
        ];
        if (bodies.FirstOrDefault(b => b.StandsForAny(bodies)) is { } any)
            body.Add(new InputText(NameInput, texts["CommitteeName", SessionBook.NameOfBody(any, visit.Language)]) { Value = session?.BodyName, MaxLength = SessionLimits.Name, Placeholder = texts["CommitteeExample"] });

        var example = BerlinTime.Of(visit.Now).AddDays(14).ToString("d", texts.Culture);
        body.Add(new InputText(DayInput, texts["Day"]) { Value = start?.ToString("d", texts.Culture), Placeholder = texts["Example", example], MaxLength = 20, IsRequired = true, ErrorMessage = texts["DayMissing"] });
        body.Add(new InputText(TimeInput, texts["Time"]) { Value = start?.ToString("t", texts.Culture), Placeholder = texts["Example", "17:00"], MaxLength = 20, IsRequired = true, ErrorMessage = texts["TimeMissing"] });
        body.Add(new InputText(PlaceInput, texts["PlaceOptional"]) { Value = session?.Place, Placeholder = texts["PlaceExample"], MaxLength = SessionLimits.Name });
        var agenda = AgendaText.Write(items.Select(i => new AgendaItem(i.Number, i.Title)));
        if (agenda.Length <= SessionLimits.TypedAgenda)
            body.Add(new InputText(AgendaInput, texts["AgendaInput"]) { Value = agenda.Length == 0 ? null : agenda, Placeholder = texts["AgendaExample"], IsMultiline = true, MaxLength = SessionLimits.TypedAgenda });
        else
            body.Add(Styled.Plain(texts["AgendaFromFile", items.Count]) with { IsSubtle = true });

        body.Add(Styled.Small(session is null ? texts["NewInWords", example] : texts["ChangeInWords", SessionBook.ShortId(session.Id), example]));
        var data = session is null ? new Dictionary<string, string>(StringComparer.Ordinal) { [SessionVisit.Session] = Guid.NewGuid().ToString("N") } : SessionVisit.Data(session);
        data[Save] = "1";
        if (agenda.Length <= SessionLimits.TypedAgenda)
            data[HasAgenda] = "1";

        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body = body,
            Actions =
            [
                new ExecuteAction(texts[session is null ? "Enter" : "SaveChange"], session is null ? NewSessionHandler.Verb : ChangeSessionHandler.Verb) { Data = data },
                session is null
                    ? new ExecuteAction(texts["All"], SessionsHandler.Verb) { AssociatedInputs = AssociatedInputs.None }
                    : new ExecuteAction(texts["Back"], SessionHandler.Verb) { Data = SessionVisit.Data(session), AssociatedInputs = AssociatedInputs.None },
            ],
        };
        return visit.Turn.Action is null ? Response.Show(card, title) : Response.Replace(card, title);
    }

    private static bool IsKeeper(Visit visit) => visit.Member.IsManager;

    private static string LineOf(AgendaItemRow item) => AgendaText.Line(new AgendaItem(item.Number, item.Title));

    private static IEnumerable<CardElement> Hints(Visit visit, Texts texts, int count, int page, int pages)
    {
        var hint = count == 0 ? texts[IsKeeper(visit) ? "NoneForKeepers" : "None"] : pages > 1 ? texts["Page", page + 1, pages] : null;
        if (hint is not null)
            yield return Styled.Beneath(hint);
    }

    private IEnumerable<CardElement> Entry(Visit visit, Texts texts, SessionRow session, List<AgendaItemRow> items, int count)
    {
        var name = book.NameOf(session, visit.Language);
        yield return Styled.Bold(name) with { Separator = true, Spacing = Spacing.Medium };
        if (session.CancelledUtc is not null)
            yield return Styled.Bold(texts["CalledOff"]) with { Color = TextColor.Attention, Spacing = Spacing.None };

        if (session.Place is { } place)
            yield return Styled.Beneath(place);

        foreach (var item in items)
            yield return Styled.Plain(LineOf(item)) with { Size = TextSize.Small, Spacing = Spacing.Small, MaxLines = 3 };

        if (count != items.Count || count == 0)
            yield return Styled.Remark(count == 0 ? texts["NoItems"] : texts["MoreItems", count - items.Count]);

        yield return new ActionSet([new ExecuteAction(texts["Show", SessionBook.ShortId(session.Id)], SessionHandler.Verb) { Tooltip = texts["ShowTip", name], Data = SessionVisit.Data(session) }]);
    }

    private static IEnumerable<CardAction> ListButtons(Visit visit, Texts texts, int page, int pages)
    {
        if (page + 1 < pages)
            yield return new ExecuteAction(texts["Later"], SessionsHandler.Verb) { Data = PageData(page + 1) };

        if (page > 0)
            yield return new ExecuteAction(texts["Earlier"], SessionsHandler.Verb) { Data = PageData(page - 1) };

        if (IsKeeper(visit))
            yield return new ExecuteAction(texts["New"], NewSessionHandler.Verb);
    }

    private static IEnumerable<CardAction> SessionButtons(Visit visit, Texts texts, SessionRow session, int page, int pages)
    {
        if (page + 1 < pages)
            yield return new ExecuteAction(texts["NextItems"], SessionHandler.Verb) { Data = PageData(page + 1, session) };

        if (page > 0)
            yield return new ExecuteAction(texts["PreviousItems"], SessionHandler.Verb) { Data = PageData(page - 1, session) };

        if (IsKeeper(visit) && !session.HasBegun(visit.Now))
        {
            yield return new ExecuteAction(texts["Change"], ChangeSessionHandler.Verb) { Data = SessionVisit.Data(session) };
            yield return session.CancelledUtc is null
                ? new ExecuteAction(texts["CallOff"], CallOffHandler.Verb) { Data = SessionVisit.Data(session) }
                : new ExecuteAction(texts["Reinstate"], ReinstateHandler.Verb) { Data = SessionVisit.Data(session) };
        }

        yield return new ExecuteAction(texts["All"], SessionsHandler.Verb);
    }

    private static Dictionary<string, string> PageData(int page, SessionRow? session = null)
    {
        var data = session is null ? new Dictionary<string, string>(StringComparer.Ordinal) : SessionVisit.Data(session);
        data[SessionVisit.Page] = page.ToString(CultureInfo.InvariantCulture);
        return data;
    }
}
