namespace CouncilBot.AdaptiveCards;

/// <summary>Something a card shows. Closed: clients show other elements not at all.</summary>
public abstract record CardElement
{
    private protected CardElement()
    {
    }

    /// <summary>Names the element within its card, unique there; needed to show and hide it. Null when nobody refers to it.</summary>
    public string? Id
    {
        get;
        init
        {
            if (value is not null)
                ArgumentException.ThrowIfNullOrWhiteSpace(value);
            field = value;
        }
    }

    /// <summary>The distance to the element before.</summary>
    public Spacing Spacing { get; init; }

    /// <summary>A line between this and the element before.</summary>
    public bool Separator { get; init; }

    /// <summary>False hides the element until a <see cref="ToggleVisibilityAction"/> shows it.</summary>
    public bool IsVisible { get; init; } = true;

    /// <summary>The name of the element in the schema.</summary>
    private protected abstract string Type { get; }

    internal void WriteTo(CardWriter writer) => writer.Object(Type, () =>
    {
        writer.ElementId(Id);
        WriteContent(writer);
        writer.Name("spacing", Spacing);
        writer.Flag("separator", Separator);
        writer.Flag("isVisible", IsVisible, assumed: true);
    });

    private protected abstract void WriteContent(CardWriter writer);
}

/// <summary>Distances between elements; how many pixels each is, is the client's business.</summary>
public enum Spacing
{
    /// <summary>The client's usual distance.</summary>
    Default,

    /// <summary>No distance.</summary>
    None,

    /// <summary>Less than usual.</summary>
    Small,

    /// <summary>More than usual.</summary>
    Medium,

    /// <summary>Much more than usual.</summary>
    Large,

    /// <summary>The most.</summary>
    ExtraLarge,
}
