namespace CouncilBot.AdaptiveCards;

/// <summary>
/// A paragraph of runs in different styles, a RichTextBlock: the place for quotes, names and all text that is not ours, since no client
/// reads markdown in it. Lines are kept.
/// </summary>
public sealed record RichText : CardElement
{
    /// <param name="runs">At least one.</param>
    public RichText(IReadOnlyList<TextRun> runs)
    {
        Runs = AtLeastOne.Of(runs);
    }

    /// <summary>What follows one another, without space between.</summary>
    public IReadOnlyList<TextRun> Runs { get; }

    private protected override string Type => "RichTextBlock";

    private protected override void WriteContent(CardWriter writer) =>
        writer.List("inlines", Runs, run => run.WriteTo(writer));
}

/// <summary>Text in one style within a <see cref="RichText"/>; always shown as it is.</summary>
public sealed record TextRun
{
    /// <param name="text">Any text.</param>
    public TextRun(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
    }

    /// <summary>The text as it was given.</summary>
    public string Text { get; }

    /// <summary>Bold.</summary>
    public bool IsBold { get; init; }

    /// <summary>Italic.</summary>
    public bool IsItalic { get; init; }

    /// <summary>As with a marker pen; for the sentence within a quote that answers.</summary>
    public bool IsHighlighted { get; init; }

    /// <summary>Less prominent.</summary>
    public bool IsSubtle { get; init; }

    /// <summary>Struck through; screen readers do not say it, so words say it too.</summary>
    public bool IsStruck { get; init; }

    /// <summary>The size of the letters.</summary>
    public TextSize Size { get; init; }

    internal void WriteTo(CardWriter writer) => writer.Object("TextRun", () =>
    {
        writer.Text("text", ShownText.Lines(Text));
        writer.Name("size", Size);
        if (IsBold)
            writer.Name("weight", TextWeight.Bolder);
        writer.Flag("italic", IsItalic);
        writer.Flag("highlight", IsHighlighted);
        writer.Flag("isSubtle", IsSubtle);
        writer.Flag("strikethrough", IsStruck);
    });
}
