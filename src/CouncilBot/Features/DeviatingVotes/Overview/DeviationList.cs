using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Features.DeviatingVotes.Prepare;
using CouncilBot.Features.DeviatingVotes.Show;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.DeviatingVotes.Overview;

/// <summary>Lists of announcements, newest first. Who may see which is part of the query, and a page costs the same however many there are.</summary>
internal sealed class DeviationList(RuleShelf shelf, DeviationCards cards, SessionBook sessions)
{
    public const int MostPages = 200;
    public const string PageData = "page";
    public const string SessionData = "session";
    public const string ChosenInput = "chosen";
    private const int PageSize = 5;

    /// <summary>What both boards see: announced and not withdrawn.</summary>
    public static IQueryable<MatterRow> OfBoards(Visit visit) =>
        visit.Db.Matters.AsNoTracking().Where(m => m.Kind == MatterKind.DeviatingVote && m.IsOpen && m.Audience == Audience.BothBoards);

    /// <summary>The visitor's own, in the faction they belong to now; a draft that was discarded is gone.</summary>
    public static IQueryable<MatterRow> OfMine(Visit visit)
    {
        var (me, faction) = (visit.Member.Id, visit.Member.FactionKey);
        return visit.Db.Matters.AsNoTracking().Where(m => m.Kind == MatterKind.DeviatingVote && m.AuthorId == me && m.FactionKey == faction && (m.IsOpen || m.Audience == Audience.BothBoards));
    }

    /// <summary>A page of what both boards see.</summary>
    /// <param name="visit">The visit, of somebody of a board.</param>
    /// <param name="session">Only this session's; null: all.</param>
    /// <param name="page">From 0; beyond the last it is the last.</param>
    /// <param name="note">What has to be said first; null: nothing.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Response> ShowBoardsAsync(Visit visit, SessionRow? session, int page, string? note, CancellationToken cancellation)
    {
        var texts = visit.Texts<DeviationOverviewHandler>();
        var query = OfBoards(visit);
        if (session is { Id: var id })
            query = query.Where(m => m.SessionId == id);

        var (rows, count, shown, pages) = await PageAsync(query, page, cancellation);
        var title = session is null ? texts["Title", count] : texts["TitleOfSession", sessions.NameOf(session, visit.Language), count];
        List<CardElement> body = [.. Head(title, note, count == 0 ? texts["None"] : null), .. await ItemsAsync(visit, rows, texts, withPhase: false, cancellation)];
        var choices = await sessions.ChoicesAsync(visit.Db, visit.Language, visit.Now, cancellation);
        if (choices.Count > 0)
        {
            List<Choice> list = [new Choice(texts["AllSessions"], DeviationValues.Other), .. choices.Select(c => new Choice(c.Name, c.Id.ToString("N")))];
            body.Add(new InputChoiceSet(ChosenInput, texts["SessionLabel"], list) { Value = list.Find(c => c.Value == session?.Id.ToString("N"))?.Value ?? DeviationValues.Other, Separator = true, Spacing = Spacing.Medium });
            body.Add(new ActionSet([new ExecuteAction(texts["Filter"], DeviationOverviewHandler.Verb)]));
        }

        return Answer(visit, new AdaptiveCard { Language = texts.Tag, FallbackText = title, Body = body, Actions = [.. BoardsButtons(texts, session, shown, pages)] });
    }

