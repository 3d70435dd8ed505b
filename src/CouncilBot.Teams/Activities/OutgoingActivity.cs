using System.Text.Json.Serialization;

namespace CouncilBot.Teams.Activities;

/// <summary>
/// A message as it is sent: text, or one card. Never both and never two cards, because Teams shows those as separate messages
/// whose identity cannot be used for an update.
/// </summary>
public sealed record OutgoingActivity
{
    /// <summary><see cref="ActivityTypes.Message"/> or <see cref="ActivityTypes.Typing"/>.</summary>
    public string Type { get; init; } = ActivityTypes.Message;

    /// <summary>Markdown of the Teams subset, or null.</summary>
    public string? Text { get; init; }

    /// <summary>JSON of an Adaptive Card, or null.</summary>
    public string? Card { get; init; }

    /// <summary>The words of the notification for a card; always set with <see cref="Card"/>.</summary>
    public string? Summary { get; init; }

    /// <summary>BCP-47 tag, so that clients read the text aloud in the right language.</summary>
    public string? Locale { get; init; }

    /// <summary>The activity that is answered, or null.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>Whether Teams also announces it in the activity feed of the person; for notices, not for answers.</summary>
    public bool Alert { get; init; }

    /// <summary>
    /// Whether nobody waits for it: where the tenant takes no more at this moment, it lets answers go first. Said by whoever sends
    /// it; never written.
    /// </summary>
    [JsonIgnore]
    public bool MayWait { get; init; }

    /// <summary>What it is about, for the books of whoever sends it; never written.</summary>
    public string? Subject { get; init; }

    /// <summary>Whether it must not be stored, should it fail to be sent; never written.</summary>
    [JsonIgnore]
    public bool IsSecret { get; init; }

    /// <summary>A text message.</summary>
    public static OutgoingActivity OfText(string markdown, string? locale = null) => new() { Text = markdown, Locale = locale };

    /// <summary>A card with the words of its notification.</summary>
    public static OutgoingActivity OfCard(string json, string summary, string? locale = null) => new() { Card = json, Summary = summary, Locale = locale };
}
