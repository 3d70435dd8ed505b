using CouncilBot.AdaptiveCards;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Hosting.Delivery;

/// <summary>Makes the cards of one kind of matter for messages, at the moment they are sent. Implemented by the feature.</summary>
internal interface IMatterCards
{
    /// <summary>Whose cards.</summary>
    MatterKind Kind { get; }

    /// <summary>The card of a matter as it is now.</summary>
    /// <param name="db">Open for the coalition of the matter; only to read.</param>
    /// <param name="matter">The matter.</param>
    /// <param name="reader">Who gets it.</param>
    /// <param name="news">Name of what happened, for the words of the notification; null when the card is only brought up to date.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null when this person may not see it now.</returns>
    Task<MatterCard?> OfAsync(CouncilDb db, MatterRow matter, Reader reader, string? news, CancellationToken cancellation);
}

/// <summary>Who reads a card.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Membership">Their place in the coalition of the matter, at this moment.</param>
/// <param name="Language">Their language.</param>
/// <param name="Name">Their name.</param>
internal sealed record Reader(Guid PersonId, Membership Membership, Language Language, string Name);

/// <summary>A card of a matter with the words of its notification, which also stand for it in a list.</summary>
internal sealed record MatterCard(AdaptiveCard Card, string Summary);
