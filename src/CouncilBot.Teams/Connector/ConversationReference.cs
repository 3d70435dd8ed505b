namespace CouncilBot.Teams.Connector;

/// <summary>All that is needed to send something into a conversation later.</summary>
/// <param name="ServiceUrl">Base of the connector, as in the newest activity of the conversation.</param>
/// <param name="ConversationId">Identity of the conversation.</param>
/// <param name="BotId">The bot's account, <c>28:app-id</c>.</param>
/// <param name="TenantId">Tenant of the conversation.</param>
/// <param name="UserId">The person's account (<c>29:…</c>) in a personal chat, otherwise null.</param>
public sealed record ConversationReference(string ServiceUrl, string ConversationId, string BotId, string? TenantId, string? UserId);
