namespace CouncilBot.Storage.Rows;

/// <summary>Whether something can be sent into a conversation.</summary>
public enum ConversationState
{
    /// <summary>The app is installed there.</summary>
    Active,

    /// <summary>The person blocked the bot.</summary>
    Blocked,

    /// <summary>The app was removed.</summary>
    Uninstalled,
}

/// <summary>A conversation the bot was seen in: one for each installation, with all that is needed to write there later.</summary>
public sealed class ConversationRow
{
    /// <summary>Our identity of the conversation.</summary>
    public Guid Id { get; set; }

    /// <summary>Identity on the channel.</summary>
    public required string ConversationId { get; set; }

    /// <summary>The bot's account, <c>28:app-id</c>.</summary>
    public required string BotId { get; set; }

    /// <summary>Entra tenant.</summary>
    public Guid TenantId { get; set; }

    /// <summary>Entra object id of the person in a personal chat; null for groups.</summary>
    public Guid? ObjectId { get; set; }

    /// <summary>Account of the person in a personal chat (<c>29:…</c>); null for groups.</summary>
    public string? UserId { get; set; }

    /// <summary>Base of the connector, as in the newest activity.</summary>
    public required string ServiceUrl { get; set; }

    /// <summary>Whether something can be sent there.</summary>
    public ConversationState State { get; set; }

    /// <summary>Time of the event that set <see cref="State"/>, UTC; an older event does not change it.</summary>
    public DateTime StateSinceUtc { get; set; }

    /// <summary>When it was greeted, UTC; null: not yet in this installation.</summary>
    public DateTime? WelcomedUtc { get; set; }

    /// <summary>Last activity, UTC; written at most once an hour.</summary>
    public DateTime LastSeenUtc { get; set; }
}
