namespace CouncilBot.Storage.Rows;

/// <summary>
/// A delivery that was handled, written in the same transaction as what it changed: the second delivery of the same activity
/// finds it and has no second effect. Kept longer than a token lives, see <see cref="Retention"/>.
/// </summary>
public sealed class InboxRow
{
    /// <summary>How long a delivery is remembered: a token lives about an hour, and its clock may be off.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(24);

    /// <summary>SHA-256 of conversation and activity, hexadecimal.</summary>
    public required string Key { get; set; }

    /// <summary>When it was handled, UTC.</summary>
    public DateTime HandledUtc { get; set; }

    /// <summary>The result, to be given again; null when there is none or when it holds a secret.</summary>
    public string? Result { get; set; }

    /// <summary>Whether the answers were accepted by the channel.</summary>
    public bool IsAnswered { get; set; }
}

/// <summary>Where a message to one person stands.</summary>
public enum OutboxState
{
    /// <summary>To be sent.</summary>
    Pending,

    /// <summary>Leased by a sender.</summary>
    Sending,

    /// <summary>Accepted by the channel.</summary>
    Sent,

    /// <summary>Left us without a usable answer; may have arrived.</summary>
    Unknown,

    /// <summary>The person cannot be reached: not installed, blocked, no conversation.</summary>
    Unreachable,

    /// <summary>Given up for good.</summary>
    Failed,

    /// <summary>Not sent, because its time had passed.</summary>
    Expired,
}

/// <summary>What kind of message it is.</summary>
public enum OutboxKind
{
    /// <summary>A message as it was written.</summary>
    Message,

    /// <summary>News of a matter; its card is made when it is sent, for who may see it then.</summary>
    Notice,

    /// <summary>A card of a matter that lies in a chat is brought up to date; made when it is sent, too.</summary>
    CardUpdate,

    /// <summary>News for the board of a faction in which nobody is enrolled yet; kept until somebody is.</summary>
    ForLater,
}

/// <summary>A message to one person, written in the same transaction as the change that causes it, and sent from here.</summary>
public sealed class OutboxRow : IVersioned
{
    /// <summary>Identity, rising.</summary>
    public long Id { get; set; }

    /// <summary>What it is about and for whom; one row for each, however often it is caused.</summary>
    public required string Key { get; set; }

    /// <summary>The coalition it concerns; null for messages about the installation.</summary>
    public string? CoalitionId { get; set; }

    /// <summary>The person it is for; their personal chat is looked up when it is sent. Null when <see cref="ConversationId"/> is set.</summary>
    public Guid? PersonId { get; set; }

    /// <summary>Our identity of the conversation it goes to, when not to a person.</summary>
    public Guid? ConversationId { get; set; }

    /// <summary>Kind.</summary>
    public OutboxKind Kind { get; set; }

    /// <summary>The matter it is about, or null.</summary>
    public Guid? MatterId { get; set; }

    /// <summary>The faction it waits for, see <see cref="OutboxKind.ForLater"/>; else null.</summary>
    public string? FactionKey { get; set; }

    /// <summary>Identity on the channel of the card to be updated, or null.</summary>
    public string? Updates { get; set; }

    /// <summary>The message, JSON of an outgoing activity; of a notice, what it tells.</summary>
    public required string Payload { get; set; }

    /// <summary>Whether a second copy does no harm, so that an unclear sending is repeated.</summary>
    public bool MayRepeat { get; set; }

    /// <summary>When it was caused, UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>Not sent before, UTC.</summary>
    public DateTime DueUtc { get; set; }

    /// <summary>Not sent after, UTC.</summary>
    public DateTime ExpiresUtc { get; set; }

    /// <summary>Where it stands.</summary>
    public OutboxState State { get; set; }

    /// <summary>When the channel accepted it, UTC.</summary>
    public DateTime? SentUtc { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; set; }

    /// <summary>Until when a sender holds it, UTC.</summary>
    public DateTime? LeasedUntilUtc { get; set; }

    /// <summary>Identity of the message on the channel, so that it can be updated.</summary>
    public string? ActivityId { get; set; }

    /// <summary>Last error code of the service, for the operator.</summary>
    public string? LastError { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }
}
