using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Committee;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.Motions.Motion, CouncilBot.Coalition.Motions.MotionCommand, CouncilBot.Coalition.Motions.MotionEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.Motions.Motion>;
using In = CouncilBot.Coalition.Motions.MotionState;
using Outcome = CouncilBot.Features.Matters.Outcome<CouncilBot.Coalition.Motions.Motion, CouncilBot.Coalition.Motions.MotionEvent>;

namespace CouncilBot.Features.Motions;

/// <summary>What all functions of a motion do alike: find it, do what is wanted, tell whom it concerns, and answer with its card.</summary>
internal sealed class MotionActs(Desk desk, MeetingDesk meetings)
{
    /// <summary>Does what somebody wants, by a button or in words.</summary>
    public async ValueTask<Response> DoAsync(Visit visit, MotionCommand command, CancellationToken cancellation) =>
        await DoAsync(visit, await FindAsync(visit, cancellation), command, cancellation);

    /// <summary>Does what somebody wants with a motion that was found, or was not.</summary>
    public async Task<Response> DoAsync(Visit visit, Found? found, MotionCommand command, CancellationToken cancellation)
    {
        switch (Desk.Act(visit, found, SeenBy(visit), command))
        {
            case Outcome.Done(var before, var happened, var matter):
                return await DoneAsync(visit, before, matter, happened, cancellation);
            case Outcome.Stale(var matter):
                return await ShowAsync(visit, matter, Shared(visit)["Stale"], cancellation);
            case Outcome.Refused(var refusal, var matter):
                return await ShowAsync(visit, matter, Shared(visit)[refusal.ToString()], cancellation);
            case Outcome.Unchanged(var matter):
                return await ShowAsync(visit, matter, Shared(visit)["Unchanged"], cancellation);
            default:
                return NotThere(visit);
        }
    }

    /// <summary>
    /// The paper of a motion for an agenda: only where its own side puts it there. Guests of the committee read the agenda, and to whom
    /// a draft is shown is for its faction to say.
    /// </summary>
    public static string? PaperBy(Visit visit, Found motion) =>
        visit.Member.FactionKey == motion.Row.FactionKey ? WebAddress.ToKeep(motion.State.Content.Paper) : null;

    /// <summary>
    /// After something happened: news, other cards, and the card as it is now. What goes to the cooperation committee stands on the
    /// agenda of its next meeting.
    /// </summary>
    private async Task<Response> DoneAsync(Visit visit, Motion before, Found matter, MotionEvent happened, CancellationToken cancellation)
    {
        await TellAsync(visit, matter, happened, cancellation);
        var done = visit.Texts<MotionResources>()[$"Done{happened.GetType().Name}"];
        if (IsWithCommittee(matter.State, matter) && !IsWithCommittee(before, matter))
            done = $"{done} {MeetingDesk.NoteOf(await meetings.PutOnAgendaAsync(visit, matter.Row.Title, matter.Row.Id, PaperBy(visit, matter), cancellation), visit.Texts<CommitteeResources>())}";

        var response = await ShowAsync(visit, matter, done, cancellation);
        var pressed = await MatterCards.NotePressedAsync(visit, matter.Row, cancellation);
        await Notices.UpdateCardsAsync(visit.Db, matter.Row, pressed, visit.Now, cancellation);
        return response;
    }

    /// <summary>The motion that a button or words name; null when there is none for this person.</summary>
    public Task<Found?> FindAsync(Visit visit, CancellationToken cancellation) => desk.FindAsync(visit, MatterKind.Motion, cancellation);

    /// <summary>The motion with this identity; null when there is none for this person.</summary>
    public Task<Found?> FindAsync(Visit visit, Guid id, CancellationToken cancellation) => desk.FindAsync(visit, MatterKind.Motion, id, cancellation);

    /// <summary>How many events the pressed card shows; null for words.</summary>
    public static int? SeenBy(Visit visit) => visit.Turn.Action is null ? null : MatterRef.Of(visit)?.Seen;

    /// <summary>Whether the pressed card shows less than there is.</summary>
    public static bool IsStale(Visit visit, Found matter) => SeenBy(visit) is { } seen && seen != matter.Row.Events;

    /// <summary>The card of a motion in place of the pressed one, or as a new message when it was asked for in words.</summary>
    public static async Task<Response> ShowAsync(Visit visit, Found matter, string? notice, CancellationToken cancellation)
    {
        await MatterLog.NoteSeenAsync(visit.Db, matter.Row, visit.Member.Id, visit.Now, cancellation);
        await MatterCards.NotePressedAsync(visit, matter.Row, cancellation);
        var on = await MotionCards.ViewAsync(visit, matter, cancellation);
        var (card, summary) = (MotionCards.Card(on, notice), notice ?? MotionCards.Summary(on));
        return (visit.Turn.Action is null ? Response.Show(card, summary) : Response.Replace(card, summary)) with { Matter = matter.Row };
    }

    /// <summary>There is none, or none for this person; both are told the same.</summary>
    public static Response NotThere(Visit visit) => Response.Say(Shared(visit)["NotThere"]);

    /// <summary>The wording of all matters.</summary>
    public static Texts Shared(Visit visit) => visit.Texts<MatterResources>();

    private static bool IsWithCommittee(Motion motion, Found matter) => motion.State is In.Talks && motion.Step(matter.Rules.Rules) is { Place: TalkPlace.CooperationCommittee };

    /// <summary>Both boards and the author hear of what happens; of a draft only its own faction does.</summary>
    private static async Task TellAsync(Visit visit, Found matter, MotionEvent happened, CancellationToken cancellation)
    {
        // Who works on a draft does not ring with every change; who took it up from the board hears that it is gone.
        if (happened is MotionEvent.Edited or MotionEvent.Drafted)
            return;

        var (motion, rules, news) = (matter.State, matter.Rules.Rules, happened.GetType().Name);
        var board = motion.State is In.Talks or In.Adjourned or In.Release ? rules.Roles.Speak | motion.Step(rules)!.Actors : rules.Roles.Speak;
        await Notices.ToBoardAsync(visit.Db, matter.Row, news, motion.Sponsor, board, visit.Person.Id, visit.Now, cancellation);
        if (motion.IsShared)
            await Notices.ToBoardAsync(visit.Db, matter.Row, news, matter.Rules.Agreement.PartnerOf(motion.Sponsor).Key, board, visit.Person.Id, visit.Now, cancellation);

        // On the board they have been told already.
        var author = await visit.Db.Memberships
            .Where(m => m.Id == motion.Author && m.EndedUtc == null && (m.Roles & board) == Roles.None && m.PersonId != visit.Person.Id)
            .Select(m => m.PersonId)
            .ToListAsync(cancellation);
        await Notices.ToPeopleAsync(visit.Db, matter.Row, news, author, visit.Now, cancellation);
    }
}
