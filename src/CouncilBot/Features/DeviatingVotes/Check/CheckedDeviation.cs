using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.DeviatingVotes.Prepare;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.DeviatingVotes.Check;

/// <summary>The form read and checked, or what is wrong with it.</summary>
/// <param name="Values">What stands in the form now: a session that was recognised in words is chosen.</param>
/// <param name="Announcement">What would be announced; null: something is missing or wrong.</param>
/// <param name="Problem">What that is, in words.</param>
internal sealed record CheckedDeviation(DeviationValues Values, Announcement? Announcement, string? Problem)
{
    /// <summary>Checks the form; everything was only a courtesy of the client so far.</summary>
    public static async Task<CheckedDeviation> OfAsync(Visit visit, CoalitionRules rules, DeviationValues values, CancellationToken cancellation)
    {
        var texts = visit.Texts<PrepareDeviationHandler>();
        if (TooLong(values, texts) is { } tooLong)
            return new(values, null, tooLong);

        var (session, problem) = await SessionAsync(visit, rules, values, cancellation);
        if (session is null)
            return new(values, null, texts[problem!]);

        var (named, reference) = session.Row is { } row
            ? (values with { Session = row.Id.ToString("N"), SessionWords = null }, SessionBook.RefOf(row))
            : (values with { Session = DeviationValues.Other }, session.Unknown!);

        var (item, itemProblem) = Item(named, session.Items);
        if (itemProblem is not null)
            return new(named with { AgendaItem = null }, null, texts[itemProblem]);

        if (named.Subject is not { } subject)
            return new(named, null, texts["SubjectMissing"]);

        if (named.Vote is not { } vote)
            return new(named, null, texts["VoteMissing"]);

        decimal? euro = null;
        if (rules.Voting.AskForEuro && !string.IsNullOrWhiteSpace(named.Euro) && (euro = EuroAmount.Read(named.Euro, texts.Culture)) is null)
            return new(named, null, texts["EuroWrong"]);

        var reason = string.IsNullOrWhiteSpace(named.Reason) ? null : named.Reason;
        var reasonFor = reason is not null && named.IsReasonForBoth ? Audience.BothBoards : Audience.OwnBoard;
        return new(named, new Announcement(reference, item!, subject, vote, reason, reasonFor, named.IsConscience, euro), null);
    }

    /// <summary>Which of the texts is too long, if any.</summary>
    private static string? TooLong(DeviationValues values, Texts texts)
    {
        (string Label, string? Text, int Longest)[] limits =
        [
            ("OnlySessionWordsLabel", values.SessionWords, SessionLimits.Name),
            ("ItemLabel", values.Item, SessionLimits.Title),
            ("ReasonLabel", values.Reason, DeviationForm.LongestReason),
            ("EuroLabel", values.Euro, DeviationForm.LongestEuro),
        ];
        foreach (var (label, text, longest) in limits)
        {
            if (text?.Length > longest)
                return texts["TooLong", texts[label], text.Length, longest];
        }

        return null;
    }

    private static async Task<(FoundSession? Session, string? Problem)> SessionAsync(Visit visit, CoalitionRules rules, DeviationValues values, CancellationToken cancellation)
    {
        if (Guid.TryParse(values.Session, out var id))
        {
            return await SessionBook.FindAsync(visit.Db, id, cancellation) is { Session.CancelledUtc: null } known
                ? (new FoundSession(known.Session, known.Items, null), null)
                : (null, "SessionGone");
        }

        if (PlainLine.Of(values.SessionWords) is not { } words)
            return (null, values.Session == DeviationValues.Other ? "SessionWordsMissing" : "SessionMissing");

        // A body alone may be any of its sessions.
        var day = SaidSessions.DayIn(words, Acting.At(visit.Now).Today);
        if (day is not null && await SaidSessions.FindAsync(visit.Db, rules.Bodies, words, visit.Now, cancellation) is { } said && await SessionBook.FindAsync(visit.Db, said.Id, cancellation) is { } named)
            return (new FoundSession(named.Session, named.Items, null), null);

        return (new FoundSession(null, [], new SessionRef(null, null, day, null, words)), null);
    }

    /// <summary>The item: chosen, named by its number or its words, or one that is not on the agenda that is known.</summary>
    private static (ItemRef? Item, string? Problem) Item(DeviationValues values, IReadOnlyList<AgendaItemRow> agenda)
    {
        if (Guid.TryParse(values.AgendaItem, out var id))
            return agenda.FirstOrDefault(i => i.Id == id) is { } chosen ? (SessionBook.RefOf(chosen), null) : (null, agenda.Count > 0 ? "ItemChoose" : "ItemMissing");

        if (PlainLine.Of(values.Item) is not { } words)
            return (null, agenda.Count > 0 ? "ItemChoose" : "ItemMissing");

        return AgendaMatch.Of(words, agenda) switch
        {
            AgendaMatch.One(var item) => (SessionBook.RefOf(item), null),
            AgendaMatch.Several => (null, "ItemChoose"),
            // A number alone that is not on the agenda is a slip; other words may be an item that came later.
            AgendaMatch.None when agenda.Count > 0 && AgendaMatch.IsNumber(words) => (null, "ItemChoose"),
            _ => (AgendaMatch.Free(words), null),
        };
    }

    private sealed record FoundSession(SessionRow? Row, IReadOnlyList<AgendaItemRow> Items, SessionRef? Unknown);
}
