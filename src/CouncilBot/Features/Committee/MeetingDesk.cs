using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.Committee.CommitteeMeeting, CouncilBot.Coalition.Committee.MeetingCommand, CouncilBot.Coalition.Committee.MeetingEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.Committee.CommitteeMeeting>;
using Outcome = CouncilBot.Features.Matters.Outcome<CouncilBot.Coalition.Committee.CommitteeMeeting, CouncilBot.Coalition.Committee.MeetingEvent>;

namespace CouncilBot.Features.Committee;

/// <summary>
/// The way of every button and command about a meeting of the cooperation committee: find it, decide, tell whoever has to know,
/// bring the cards up to date, and answer with the card as it is now.
/// </summary>
internal sealed class MeetingDesk(Desk desk, RuleShelf shelf)
{
    /// <summary>The meeting that the pressed button or the words name; with neither the next one. Null when there is none for this person.</summary>
    public async Task<Found?> FindAsync(Visit visit, CancellationToken cancellation)
    {
        if (visit.Turn.Action is not null || visit.Argument.Length > 0)
            return await desk.FindAsync(visit, MatterKind.Meeting, cancellation);

        var next = await MeetingBook.Coming(visit.Db, visit.Now).FirstOrDefaultAsync(m => m.Phase == nameof(MeetingPhase.Planned), cancellation);
        return next is null ? null : await desk.LoadAsync(visit.Db, next, visit.Actor(), cancellation);
    }

    /// <summary>Does what somebody wants with the meeting they name, and answers with its card.</summary>
    public async Task<Response> ActAsync(Visit visit, MeetingCommand command, CancellationToken cancellation) =>
        await ActAsync(visit, await FindAsync(visit, cancellation), command, cancellation);

    /// <inheritdoc cref="ActAsync(Visit, MeetingCommand, CancellationToken)"/>
    public async Task<Response> ActAsync(Visit visit, Found? found, MeetingCommand command, CancellationToken cancellation)
    {
        var texts = visit.Texts<CommitteeResources>();
        switch (Desk.Act(visit, found, await CurrentAsync(visit, found, command, cancellation), command))
        {
            case Outcome.Done(_, var happened, var matter):
                return await DoneAsync(visit, happened, matter, cancellation);
            case Outcome.Stale(var matter):
                return await ShowAsync(visit, matter, visit.Texts<MatterResources>()["Stale"], cancellation);
            case Outcome.Refused(var refusal, var matter):
                return await ShowAsync(visit, matter, texts[refusal.ToString()], cancellation);
            case Outcome.Unchanged(var matter):
                return await ShowAsync(visit, matter, visit.Texts<MatterResources>()["Unchanged"], cancellation);
            default:
                return NotThere(visit);
        }
    }

    /// <summary>
    /// Puts something that is no meeting's own, such as a motion, on the agenda of the next meeting that takes it from this person,
    /// and tells whoever has to know. What stands on a coming agenda already is not put there again.
    /// </summary>
    /// <param name="visit">The visit.</param>
    /// <param name="words">What it is about; shortened where it is too long for a title.</param>
    /// <param name="matter">The matter it comes from, or null.</param>
    /// <param name="link">Address of a document, as <see cref="WebAddress.ToKeep"/> gives it, or null.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>Done, unchanged, refused as by the last meeting that was asked, or not there when none is planned for this person.</returns>
    public async Task<Outcome> PutOnAgendaAsync(Visit visit, string words, Guid? matter, string? link, CancellationToken cancellation)
    {
        var title = PlainLine.Shortened(words);
        List<Found> coming = [];
        foreach (var row in await MeetingBook.Coming(visit.Db, visit.Now).Where(m => m.Phase == nameof(MeetingPhase.Planned)).ToListAsync(cancellation))
        {
            if (await desk.LoadAsync(visit.Db, row, visit.Actor(), cancellation) is { } meeting)
                coming.Add(meeting);
        }

        if (coming.Find(m => m.State.Items.Any(i => matter is null ? i.Title == title : i.Matter == matter)) is { } there)
            return new Outcome.Unchanged(there);

        Outcome outcome = new Outcome.NotThere();
        foreach (var meeting in coming)
        {
            outcome = Desk.Act(visit, meeting, seen: null, new MeetingCommand.AddItem(title, matter, link));
            if (outcome is not Outcome.Done(_, var happened, var done))
                continue;

            await TellAsync(visit, happened, done, cancellation);
            await Notices.UpdateCardsAsync(visit.Db, done.Row, pressed: null, visit.Now, cancellation);
            break;
        }

        return outcome;
    }

