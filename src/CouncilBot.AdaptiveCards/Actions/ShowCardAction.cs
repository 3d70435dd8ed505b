namespace CouncilBot.AdaptiveCards;

/// <summary>A button that opens a card within the card. Its inputs are taken along by its own buttons only.</summary>
public sealed record ShowCardAction : CardAction
{
    /// <param name="title">What stands on the button.</param>
    /// <param name="card">Has neither language nor fallback text nor width of its own.</param>
    public ShowCardAction(string title, AdaptiveCard card)
        : base(title)
    {
        ArgumentNullException.ThrowIfNull(card);
        Card = card;
    }

    /// <summary>What opens.</summary>
    public AdaptiveCard Card { get; }

    private protected override string Type => "Action.ShowCard";

    private protected override void WriteContent(CardWriter writer)
    {
        writer.Property("card");
        Card.Write(writer, isInner: true);
    }
}
