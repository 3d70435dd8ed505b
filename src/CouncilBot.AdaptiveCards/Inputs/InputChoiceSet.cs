namespace CouncilBot.AdaptiveCards;

/// <summary>One or several of some choices.</summary>
public sealed record InputChoiceSet : InputElement
{
    /// <param name="id">The key of the answer in the data of the button.</param>
    /// <param name="label">What is asked for; read by screen readers.</param>
    /// <param name="choices">At least one, each with its own value.</param>
    public InputChoiceSet(string id, string label, IReadOnlyList<Choice> choices)
        : base(id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        Choices = AtLeastOne.Of(choices);
        if (choices.DistinctBy(c => c.Value, StringComparer.Ordinal).Count() < choices.Count)
            throw new ArgumentException("Two choices have the same value.", nameof(choices));
        Label = ShownText.OneLine(label);
    }

    /// <summary>What is asked for.</summary>
    public string Label { get; }

    /// <summary>From top to bottom.</summary>
    public IReadOnlyList<Choice> Choices { get; }

    /// <summary>The value chosen already; with <see cref="IsMulti"/> the values, separated by commas.</summary>
    public string? Value { get; init; }

    /// <summary>Several may be chosen; their values come back separated by commas.</summary>
    public bool IsMulti { get; init; }

    /// <summary>How it is shown.</summary>
    public ChoiceStyle Style { get; init; }

    /// <summary>Must be chosen; needs an <see cref="ErrorMessage"/>.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Said when nothing is chosen.</summary>
    public string? ErrorMessage { get; init; }

    private protected override string Type => "Input.ChoiceSet";

    private protected override void WriteInput(CardWriter writer)
    {
        if (IsMulti && Choices.Any(c => c.Value.Contains(',')))
            throw new InvalidOperationException($"A choice of '{Id}' has a comma in its value, which separates several.");

        writer.Text("label", Label);
        writer.List("choices", Choices, choice => writer.Map(() =>
        {
            writer.Text("title", ShownText.Unlinked(choice.Title));
            writer.Text("value", choice.Value);
        }));
        writer.Text("value", Value is null ? null : ShownText.Valid(Value));
        writer.Flag("isMultiSelect", IsMulti);
        writer.Name("style", Style);
        writer.Flag("wrap", true);
        WriteRequired(writer, IsRequired, ErrorMessage);
    }
}

/// <summary>One choice of an <see cref="InputChoiceSet"/>.</summary>
public sealed record Choice
{
    /// <param name="title">What is shown.</param>
    /// <param name="value">What comes back.</param>
    public Choice(string title, string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        (Title, Value) = (title, ShownText.Valid(value));
    }

    /// <summary>What is shown.</summary>
    public string Title { get; }

    /// <summary>What comes back.</summary>
    public string Value { get; }
}

/// <summary>How choices are shown.</summary>
public enum ChoiceStyle
{
    /// <summary>As a list that opens.</summary>
    Compact,

    /// <summary>All of them, with radio buttons or check boxes.</summary>
    Expanded,
}
