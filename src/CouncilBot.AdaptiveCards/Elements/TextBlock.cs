namespace CouncilBot.AdaptiveCards;

/// <summary>A paragraph, or a few of them, in one style; clients read markdown in it.</summary>
/// <param name="Text">The text.</param>
public sealed record TextBlock(Markdown Text) : CardElement
{
    /// <summary>The size of the letters.</summary>
    public TextSize Size { get; init; }

    /// <summary>The weight of the letters.</summary>
    public TextWeight Weight { get; init; }

    /// <summary>The colour; never the only carrier of a meaning.</summary>
    public TextColor Color { get; init; }

    /// <summary>Less prominent.</summary>
    public bool IsSubtle { get; init; }

    /// <summary>A heading, also for screen readers.</summary>
    public bool IsHeading { get; init; }

    /// <summary>Continues on the next line instead of being cut off.</summary>
    public bool Wrap { get; init; } = true;

    /// <summary>Cuts off after so many lines; null does not.</summary>
    public int? MaxLines { get; init; }

    private protected override string Type => "TextBlock";

    private protected override void WriteContent(CardWriter writer)
    {
        writer.Text("text", Text.ToString());
        if (IsHeading)
            writer.Text("style", "heading");
        writer.Name("size", Size);
        writer.Name("weight", Weight);
        writer.Name("color", Color);
        writer.Flag("isSubtle", IsSubtle);
        writer.Flag("wrap", Wrap);
        writer.Number("maxLines", MaxLines);
    }
}

/// <summary>Sizes of letters; how many pixels each is, is the client's business.</summary>
public enum TextSize
{
    /// <summary>The client's usual size.</summary>
    Default,

    /// <summary>Smaller than usual.</summary>
    Small,

    /// <summary>Larger than usual.</summary>
    Medium,

    /// <summary>Much larger than usual.</summary>
    Large,

    /// <summary>The largest.</summary>
    ExtraLarge,
}

/// <summary>Weights of letters.</summary>
public enum TextWeight
{
    /// <summary>Normal.</summary>
    Default,

    /// <summary>Lighter than normal.</summary>
    Lighter,

    /// <summary>Bold.</summary>
    Bolder,
}

/// <summary>Colours of text by meaning; which they are, is the business of the client's theme.</summary>
public enum TextColor
{
    /// <summary>The usual colour of text.</summary>
    Default,

    /// <summary>The accent of the theme.</summary>
    Accent,

    /// <summary>Something good.</summary>
    Good,

    /// <summary>Something to be careful about.</summary>
    Warning,

    /// <summary>Something to look at.</summary>
    Attention,
}
