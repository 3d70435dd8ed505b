using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.DeviatingVotes.Show;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.DeviatingVotes.DeviatingVote, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.DeviatingVotes.DeviatingVote>;

namespace CouncilBot.Features.DeviatingVotes.Link;

/// <summary>"Sitzung zuordnen": the session that was given in words has become known.</summary>
internal sealed class LinkDeviationHandler(DeviationDesk desk, DeviationCards cards, SessionBook sessions) : IHandler
{
    public const string Verb = "deviation.link";
    public const string SessionInput = "known";

    /// <summary>Any session that is known: whether one may be named does not depend on which.</summary>
    public static DeviatingVoteCommand Any(DeviatingVote state) => new DeviatingVoteCommand.LinkSession(state.Announcement.Session with { Id = Guid.Empty }, state.Announcement.Item);

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(visit, cancellation);
        // A linked session is changed like everything else, which ends when it begins.
        if (found is { State: { IsOpen: true, Announcement.Session.Id: not null } } && found.Row.AuthorId == visit.Member.Id)
            return await desk.ShowAsync(visit, found, [visit.Texts<LinkDeviationHandler>()["LinkedBefore"]], cancellation);

        if (found is null || !Desk.Would(found, Any(found.State), visit.Actor(), visit.Now))
            return await desk.RefuseAsync(visit, found, Any, cancellation);

        var chosen = visit.Turn.Action is null ? visit.Named.Words : visit.Input(SessionInput) ?? "";
        if (string.IsNullOrWhiteSpace(chosen))
            return await AskAsync(visit, found, note: null, cancellation);

        var session = Guid.TryParse(chosen, out var id)
            ? await SessionBook.FindAsync(visit.Db, id, cancellation)
            : await SaidSessions.FindAsync(visit.Db, found.Rules.Rules.Bodies, chosen, visit.Now, cancellation) is { } said ? await SessionBook.FindAsync(visit.Db, said.Id, cancellation) : null;
        if (session is not { Session.CancelledUtc: null })
            return await AskAsync(visit, found, "Gone", cancellation);

        var seen = visit.Turn.Action is null ? null : MatterRef.Of(visit)?.Seen;
        return await desk.ActAsync(visit, found, seen, new DeviatingVoteCommand.LinkSession(SessionBook.RefOf(session.Session), ItemOn(session, found.State.Announcement.Item)), cancellation);
    }

    /// <summary>The item on the agenda that is known now; where it is not there, it stays what the author called it.</summary>
    private static ItemRef ItemOn(SessionWithItems session, ItemRef item) => AgendaMatch.Of(item.Number ?? item.Title, session.Items) is AgendaMatch.One(var known) ? SessionBook.RefOf(known) : item;

    private async Task<Response> AskAsync(Visit visit, Found found, string? note, CancellationToken cancellation)
    {
        var texts = visit.Texts<LinkDeviationHandler>();
        var choices = await sessions.ChoicesAsync(visit.Db, visit.Language, visit.Now, cancellation);
        if (choices.Count == 0)
            return await desk.ShowAsync(visit, found, [texts["None"]], cancellation);

        var card = Ask(visit, found, choices, await cards.SessionAsync(visit.Db, found.State.Announcement.Session, visit.Texts<DeviationResources>(), cancellation), note);
        return visit.Turn.Action is null ? Response.Show(card, card.FallbackText!) : Response.Replace(card, card.FallbackText!);
    }

    private static AdaptiveCard Ask(Visit visit, Found found, IReadOnlyList<SessionChoice> choices, string before, string? note)
    {
        var (texts, data) = (visit.Texts<LinkDeviationHandler>(), MatterRef.Data(found.Row));
        var title = texts["Title", found.Row.ShortId];
        var words = visit.Texts<DeviationResources>();
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{title}. {texts["Means", before]}",
            Body =
            [
                Styled.Title(title),
                .. note is null ? Array.Empty<CardElement>() : [Styled.Bold(texts[note])],
                Styled.Plain(texts["Means", before]),
                new InputChoiceSet(SessionInput, texts["Label"], [.. choices.Select(c => new Choice(c.Name, c.Id.ToString("N")))]) { IsRequired = true, ErrorMessage = texts["Missing"] },
                Styled.Small(words["InWords", words["SayLink", found.Row.ShortId]]),
            ],
            Actions =
            [
                new ExecuteAction(texts["Do"], LinkDeviationHandler.Verb) { Data = data },
                new ExecuteAction(texts["Cancel"], ShowDeviationHandler.Verb) { Data = data, AssociatedInputs = AssociatedInputs.None },
            ],
        };
    }
}
