using CouncilBot.Storage.Rows;

namespace CouncilBot.Storage.Delivery;

/// <summary>
/// Takes away what cards in chats show once they are for nobody any more: their matter is deleted, or who has them left the coalition.
/// Each gets an update like any other; when it is sent, there is nothing left that its reader may see, and the sender says so.
/// </summary>
internal static class CardClosing
{
    /// <summary>As long as other updates are tried.</summary>
    private static readonly TimeSpan Expiry = TimeSpan.FromDays(14);

    /// <summary>Adds the updates of cards whose reader has left; should they come back before it is sent, they get what they may see then. Saved by the caller.</summary>
    public static void AddForReader(CouncilDb db, IEnumerable<MatterCardRow> cards, DateTime nowUtc) => db.AddRange(cards.Select(c => Row(c, c.MatterId, nowUtc)));

    /// <summary>Adds the updates of cards whose matter is deleted. Saved by the caller.</summary>
    public static void AddForMatter(CouncilDb db, IEnumerable<MatterCardRow> cards, DateTime nowUtc) => db.AddRange(cards.Select(c => Row(c, matter: null, nowUtc)));

    private static OutboxRow Row(MatterCardRow card, Guid? matter, DateTime now) => new()
    {
        Key = MessageKeys.CardClosing(card.Id, now),
        Kind = OutboxKind.CardUpdate,
        CoalitionId = card.CoalitionId,
        MatterId = matter,
        PersonId = card.PersonId,
        ConversationId = card.ConversationId,
        Updates = card.ActivityId,
        Payload = "{}",
        MayRepeat = true,
        CreatedUtc = now,
        DueUtc = now,
        ExpiresUtc = now + Expiry,
    };
}
