using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.PartnerNotices.PartnerNotice, CouncilBot.Coalition.PartnerNotices.PartnerNoticeCommand, CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.PartnerNotices.PartnerNotice>;
using Happened = CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent;
using Outcome = CouncilBot.Features.Matters.Outcome<CouncilBot.Coalition.PartnerNotices.PartnerNotice, CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent>;

namespace CouncilBot.Features.PartnerNotices;

/// <summary>
/// The way of every button and command about a notice to the partner: find it, decide, tell whoever has to know, bring the
/// cards up to date, and answer with the card as it is now.
/// </summary>
internal sealed class PartnerNoticeDesk(Desk desk)
{
    /// <summary>The notice that the pressed button or the words name; null when there is none for this person.</summary>
    public Task<Found?> FindAsync(Visit visit, CancellationToken cancellation) => desk.FindAsync(visit, MatterKind.PartnerNotice, cancellation);

    /// <summary>The newest notice with these letters that this person may see, or null.</summary>
    public async Task<Found?> FindAsync(Visit visit, string shortId, CancellationToken cancellation)
    {
        var letters = shortId.ToUpperInvariant();
        var row = await visit.Db.Matters.Where(m => m.Kind == MatterKind.PartnerNotice && m.ShortId == letters).OrderByDescending(m => m.ChangedUtc).FirstOrDefaultAsync(cancellation);
        return row is null ? null : await desk.LoadAsync(visit.Db, row, visit.Actor(), cancellation);
    }

    /// <inheritdoc cref="FindAsync(Visit, CancellationToken)"/>
    public Task<Found?> FindAsync(Visit visit, Guid id, CancellationToken cancellation) => desk.FindAsync(visit, MatterKind.PartnerNotice, id, cancellation);

    /// <summary>Does what somebody wants with the notice they name, and answers with its card.</summary>
    public async Task<Response> ActAsync(Visit visit, PartnerNoticeCommand command, CancellationToken cancellation) =>
        await ActAsync(visit, await FindAsync(visit, cancellation), command, cancellation);

    /// <inheritdoc cref="ActAsync(Visit, PartnerNoticeCommand, CancellationToken)"/>
    public static async Task<Response> ActAsync(Visit visit, Found? found, PartnerNoticeCommand command, CancellationToken cancellation)
    {
        var (texts, common) = (visit.Texts<PartnerNoticeResources>(), visit.Texts<MatterResources>());
        switch (Desk.Act(visit, found, await CurrentAsync(visit, found, cancellation), command))
        {
            case Outcome.NotThere:
                return Response.Say(common["NotThere"]);
            case Outcome.Stale(var matter):
                return await ShowAsync(visit, matter, common["Stale"], cancellation);
            case Outcome.Refused(var refusal, var matter):
                return await ShowAsync(visit, matter, texts[refusal.ToString()], cancellation);
            case Outcome.Unchanged(var matter):
                return await ShowAsync(visit, matter, common["Unchanged"], cancellation);
            case Outcome.Done(var before, var happened, var matter):
                var isHeard = await TellAsync(visit, before, happened, matter, cancellation);
                var response = await ShowAsync(visit, matter, texts[Done(before, happened, isHeard)], cancellation);
                // All of them: on none may a text stay that was taken back.
                await Notices.UpdateCardsAsync(visit.Db, matter.Row, await MatterCards.NotePressedAsync(visit, matter.Row, cancellation), visit.Now, cancellation, cardsOfAPerson: int.MaxValue);
                return response;
            default:
                throw new InvalidOperationException("There is no other outcome.");
        }
    }

    /// <summary>The card as it is now: in place of the pressed one, or as a new message.</summary>
    public static async Task<Response> ShowAsync(Visit visit, Found found, string? note, CancellationToken cancellation)
    {
        var card = await PartnerNoticeCards.ForAsync(visit, found, note, cancellation);
        if (found.State.IsShared && found.Row.AuthorId != visit.Member.Id)
            await MatterLog.NoteSeenAsync(visit.Db, found.Row, visit.Member.Id, visit.Now, cancellation);

        await MatterCards.NotePressedAsync(visit, found.Row, cancellation);
        var response = visit.Turn.Action is null ? Response.Show(card.Card, card.Summary) : Response.Replace(card.Card, card.Summary);
        return response with { Matter = found.Row };
    }

    /// <summary>Name of the text that says what was done.</summary>
    private static string Done(PartnerNotice before, Happened happened, bool isHeard) => happened switch
    {
        Happened.Withdrawn when !before.IsShared => "DoneDropped",
        Happened.Sent when !isHeard => "DoneSentNobodyYet",
        _ => $"Done{happened.GetType().Name}",
    };

    /// <summary>How old the card counts as: that others have taken note makes it no old one, so that two of a board may press at the same moment.</summary>
    private static async Task<int?> CurrentAsync(Visit visit, Found? found, CancellationToken cancellation)
    {
        int? seen = visit.Turn.Action is null ? null : MatterRef.Of(visit)?.Seen ?? 0;
        if (found is null || seen is not > 0 || seen >= found.Row.Events)
            return seen;

        var since = (await MatterLog.ReadAsync<Happened>(visit.Db, found.Row.Id, cancellation)).Skip(seen.Value);
        return since.All(e => e is Happened.Acknowledged) ? found.Row.Events : seen;
    }

    /// <summary>News go to the partner's board when something is sent or taken back, and to who sent it when the board has first taken note.</summary>
    /// <returns>Whether there is anybody to hear of it.</returns>
    private static async Task<bool> TellAsync(Visit visit, PartnerNotice before, Happened happened, Found matter, CancellationToken cancellation)
    {
        var (rules, news) = (matter.Rules, happened.GetType().Name);
        switch (happened)
        {
            case Happened.Sent:
            case Happened.Withdrawn when before.IsShared:
                return await Notices.ToBoardAsync(visit.Db, matter.Row, news, rules.Agreement.PartnerOf(matter.State.Faction).Key, rules.Rules.Roles.Speak, visit.Person.Id, visit.Now, cancellation) > 0;
            case Happened.Acknowledged when before.Acknowledged.Count == 0 && matter.Row.AuthorId is { } author:
                var person = await visit.Db.Memberships.Where(m => m.Id == author && m.EndedUtc == null).Select(m => m.PersonId).ToListAsync(cancellation);
                return await Notices.ToPeopleAsync(visit.Db, matter.Row, news, person, visit.Now, cancellation) > 0;
            default:
                return true;
        }
    }
}
