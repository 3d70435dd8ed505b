using CouncilBot.Storage.Rows;

namespace CouncilBot.Storage.Delivery;

/// <summary>The message that brings a card in somebody's chat up to date. What it shows is decided when it is sent.</summary>
public static class CardUpdate
{
    /// <summary>Who comes back from a holiday still gets it.</summary>
    private static readonly TimeSpan Expiry = TimeSpan.FromDays(14);

    /// <summary>The row of the outbox.</summary>
    /// <param name="card">The card.</param>
    /// <param name="key">Its key, see <see cref="MessageKeys"/>.</param>
    /// <param name="matter">The matter; null when it is deleted.</param>
    /// <param name="nowUtc">This moment, UTC.</param>
    /// <param name="dueUtc">Not sent before, UTC.</param>
    public static OutboxRow Of(MatterCardRow card, string key, Guid? matter, DateTime nowUtc, DateTime dueUtc) => new()
    {
        Key = key,
        Kind = OutboxKind.CardUpdate,
        CoalitionId = card.CoalitionId,
        MatterId = matter,
        PersonId = card.PersonId,
        ConversationId = card.ConversationId,
        Updates = card.ActivityId,
        Payload = "{}",
        // It shows the same state again.
        MayRepeat = true,
        CreatedUtc = nowUtc,
        DueUtc = dueUtc,
        ExpiresUtc = dueUtc + Expiry,
    };
}
