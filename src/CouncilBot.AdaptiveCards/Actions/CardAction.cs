namespace CouncilBot.AdaptiveCards;

/// <summary>A button. Closed: clients show other actions not at all.</summary>
public abstract record CardAction
{
    private protected CardAction(string title)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = ShownText.OneLine(title);
    }

    /// <summary>What stands on the button; unique within its card, so that it can be told by voice.</summary>
    public string Title { get; }

    /// <summary>Side by side, or in the overflow.</summary>
    public ActionMode Mode { get; init; }

    /// <summary>How it is drawn; Teams draws all alike, so it never carries a meaning.</summary>
    public ActionStyle Style { get; init; }

    /// <summary>Says more than the title, on hovering and to screen readers.</summary>
    public string? Tooltip { get; init; }

    /// <summary>The name of the action in the schema.</summary>
    private protected abstract string Type { get; }

    internal void WriteTo(CardWriter writer) => writer.Object(Type, () =>
    {
        WriteFace(writer);
        WriteContent(writer);
    });

    private protected void WriteFace(CardWriter writer)
    {
        writer.Text("title", Title);
        writer.Text("tooltip", Tooltip is null ? null : ShownText.OneLine(Tooltip));
        writer.Name("style", Style);
        writer.Name("mode", Mode);
    }

    private protected abstract void WriteContent(CardWriter writer);
}

/// <summary>Where a button is.</summary>
public enum ActionMode
{
    /// <summary>Beside the others.</summary>
    Primary,

    /// <summary>In the overflow menu.</summary>
    Secondary,
}

/// <summary>How a button is drawn.</summary>
public enum ActionStyle
{
    /// <summary>As usual.</summary>
    Default,

    /// <summary>As the one to press.</summary>
    Positive,

    /// <summary>As one to think about.</summary>
    Destructive,
}
