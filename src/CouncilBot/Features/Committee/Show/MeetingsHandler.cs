using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Committee.Change;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee.Show;

/// <summary>"Termine": the coming meetings of the cooperation committee.</summary>
internal sealed class MeetingsHandler(MeetingDesk desk, RuleShelf shelf) : IHandler
{
    public const string Verb = "meeting.list";

    /// <summary>As many as a phone shows without endless scrolling; later ones come up by themselves.</summary>
    private const int Most = 8;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var rows = (await MeetingBook.Coming(visit.Db, visit.Now).Take(Most).AsNoTracking().ToListAsync(cancellation))
            .FindAll(m => shelf.Current(visit.Member.CoalitionId) is { } rules && visit.Actor().MaySee(m, rules.Rules));
        if (rows.Count == 0)
            return desk.NotThere(visit);

        var texts = visit.Texts<CommitteeResources>();
        List<CardElement> body = [Styled.Title(texts["MeetingsTitle"])];
        foreach (var row in rows)
        {
            var meeting = CommitteeMeeting.Replay(await MatterLog.ReadAsync<MeetingEvent>(visit.Db, row.Id, cancellation));
            var line = texts[meeting.Phase == MeetingPhase.CalledOff ? "LineCalledOff" : "Line", MeetingCards.When(meeting.Time, texts), meeting.Items.Count];
            body.Add(Styled.Plain(line) with { Separator = true });
            body.Add(new ActionSet([Open(texts["Open", row.ShortId], row)]));
        }

        if (visit.Member.IsManager)
            body.Add(Styled.Small(texts["ExtraInWords"]) with { Separator = true });

        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = texts["MeetingsTitle"],
            Body = body,
            Actions = visit.Member.IsManager ? [new ExecuteAction(texts["Extra"], ExtraMeetingHandler.Verb) { AssociatedInputs = AssociatedInputs.None }] : [],
        };
        return visit.Turn.Action is null ? Response.Show(card, texts["MeetingsTitle"]) : Response.Replace(card, texts["MeetingsTitle"]);
    }

    private static ExecuteAction Open(string title, MatterRow row) => new(title, OpenHandler.Verb)
    {
        Data = new Dictionary<string, string>(MatterRef.Data(row), StringComparer.Ordinal) { [OpenHandler.Beside] = "1" },
        AssociatedInputs = AssociatedInputs.None,
    };
}

/// <summary>"Nächster Kooperationsausschuss", "Termin 7F3A21".</summary>
internal sealed class MeetingHandler(MeetingDesk desk) : IHandler
{
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await desk.FindAsync(visit, cancellation) is { } found ? await MeetingDesk.ShowAsync(visit, found, note: null, cancellation) : desk.NotThere(visit);
}
