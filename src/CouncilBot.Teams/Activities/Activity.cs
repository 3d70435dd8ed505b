using System.Text.Json;
using System.Text.Json.Serialization;

namespace CouncilBot.Teams.Activities;

/// <summary>
/// An activity as it arrives. Fields the product does not read survive in <see cref="Unknown"/>; nothing here has been checked
/// beyond its type (protocol-activity A2001 to A2014). What is sent is an <see cref="OutgoingActivity"/>.
/// </summary>
public sealed record Activity
{
    /// <summary>One of <see cref="ActivityTypes"/>, or something newer.</summary>
    public string? Type { get; init; }

    /// <summary>Unique within the conversation.</summary>
    public string? Id { get; init; }

    /// <summary>When the channel sent it, UTC.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>IANA time zone of the sender, as the client says.</summary>
    public string? LocalTimezone { get; init; }

    /// <summary>Where answers go; checked against the token and the list of allowed hosts.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary><c>msteams</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Who acts.</summary>
    public ChannelAccount? From { get; init; }

    /// <summary>The bot.</summary>
    public ChannelAccount? Recipient { get; init; }

    /// <summary>Where it was said.</summary>
    public ConversationAccount? Conversation { get; init; }

    /// <summary>What was typed, mentions included.</summary>
    public string? Text { get; init; }

    /// <summary>BCP-47 tag of the client; untrusted.</summary>
    public string? Locale { get; init; }

    /// <summary>Files and cards that were sent along; Teams also repeats formatted words here, as <c>text/html</c>.</summary>
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>Mentions and what else the client adds.</summary>
    public IReadOnlyList<Entity>? Entities { get; init; }

    /// <summary>Payload of an invoke or of a submitted card.</summary>
    public JsonElement? Value { get; init; }

    /// <summary>Name of an invoke or event, see <see cref="InvokeNames"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The activity that is answered, or the message with the card that was pressed.</summary>
    public string? ReplyToId { get; init; }

    /// <summary>What Teams adds.</summary>
    public ChannelData? ChannelData { get; init; }

    /// <summary>Who came.</summary>
    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    /// <summary>Who went.</summary>
    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    /// <summary>Of an installation update: add, remove, add-upgrade, remove-upgrade.</summary>
    public string? Action { get; init; }

    /// <summary>Everything else.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}

/// <summary>Something sent along with a message; what is in it is never read.</summary>
public sealed record Attachment
{
    /// <summary>MIME type; for a file from OneDrive <c>application/vnd.microsoft.teams.file.download.info</c>.</summary>
    public string? ContentType { get; init; }

    /// <summary>Everything else.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}

/// <summary>A person or a bot on the channel.</summary>
public sealed record ChannelAccount
{
    /// <summary>Teams: <c>29:…</c> for people (different for each bot), <c>28:app-id</c> for bots.</summary>
    public string? Id { get; init; }

    /// <summary>Display name; may be missing.</summary>
    public string? Name { get; init; }

    /// <summary>Entra object id, a GUID; missing for anonymous people and bots.</summary>
    public string? AadObjectId { get; init; }

    /// <summary>Everything else.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}

/// <summary>A conversation on the channel.</summary>
public sealed record ConversationAccount
{
    /// <summary>Identity; in a channel followed by <c>;messageid=</c> and the root message of the thread.</summary>
    public string? Id { get; init; }

    /// <summary><c>personal</c>, <c>groupChat</c> or <c>channel</c>.</summary>
    public string? ConversationType { get; init; }

    /// <summary>Tenant, a GUID.</summary>
    public string? TenantId { get; init; }

    /// <summary>Whether more than one person takes part.</summary>
    public bool? IsGroup { get; init; }

    /// <summary>Everything else.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}

/// <summary>A mention or other metadata; <see cref="Mentioned"/> and <see cref="Text"/> are set for type <c>mention</c>.</summary>
public sealed record Entity
{
    /// <summary>Such as <c>mention</c> or <c>clientInfo</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Of a mention: the words in the text of the activity.</summary>
    public string? Text { get; init; }

    /// <summary>Of a mention: who.</summary>
    public ChannelAccount? Mentioned { get; init; }

    /// <summary>Everything else.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}

/// <summary>What Teams adds to an activity.</summary>
public sealed record ChannelData
{
    /// <summary>Tenant of the sender.</summary>
    public IdOnly? Tenant { get; init; }

    /// <summary>Team of a channel message.</summary>
    public IdOnly? Team { get; init; }

    /// <summary>Of a conversation update, such as <c>teamMemberRemoved</c>.</summary>
    public string? EventType { get; init; }

    /// <summary>Everything else.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}

/// <summary>An object of which only the identity is read.</summary>
public sealed record IdOnly
{
    /// <summary>The identity.</summary>
    public string? Id { get; init; }

    /// <summary>Everything else.</summary>
    [JsonInclude, JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; internal set; }
}
