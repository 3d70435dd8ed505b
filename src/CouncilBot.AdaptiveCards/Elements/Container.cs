namespace CouncilBot.AdaptiveCards;

/// <summary>Elements that belong together, hidden and shown together.</summary>
public sealed record Container : CardElement
{
    /// <param name="items">At least one.</param>
    public Container(IReadOnlyList<CardElement> items)
    {
        Items = AtLeastOne.Of(items);
    }

    /// <summary>From top to bottom.</summary>
    public IReadOnlyList<CardElement> Items { get; }

    /// <summary>The background.</summary>
    public ContainerStyle Style { get; init; }

    private protected override string Type => "Container";

    private protected override void WriteContent(CardWriter writer)
    {
        writer.Name("style", Style);
        writer.List("items", Items, e => e.WriteTo(writer));
    }
}

/// <summary>Backgrounds of containers.</summary>
public enum ContainerStyle
{
    /// <summary>As around it.</summary>
    Default,

    /// <summary>Set off from what is around it.</summary>
    Emphasis,
}
