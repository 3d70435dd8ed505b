using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Handover.Reply;

/// <summary>A manager's reply to a question of their faction: to the asker, marked as the manager's.</summary>
internal sealed class ReplyHandler(RuleShelf shelf) : IHandler
{
    public const string Verb = "handover.reply";
    public const string ReplyInput = "reply";

    private static readonly TimeSpan Expiry = TimeSpan.FromDays(7);

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<ReplyHandler>();
        var handover = await GivenQuestions.FindAsync(visit, cancellation);
        // "Antwort 7F3A21 Ja, das …".
        var reply = visit.Turn.Action is null ? visit.Named.Words : visit.Input(ReplyInput, longest: int.MaxValue);
        if (handover is null)
            return Response.Say(texts["Unknown"]);

        if (handover.Reply is not null)
            return Response.Replace(await CardAsync(visit, handover, note: null, cancellation), texts["RepliedBefore"]);

        if (string.IsNullOrWhiteSpace(reply))
            return Response.Say(texts["Empty"]);

        if (reply.Length > HandoverCards.LongestReply)
            return Response.Say(texts["TooLong", reply.Length, HandoverCards.LongestReply]);

        (handover.Reply, handover.RepliedBy, handover.RepliedUtc) = (reply.Trim(), visit.Member.Id, visit.Now);
        var asker = await AskerAsync(visit, handover, cancellation);
        if (asker is not null)
        {
            var words = Texts.Of<HandoverResources>(asker.Language ?? visit.Language);
            var card = HandoverCards.ForAsker(words, handover, visit.Person.Name);
            visit.Db.Outbox.Add(Outgoing.ToPerson(
                MessageKeys.Reply(handover.Id, asker.Id),
                asker.Id,
                handover.CoalitionId,
                OutgoingActivity.OfCard(card.ToJson(), words["AskerTitle", visit.Person.Name], words.Locale),
                visit.Now,
                Expiry));
        }

        var outcome = texts[asker is null ? "AskerGone" : "Sent"];
        return visit.Turn.Action is null ? Response.Say(outcome) : Response.Replace(await CardAsync(visit, handover, asker is null ? outcome : null, cancellation), outcome);
    }

    /// <summary>Who asked; null when they have left or are now of another faction, for which the reply is not meant.</summary>
    private static async Task<Asker?> AskerAsync(Visit visit, HandoverRow handover, CancellationToken cancellation) =>
        await visit.Db.Memberships
            .Where(m => m.Id == handover.AskedBy && m.EndedUtc == null && m.FactionKey == handover.FactionKey)
            .Join(visit.Db.People, m => m.PersonId, p => p.Id, (m, p) => new Asker(p.Id, p.Name, p.Language))
            .FirstOrDefaultAsync(cancellation);

    private async Task<AdaptiveCard> CardAsync(Visit visit, HandoverRow handover, string? note, CancellationToken cancellation)
    {
        var names = await visit.Db.Memberships
            .Where(m => m.Id == handover.AskedBy || m.Id == handover.RepliedBy)
            .Join(visit.Db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.Id, p.Name })
            .ToListAsync(cancellation);
        return HandoverCards.ForManager(
            visit.Texts<HandoverResources>(),
            handover,
            names.Find(n => n.Id == handover.AskedBy)?.Name,
            names.Find(n => n.Id == handover.RepliedBy)?.Name,
            note,
            shelf.Current(handover.CoalitionId) is { Rules.Committee: not null });
    }

    private sealed record Asker(Guid Id, string Name, Language? Language);
}
