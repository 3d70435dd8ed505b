using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Delivery;

/// <summary>
/// Takes away what cards in chats show once they may be for nobody any more: their matter is deleted, or who has them left the
/// coalition or got another place in it. Each gets an update like any other; when it is sent, its reader sees what they may see then,
/// or that there is nothing. All is saved by the caller.
/// </summary>
public static class CardClosing
{
    /// <summary>Between two cards of one chat; the channel takes 60 messages in 30 s there (Teams rate limits, August 2026), and there may be others.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(2);

    /// <summary>Looks at all cards that somebody has of a coalition's matters.</summary>
    public static async Task AddForReaderAsync(CouncilDb db, Guid person, string coalition, DateTime nowUtc, CancellationToken cancel) =>
        Add(db, await db.MatterCards.IgnoreQueryFilters().AsNoTracking().Where(c => c.PersonId == person && c.CoalitionId == coalition).ToListAsync(cancel), isDeleted: false, nowUtc);

    /// <summary>Looks at the other cards that somebody has of the same matter, unless an update of them is waiting already.</summary>
    /// <param name="db">The context.</param>
    /// <param name="matter">The matter.</param>
    /// <param name="person">Who may not see it.</param>
    /// <param name="nowUtc">This moment, UTC.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task AddForOtherCardsAsync(CouncilDb db, Guid matter, Guid person, DateTime nowUtc, CancellationToken cancel)
    {
        var cards = await db.MatterCards.IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.MatterId == matter && c.PersonId == person
                && !db.Outbox.Any(o => o.ConversationId == c.ConversationId && o.Updates == c.ActivityId && (o.State == OutboxState.Pending || o.State == OutboxState.Sending)))
            .ToListAsync(cancel);
        Add(db, cards, isDeleted: false, nowUtc);
    }

    /// <summary>Closes cards whose matter is deleted.</summary>
    public static void AddForMatter(CouncilDb db, IEnumerable<MatterCardRow> cards, DateTime nowUtc) => Add(db, cards, isDeleted: true, nowUtc);

    /// <summary>The newest first: it is what people see.</summary>
    private static void Add(CouncilDb db, IEnumerable<MatterCardRow> cards, bool isDeleted, DateTime now) => db.AddRange(cards
        .GroupBy(c => c.PersonId)
        .SelectMany(ofPerson => ofPerson.OrderByDescending(c => c.Id).Select((card, i) => CardUpdate.Of(card, MessageKeys.CardClosing(card.Id, now), isDeleted ? null : card.MatterId, now, now + (i * Pace)))));
}