    /// <summary>What is said of <see cref="PutOnAgendaAsync"/> beside something else that was done.</summary>
    public static string NoteOf(Outcome outcome, Texts texts) => outcome switch
    {
        Outcome.Done(_, _, var meeting) => texts["OnAgendaOf", MeetingCards.When(meeting.State.Time, texts)],
        Outcome.Unchanged(var meeting) => texts["OnAgendaOf", MeetingCards.When(meeting.State.Time, texts)],
        _ => texts["OnNoAgenda"],
    };

    /// <summary>What is answered to <see cref="PutOnAgendaAsync"/>: the meeting, beside the card that was pressed, or why there is none.</summary>
    public async Task<Response> AnswerAsync(Visit visit, Outcome outcome, CancellationToken cancellation)
    {
        var texts = visit.Texts<CommitteeResources>();
        switch (outcome)
        {
            case Outcome.Done(_, _, var meeting):
                return await BesideAsync(visit, meeting, texts["DoneItemAdded"], cancellation);
            case Outcome.Unchanged(var meeting):
                return await BesideAsync(visit, meeting, texts["IsOnAgenda"], cancellation);
            case Outcome.Refused(var refusal, _):
                return Response.Say(texts[refusal.ToString()]);
            default:
                return NotThere(visit);
        }
    }

    private static async Task<Response> BesideAsync(Visit visit, Found meeting, string note, CancellationToken cancellation)
    {
        var card = await MeetingCards.ForAsync(visit, meeting, note, cancellation);
        await MatterLog.NoteSeenAsync(visit.Db, meeting.Row, visit.Member.Id, visit.Now, cancellation);
        return Response.Show(card.Card, card.Summary) with { Matter = meeting.Row };
    }

    /// <summary>The card as it is now: in place of the pressed one, or as a new message.</summary>
    public static async Task<Response> ShowAsync(Visit visit, Found found, string? note, CancellationToken cancellation)
    {
        var card = await MeetingCards.ForAsync(visit, found, note, cancellation);
        await MatterLog.NoteSeenAsync(visit.Db, found.Row, visit.Member.Id, visit.Now, cancellation);
        await MatterCards.NotePressedAsync(visit, found.Row, cancellation);
        return (visit.Turn.Action is null ? Response.Show(card.Card, card.Summary) : Response.Replace(card.Card, card.Summary)) with { Matter = found.Row };
    }

    /// <summary>Why there is no meeting to speak of: the agreement knows none, none is planned, or it is not for this person.</summary>
    public Response NotThere(Visit visit)
    {
        var texts = visit.Texts<CommitteeResources>();
        if (shelf.Current(visit.Member.CoalitionId) is not { Rules.Committee: not null } rules)
            return Response.Say(texts["NoCommittee", visit.Member.CoalitionName]);

        return Response.Say(texts[Audience.Committee.Includes(visit.Actor(), author: null, faction: null, rules.Rules) ? "NoMeeting" : "NotForYou"]);
    }

    /// <summary>
    /// How old the card counts as. What others have done since, and what does not touch the thing that is wanted, makes no card an
    /// old one: two may say at the same moment that they come, note two items, or release the same results.
    /// </summary>
    private static async Task<int?> CurrentAsync(Visit visit, Found? found, MeetingCommand command, CancellationToken cancellation)
    {
        int? seen = visit.Turn.Action is null ? null : MatterRef.Of(visit)?.Seen ?? 0;
        if (found is null || seen is not > 0 || seen >= found.Row.Events)
            return seen;

        return await IsUntouchedAsync(visit, found, seen.Value, command, cancellation) ? found.Row.Events : seen;
    }

    /// <summary>Whether nothing has happened since a card of this age that touches what is wanted.</summary>
    internal static async Task<bool> IsUntouchedAsync(Visit visit, Found found, int seen, MeetingCommand command, CancellationToken cancellation)
    {
        if (seen >= found.Row.Events || command is not (MeetingCommand.Answer or MeetingCommand.AddItem or MeetingCommand.NoteResult or MeetingCommand.ReleaseMinutes or MeetingCommand.Confirm))
            return seen == found.Row.Events;

        var since = (await MatterLog.ReadAsync<MeetingEvent>(visit.Db, found.Row.Id, cancellation)).Skip(seen);
        return since.All(happened => !Touches(happened, command));
    }

