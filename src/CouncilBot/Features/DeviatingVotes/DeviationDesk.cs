using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Features.Committee;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.DeviatingVotes.DeviatingVote, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.DeviatingVotes.DeviatingVote>;
using Happened = CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent;
using Outcome = CouncilBot.Features.Matters.Outcome<CouncilBot.Coalition.DeviatingVotes.DeviatingVote, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>;

namespace CouncilBot.Features.DeviatingVotes;

/// <summary>
/// The way of every button and command about a deviating vote: find it, decide, tell whoever has to know, bring the cards up to date,
/// and answer with the card as it is now.
/// </summary>
internal sealed class DeviationDesk(Desk desk, DeviationCards cards, MeetingDesk meetings)
{
    /// <summary>The deviating vote that the pressed button or the words name; null when there is none for this person.</summary>
    public Task<Found?> FindAsync(Visit visit, CancellationToken cancellation) => desk.FindAsync(visit, MatterKind.DeviatingVote, cancellation);

    /// <inheritdoc cref="FindAsync(Visit, CancellationToken)"/>
    public Task<Found?> FindAsync(Visit visit, Guid id, CancellationToken cancellation) => desk.FindAsync(visit, MatterKind.DeviatingVote, id, cancellation);

    /// <summary>Does what somebody wants with the deviating vote they name, and answers with its card.</summary>
    public async Task<Response> ActAsync(Visit visit, DeviatingVoteCommand command, CancellationToken cancellation) =>
        await ActAsync(visit, await FindAsync(visit, cancellation), visit.Turn.Action is null ? null : MatterRef.Of(visit)?.Seen ?? 0, command, cancellation);

    /// <inheritdoc cref="ActAsync(Visit, DeviatingVoteCommand, CancellationToken)"/>
    public async Task<Response> ActAsync(Visit visit, Found? found, int? seen, DeviatingVoteCommand command, CancellationToken cancellation)
    {
        var texts = visit.Texts<MatterResources>();
        switch (Desk.Act(visit, found, await CurrentAsync(visit, found, seen, cancellation), command))
        {
            case Outcome.NotThere:
                return Response.Say(texts["NotThere"]);
            case Outcome.Stale(var matter):
                return await ShowAsync(visit, matter, [texts["Stale"]], cancellation);
            case Outcome.Refused(var refusal, var matter):
                return await ShowAsync(visit, matter, [texts[refusal.ToString()]], cancellation);
            case Outcome.Unchanged(var matter):
                return await ShowAsync(visit, matter, [texts["Unchanged"]], cancellation);
            case Outcome.Done(var before, var happened, var matter):
                return await DoneAsync(visit, before, happened, matter, cancellation);
            default:
                throw new InvalidOperationException("There is no other outcome.");
        }
    }

    /// <summary>Says why something is not possible, above the card as it is now; changes nothing.</summary>
    public async Task<Response> RefuseAsync(Visit visit, Found? found, Func<DeviatingVote, DeviatingVoteCommand> command, CancellationToken cancellation)
    {
        var texts = visit.Texts<MatterResources>();
        return found?.State.Decide(command(found.State), visit.Actor(), Acting.At(visit.Now), found.Rules.Rules) switch
        {
            null or Decision<Happened>.Refused(Refusal.NotYours) => Response.Say(texts["NotThere"]),
            Decision<Happened>.Refused(var refusal) => await ShowAsync(visit, found, [texts[refusal.ToString()]], cancellation),
            _ => await ShowAsync(visit, found, [texts["Unchanged"]], cancellation),
        };
    }

