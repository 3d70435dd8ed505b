using System.Text;

namespace CouncilBot.AdaptiveCards;

/// <summary>
/// An Adaptive Card of version 1.5, the newest that Teams shows from bots on all its clients; only elements that we send.
/// It is checked while it is written: what a programmer got wrong (no body, an id used twice, …) throws
/// <see cref="InvalidOperationException"/>.
/// </summary>
public sealed record AdaptiveCard
{
    /// <summary>The schema version every card is written with.</summary>
    public const string Version = "1.5";

    /// <summary>The language of the card as a two-letter code, read by screen readers; null when unknown.</summary>
    public string? Language { get; init; }

    /// <summary>Plain text for clients that cannot show the card.</summary>
    public string? FallbackText { get; init; }

    /// <summary>Uses the whole width of a Teams message.</summary>
    public bool IsFullWidth { get; init; }

    /// <summary>What the card shows, from top to bottom; at least one element.</summary>
    public required IReadOnlyList<CardElement> Body { get; init; }

    /// <summary>The buttons below the body. They are written as an <see cref="ActionSet"/>, because Action.Execute is only reliable there.</summary>
    public IReadOnlyList<CardAction> Actions { get; init; } = [];

    /// <summary>How many bytes of UTF-8 the card has; compare with <see cref="CardLimits"/>.</summary>
    public int SizeInBytes => CardWriter.Write(this).Length;

    /// <summary>The card as JSON: the same card gives the same characters.</summary>
    public string ToJson() => Encoding.UTF8.GetString(CardWriter.Write(this).Span);

    /// <inheritdoc cref="ToJson"/>
    public override string ToString() => ToJson();

    internal void Write(CardWriter writer, bool isInner)
    {
        if (Body is not { Count: > 0 })
            throw new InvalidOperationException("A card needs a body.");
        if (isInner && (FallbackText is not null || IsFullWidth || Language is not null))
            throw new InvalidOperationException("Language, fallback text and width belong to the outer card.");

        writer.Object("AdaptiveCard", () =>
        {
            if (!isInner)
                writer.Text("version", Version);
            writer.Text("lang", Language);
            writer.Text("fallbackText", FallbackText is null ? null : ShownText.Unlinked(FallbackText, keepLines: true));
            if (IsFullWidth)
                writer.Map("msteams", () => writer.Text("width", "Full"));
            writer.List("body", Actions.Count == 0 ? Body : [.. Body, new ActionSet(Actions)], e => e.WriteTo(writer));
        });
    }
}
