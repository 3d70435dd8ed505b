namespace CouncilBot.AdaptiveCards;

/// <summary>A check box; comes back as "true" or "false".</summary>
public sealed record InputToggle : InputElement
{
    /// <param name="id">The key of the answer in the data of the button.</param>
    /// <param name="title">What is agreed to; read by screen readers.</param>
    public InputToggle(string id, string title)
        : base(id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        Title = title;
    }

    /// <summary>What is agreed to.</summary>
    public string Title { get; }

    /// <summary>Ticked already.</summary>
    public bool Value { get; init; }

    private protected override string Type => "Input.Toggle";

    private protected override void WriteInput(CardWriter writer)
    {
        writer.Text("title", ShownText.Unlinked(Title));
        writer.Text("value", Value ? "true" : "false");
        writer.Flag("wrap", true);
    }
}