    /// <summary>The card as it is now: in place of the pressed one, or as a new message.</summary>
    public async Task<Response> ShowAsync(Visit visit, Found found, IReadOnlyList<string> notes, CancellationToken cancellation)
    {
        var card = await cards.ForAsync(visit, found, notes, cancellation);
        if (found.State.IsShared && found.Row.AuthorId != visit.Member.Id)
            await MatterLog.NoteSeenAsync(visit.Db, found.Row, visit.Member.Id, visit.Now, cancellation);

        await MatterCards.NotePressedAsync(visit, found.Row, cancellation);
        var response = visit.Turn.Action is null ? Response.Show(card.Card, card.Summary) : Response.Replace(card.Card, card.Summary);
        return response with { Matter = found.Row };
    }

    /// <summary>
    /// How old the card counts as. What the boards did about an announcement changes nothing of it, so that two of them may press
    /// at the same moment.
    /// </summary>
    public static async Task<int?> CurrentAsync(Visit visit, Found? found, int? seen, CancellationToken cancellation)
    {
        if (found is null || seen is not > 0 || seen >= found.Row.Events)
            return seen;

        var since = (await MatterLog.ReadAsync<Happened>(visit.Db, found.Row.Id, cancellation)).Skip(seen.Value);
        return since.All(e => e is Happened.Acknowledged or Happened.TalkRequested or Happened.PutOnAgenda) ? found.Row.Events : seen;
    }

    private async Task<Response> DoneAsync(Visit visit, DeviatingVote before, Happened happened, Found matter, CancellationToken cancellation)
    {
        var texts = visit.Texts<DeviationResources>();
        var now = BerlinTime.Of(visit.Now);
        IReadOnlyList<string> notes = happened switch
        {
            Happened.Announced => [texts["DoneAnnounced", now], texts["Told"], .. await DeviationCards.BoardsAsync(visit.Db, matter, visit.Person.Id, texts, cancellation)],
            Happened.Prepared => [],
            Happened.Edited => [texts["DoneEdited"]],
            Happened.Changed => [texts["DoneChanged", now]],
            Happened.Withdrawn => [before.IsShared ? texts["DoneWithdrawn", now] : texts["DoneDropped"]],
            Happened.Acknowledged => [texts["DoneAcknowledged"]],
            Happened.TalkRequested => [texts["DoneTalkRequested"]],
            Happened.PutOnAgenda => [texts["DonePutOnAgenda"], MeetingDesk.NoteOf(await meetings.PutOnAgendaAsync(visit, matter.Row.Title, matter.Row.Id, link: null, cancellation), visit.Texts<CommitteeResources>())],
            Happened.SessionLinked => [texts["DoneSessionLinked"]],
            _ => throw new InvalidOperationException(happened.GetType().Name),
        };
        await TellAsync(visit, happened, matter, cancellation);
        var response = await ShowAsync(visit, matter, notes, cancellation);
        await Notices.UpdateCardsAsync(visit.Db, matter.Row, await MatterCards.NotePressedAsync(visit, matter.Row, cancellation), visit.Now, cancellation);
        return response;
    }

    /// <summary>News go to both boards when what is announced changes, and to who announced when a board wants something.</summary>
    private static async Task TellAsync(Visit visit, Happened happened, Found matter, CancellationToken cancellation)
    {
        if (!matter.State.IsShared)
            return;

        switch (happened)
        {
            case Happened.Announced or Happened.Changed or Happened.Withdrawn:
                foreach (var faction in matter.Rules.Agreement.Factions)
                    await Notices.ToBoardAsync(visit.Db, matter.Row, happened.GetType().Name, faction.Key, matter.Rules.Rules.Roles.Speak, visit.Person.Id, visit.Now, cancellation);

                break;
            case Happened.TalkRequested or Happened.PutOnAgenda when matter.Row.AuthorId is { } author && author != visit.Member.Id:
                var person = await visit.Db.Memberships.Where(m => m.Id == author && m.EndedUtc == null).Select(m => m.PersonId).ToListAsync(cancellation);
                await Notices.ToPeopleAsync(visit.Db, matter.Row, happened.GetType().Name, person, visit.Now, cancellation);
                break;
        }
    }
}