    /// <summary>A page of the visitor's own.</summary>
    public async Task<Response> ShowMineAsync(Visit visit, int page, string? note, CancellationToken cancellation)
    {
        var texts = visit.Texts<DeviationOverviewHandler>();
        var (rows, count, shown, pages) = await PageAsync(OfMine(visit), page, cancellation);
        var title = texts["TitleMine", count];
        return Answer(visit, new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body = [.. Head(title, note, count == 0 ? texts["NoneMine"] : null), .. await ItemsAsync(visit, rows, texts, withPhase: true, cancellation)],
            Actions = [.. MineButtons(texts, shown, pages)],
        });
    }

    private static Response Answer(Visit visit, AdaptiveCard card) => visit.Turn.Action is null ? Response.Show(card, card.FallbackText!) : Response.Replace(card, card.FallbackText!);

    private static async Task<(IReadOnlyList<MatterRow> Rows, int Count, int Page, int Pages)> PageAsync(IQueryable<MatterRow> query, int page, CancellationToken cancellation)
    {
        var count = await query.CountAsync(cancellation);
        var pages = Math.Clamp((count + PageSize - 1) / PageSize, 1, MostPages);
        var shown = Math.Clamp(page, 0, pages - 1);
        return (await query.OrderByDescending(m => m.ChangedUtc).ThenBy(m => m.Id).Skip(shown * PageSize).Take(PageSize).ToListAsync(cancellation), count, shown, pages);
    }

    private static IEnumerable<CardElement> Head(string title, string? note, string? empty)
    {
        yield return Styled.Title(title);
        if (note is not null)
            yield return Styled.Bold(note);

        if (empty is not null)
            yield return Styled.Plain(empty);
    }

    /// <summary>All events of the page are read at once.</summary>
    private async Task<IEnumerable<CardElement>> ItemsAsync(Visit visit, IReadOnlyList<MatterRow> rows, Texts texts, bool withPhase, CancellationToken cancellation)
    {
        var words = visit.Texts<DeviationResources>();
        var ids = rows.Select(r => r.Id).ToList();
        var events = (await visit.Db.MatterEvents.AsNoTracking().Where(e => ids.Contains(e.MatterId)).OrderBy(e => e.Number).Select(e => new { e.MatterId, e.Data, e.AtUtc }).ToListAsync(cancellation)).ToLookup(e => e.MatterId);
        var names = await MatterPeople.NamesAsync(visit.Db, rows.Select(r => r.AuthorId), cancellation);
        var sessionIds = rows.Select(r => r.SessionId).OfType<Guid>().Distinct().ToList();
        var known = await visit.Db.Sessions.AsNoTracking().Where(s => sessionIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellation);
        List<CardElement> items = [];
        foreach (var row in rows)
        {
            var happened = events[row.Id].Select(e => (e.AtUtc, Event: MatterJson.Read<DeviatingVoteEvent>(e.Data))).ToList();
            var state = DeviatingVote.Replay([.. happened.Select(h => h.Event)]);
            var rules = await shelf.OfAsync(visit.Db, row, cancellation);
            var session = cards.NameOf(state.Announcement.Session, row.SessionId is { } id ? known.GetValueOrDefault(id) : null, words);
            var who = MatterPeople.Person(row.AuthorId is { } author ? names.GetValueOrDefault(author) : null, state.Faction, rules, words.Language);
            var item = DeviationWords.Of(state.Announcement.Item);
            items.Add(new RichText([new TextRun(item) { IsBold = true }]) { Separator = true, Spacing = Spacing.Medium });
            items.Add(Styled.Beneath(withPhase ? texts["Line", texts[$"Phase{state.Phase}"], DeviationWords.Of(state.Announcement.Vote, words)] : texts["Line", who, DeviationWords.Of(state.Announcement.Vote, words)]));
            items.Add(Styled.Beneath(session));
            if (happened.FirstOrDefault(h => h.Event is DeviatingVoteEvent.Announced) is { Event: DeviatingVoteEvent.Announced, AtUtc: var announced })
                items.Add(Styled.Beneath(words[DeviationCards.Mark(state, row.SessionId is { } s ? known.GetValueOrDefault(s) : null, announced), BerlinTime.Of(announced)]));

            items.Add(new ActionSet([new ExecuteAction(texts["Open", row.ShortId], ShowDeviationHandler.Verb) { Tooltip = texts["OpenTip", item.Length <= 60 ? item : $"{item[..57].TrimEnd()}…"], Data = MatterRef.Data(row), AssociatedInputs = AssociatedInputs.None }]));
        }

        return items;
    }

    private static IEnumerable<CardAction> BoardsButtons(Texts texts, SessionRow? session, int page, int pages)
    {
        if (page + 1 < pages)
            yield return new ExecuteAction(texts["Next"], DeviationOverviewHandler.Verb) { Data = Data(session, page + 1), AssociatedInputs = AssociatedInputs.None };

        if (page > 0)
            yield return new ExecuteAction(texts["Previous"], DeviationOverviewHandler.Verb) { Data = Data(session, page - 1), AssociatedInputs = AssociatedInputs.None };
    }

    private static IEnumerable<CardAction> MineButtons(Texts texts, int page, int pages)
    {
        yield return new ExecuteAction(texts["New"], PrepareDeviationHandler.Verb);
        if (page + 1 < pages)
            yield return new ExecuteAction(texts["Next"], DeviationMineHandler.Verb) { Data = Data(null, page + 1) };

        if (page > 0)
            yield return new ExecuteAction(texts["Previous"], DeviationMineHandler.Verb) { Data = Data(null, page - 1) };
    }

    private static Dictionary<string, string> Data(SessionRow? session, int page)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { [PageData] = page.ToString(CultureInfo.InvariantCulture) };
        if (session is not null)
            data[SessionData] = session.Id.ToString("N");

        return data;
    }
}
