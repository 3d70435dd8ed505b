namespace CouncilBot.AdaptiveCards;

/// <summary>A button that shows what is hidden and hides what is shown, without asking the bot.</summary>
public sealed record ToggleVisibilityAction : CardAction
{
    /// <param name="title">What stands on the button.</param>
    /// <param name="elementIds">The ids of elements of the same card; at least one.</param>
    public ToggleVisibilityAction(string title, IReadOnlyList<string> elementIds)
        : base(title)
    {
        ElementIds = AtLeastOne.Of(elementIds);
    }

    /// <summary>What is shown and hidden.</summary>
    public IReadOnlyList<string> ElementIds { get; }

    private protected override string Type => "Action.ToggleVisibility";

    private protected override void WriteContent(CardWriter writer)
    {
        writer.NoteTargets(ElementIds);
        writer.List("targetElements", ElementIds, writer.Value);
    }
}