    private static bool Touches(MeetingEvent happened, MeetingCommand command) => (command, happened) switch
    {
        (MeetingCommand.Answer or MeetingCommand.AddItem, MeetingEvent.Replied or MeetingEvent.ItemAdded or MeetingEvent.ItemRemoved or MeetingEvent.ItemMoved or MeetingEvent.DocumentLinked or MeetingEvent.PlaceNamed) => false,
        (MeetingCommand.NoteResult c, MeetingEvent.ResultNoted e) => e.Number == c.Number,
        // What is released and what is confirmed is what the card shows.
        (MeetingCommand.ReleaseMinutes, MeetingEvent.MinutesReleased) => false,
        (MeetingCommand.Confirm, MeetingEvent.ResultsConfirmed) => false,
        // Where it takes place, and what was read for it, is no part of what came of it.
        (MeetingCommand.NoteResult or MeetingCommand.ReleaseMinutes, MeetingEvent.PlaceNamed or MeetingEvent.DocumentLinked) => false,
        _ => true,
    };

    private static async Task<Response> DoneAsync(Visit visit, MeetingEvent happened, Found matter, CancellationToken cancellation)
    {
        await TellAsync(visit, happened, matter, cancellation);
        var response = await ShowAsync(visit, matter, Done(visit.Texts<CommitteeResources>(), happened, matter), cancellation);
        await Notices.UpdateCardsAsync(visit.Db, matter.Row, await MatterCards.NotePressedAsync(visit, matter.Row, cancellation), visit.Now, cancellation);
        return response;
    }

    private static string Done(Texts texts, MeetingEvent happened, Found matter) => happened switch
    {
        MeetingEvent.Replied { Reply: var reply } => texts[$"Done{reply.Attendance}"],
        MeetingEvent.MinutesReleased when matter.State.Phase == MeetingPhase.Planned => texts["DoneReleasedByOne"],
        MeetingEvent.DocumentLinked { Link: null } => texts["DoneDocumentRemoved"],
        _ => texts[$"Done{happened.GetType().Name}"],
    };

    /// <summary>
    /// When and whether it takes place is news for all who attend and organise; what is proposed, for the managers; one too many of
    /// a faction, for them as well; and results, for both factions.
    /// </summary>
    private static async Task TellAsync(Visit visit, MeetingEvent happened, Found matter, CancellationToken cancellation)
    {
        var (rules, news) = (matter.Rules.Rules, happened.GetType().Name);
        switch (happened)
        {
            case MeetingEvent.Moved or MeetingEvent.CalledOff or MeetingEvent.Reinstated:
                await TellAsync(await AttendeesAsync(visit.Db, matter, cancellation), news);
                break;
            case MeetingEvent.ItemAdded:
                await TellAsync(await ManagersAsync(visit.Db, matter, cancellation), news);
                break;
            case MeetingEvent.MinutesReleased when matter.State.Phase == MeetingPhase.Planned:
                await TellAsync(await ManagersAsync(visit.Db, matter, cancellation), "ReleasedByOne");
                break;
            case MeetingEvent.Replied { Reply: { Faction: { } faction, Attendance: not Attendance.NotComing } } when matter.State.ComingOf(faction) > rules.Committee!.MostPerFaction:
                await TellAsync(await ManagersAsync(visit.Db, matter, cancellation), "TooMany");
                break;
            case MeetingEvent.MinutesReleased:
                List<Guid> all = [];
                foreach (var faction in rules.Factions)
                    all.AddRange((await Roster.MembersAsync(visit.Db, matter.Row.CoalitionId, faction, cancellation)).Select(m => m.PersonId));

                await TellAsync([.. all, .. await AttendeesAsync(visit.Db, matter, cancellation)], news);
                break;
            case MeetingEvent.ResultsConfirmed:
                await TellAsync(await ManagersAsync(visit.Db, matter, cancellation), news);
                break;
        }

        async Task TellAsync(IEnumerable<Guid> people, string what) =>
            await Notices.ToPeopleAsync(visit.Db, matter.Row, what, [.. people.Where(p => p != visit.Person.Id).Distinct()], visit.Now, cancellation);
    }

    /// <summary>Who attends, the guests among them, and the managers of both factions.</summary>
    private static Task<List<Guid>> AttendeesAsync(CouncilDb db, Found matter, CancellationToken cancellation) => CommitteePeople.AttendingAsync(db, matter.Row.CoalitionId, matter.Rules.Rules, cancellation);

    private static Task<List<Guid>> ManagersAsync(CouncilDb db, Found matter, CancellationToken cancellation) => CommitteePeople.ManagingAsync(db, matter.Row.CoalitionId, matter.Rules.Rules, cancellation);
}
