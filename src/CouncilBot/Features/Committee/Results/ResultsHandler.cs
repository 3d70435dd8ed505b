using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee.Results;

/// <summary>"Ergebnisse": the meetings whose results are released, the latest first.</summary>
internal sealed class ResultsHandler(MeetingDesk desk, RuleShelf shelf) : IHandler
{
    public const string Verb = "meeting.results";
    private const string Page = "page";
    private const int PageSize = 5;
    private const int MostPages = 1_000;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (shelf.Current(visit.Member.CoalitionId) is not { Rules.Committee: not null } rules || !ReleasedMeetings.AreFor(visit, rules))
            return desk.NotThere(visit);

        var pages = Math.Max(1, (await ReleasedMeetings.Of(visit.Db).CountAsync(cancellation) + PageSize - 1) / PageSize);
        var page = Math.Clamp(visit.Turn.Action is null ? Said(visit.Argument) : visit.InputNumber(Page, MostPages), 0, pages - 1);
        var rows = await ReleasedMeetings.Of(visit.Db).OrderByDescending(m => m.DueUtc).ThenBy(m => m.Id).Skip(page * PageSize).Take(PageSize).AsNoTracking().ToListAsync(cancellation);
        var card = Card(await ReleasedMeetings.ReadAsync(visit.Db, rows, cancellation), page, pages, visit.Texts<CommitteeResources>());
        return visit.Turn.Action is null || visit.Input(Page) is null ? Response.Show(card, card.FallbackText!) : Response.Replace(card, card.FallbackText!);
    }

    private static int Said(string words) =>
        int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number - 1, 0, MostPages) : 0;

    private static AdaptiveCard Card(IReadOnlyList<(MatterRow Row, CommitteeMeeting Meeting)> meetings, int page, int pages, Texts texts)
    {
        List<CardElement> body = [Styled.Title(texts["ResultsTitle"])];
        if (meetings.Count == 0)
            body.Add(Styled.Plain(texts["ResultsNone"]));

        if (pages > 1)
            body.Add(Styled.Small(texts["ResultsPage", page + 1, pages]));

        foreach (var (row, meeting) in meetings)
        {
            var line = texts[meeting.Phase == MeetingPhase.Confirmed ? "ResultsLine" : "ResultsLineWaiting", MeetingCards.When(meeting.Time, texts), meeting.Results.Count];
            body.Add(Styled.Plain(line) with { Separator = true });
            body.Add(new ActionSet([Open(texts["Open", row.ShortId], row)]));
        }

        if (meetings.Count > 0)
            body.Add(Styled.Small(texts[pages > 1 ? "ResultsInWordsPages" : "ResultsInWords", meetings[0].Row.ShortId]) with { Separator = true });

        return new AdaptiveCard { Language = texts.Tag, FallbackText = texts["ResultsTitle"], Body = body, Actions = [.. Buttons(texts, page, pages)] };
    }

    private static IEnumerable<CardAction> Buttons(Texts texts, int page, int pages)
    {
        if (page + 1 < pages)
            yield return Turn(texts["ResultsOlder"], page + 1);

        if (page > 0)
            yield return Turn(texts["ResultsNewer"], page - 1);
    }

    private static ExecuteAction Turn(string title, int page) => new(title, Verb) { Data = ActionData.Of((Page, page.ToString(CultureInfo.InvariantCulture))), AssociatedInputs = AssociatedInputs.None };

    private static ExecuteAction Open(string title, MatterRow row) => new(title, OpenHandler.Verb)
    {
        Data = new Dictionary<string, string>(MatterRef.Data(row), StringComparer.Ordinal) { [OpenHandler.Beside] = "1" },
        AssociatedInputs = AssociatedInputs.None,
    };
}
