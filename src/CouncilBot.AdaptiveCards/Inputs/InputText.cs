namespace CouncilBot.AdaptiveCards;

/// <summary>A field for text.</summary>
public sealed record InputText : InputElement
{
    /// <param name="id">The key of the answer in the data of the button.</param>
    /// <param name="label">What is asked for; read by screen readers.</param>
    public InputText(string id, string label)
        : base(id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        Label = ShownText.OneLine(label);
    }

    /// <summary>What is asked for.</summary>
    public string Label { get; }

    /// <summary>Several lines.</summary>
    public bool IsMultiline { get; init; }

    /// <summary>In UTF-16 characters; null does not limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Must be filled in; needs an <see cref="ErrorMessage"/>.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Said when it is not filled in.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>An example, shown while it is empty.</summary>
    public string? Placeholder { get; init; }

    /// <summary>What is filled in already.</summary>
    public string? Value { get; init; }

    private protected override string Type => "Input.Text";

    private protected override void WriteInput(CardWriter writer)
    {
        writer.Text("label", Label);
        writer.Text("placeholder", Placeholder is null ? null : ShownText.OneLine(Placeholder));
        writer.Text("value", Value is null ? null : ShownText.Valid(Value));
        writer.Flag("isMultiline", IsMultiline);
        writer.Number("maxLength", MaxLength);
        WriteRequired(writer, IsRequired, ErrorMessage);
    }
}
