using CouncilBot.Teams.Activities;

namespace CouncilBot.Teams.Connector;

/// <summary>
/// The way out: the connector service of the channel. Failures of the service are results, not exceptions; only cancellation
/// throws. Implementations retry what may safely be repeated within a few seconds; longer delays are the caller's business.
/// </summary>
public interface IConnector
{
    /// <summary>Sends into the conversation; a reply when <see cref="OutgoingActivity.ReplyToId"/> is set.</summary>
    Task<ConnectorResult> SendAsync(ConversationReference conversation, OutgoingActivity activity, CancellationToken cancellation);

    /// <summary>Replaces a message that was sent before.</summary>
    Task<ConnectorResult> UpdateAsync(ConversationReference conversation, string activityId, OutgoingActivity activity, CancellationToken cancellation);

    /// <summary>Deletes a message that was sent before.</summary>
    Task<ConnectorResult> DeleteAsync(ConversationReference conversation, string activityId, CancellationToken cancellation);

    /// <summary>Opens the personal chat with one person; asked twice it gives the same conversation.</summary>
    /// <param name="serviceUrl">Base of the connector.</param>
    /// <param name="botId">The bot's account.</param>
    /// <param name="tenantId">Tenant of the person.</param>
    /// <param name="userId">Account of the person, <c>29:…</c>.</param>
    /// <param name="cancellation">Ends the call.</param>
    /// <returns>The identity of the conversation in <see cref="ConnectorResult.Id"/>.</returns>
    Task<ConnectorResult> CreatePersonalAsync(string serviceUrl, string botId, string tenantId, string userId, CancellationToken cancellation);

    /// <summary>Everybody in the conversation, page by page; null when the service does not say.</summary>
    Task<IReadOnlyList<Member>?> MembersAsync(ConversationReference conversation, CancellationToken cancellation);
}

/// <summary>A person in a conversation.</summary>
/// <param name="Id">Account, <c>29:…</c>.</param>
/// <param name="ObjectId">Entra object id, or null.</param>
/// <param name="Name">Display name, or null.</param>
/// <param name="TenantId">Tenant, or null.</param>
public sealed record Member(string Id, Guid? ObjectId, string? Name, Guid? TenantId);

/// <summary>What became of a call.</summary>
public enum ConnectorStatus
{
    /// <summary>Accepted.</summary>
    Done,

    /// <summary>Not accepted now; nothing was sent. Try again after <see cref="ConnectorResult.RetryAfter"/>.</summary>
    TryLater,

    /// <summary>The request left and no usable answer came: it may have been sent.</summary>
    Unknown,

    /// <summary>The app is not (or no longer) installed there: stop until an installation says otherwise.</summary>
    NotInstalled,

    /// <summary>The person blocked the bot: stop until they act.</summary>
    Blocked,

    /// <summary>The conversation or the message is gone.</summary>
    Gone,

    /// <summary>Too big for the channel.</summary>
    TooBig,

    /// <summary>Our credentials are not accepted; an alarm, not a matter of this message.</summary>
    Unauthorized,

    /// <summary>Refused for good for any other reason, also when the host is not allowed.</summary>
    Refused,
}

/// <summary>The result of a call to the connector.</summary>
/// <param name="Status">What became of it.</param>
/// <param name="Id">Identity of the message or conversation, where the service gave one.</param>
/// <param name="RetryAfter">How long to wait, where the service said so.</param>
/// <param name="Code">Error code of the service for the operator, never for people.</param>
public sealed record ConnectorResult(ConnectorStatus Status, string? Id = null, TimeSpan? RetryAfter = null, string? Code = null);
