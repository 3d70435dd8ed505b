using System.Text;
using System.Text.Json;

namespace CouncilBot.TestChannel.Channel;

/// <summary>A request as it arrived.</summary>
/// <param name="Method">GET, POST, PUT or DELETE.</param>
/// <param name="Address">Whole address, escaped as it arrived.</param>
/// <param name="Authorization">The header, or null.</param>
/// <param name="Body">The body, empty when there is none.</param>
public sealed record ConnectorRequest(string Method, Uri Address, string? Authorization, ReadOnlyMemory<byte> Body)
{
    /// <summary>The body as text.</summary>
    public string Text => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON.</summary>
    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Body.Span);
}

/// <summary>What a request did to a message.</summary>
public enum Delivery
{
    /// <summary>A new message or typing sign.</summary>
    Sent,

    /// <summary>A message was replaced.</summary>
    Updated,

    /// <summary>A message was deleted.</summary>
    Deleted,
}

/// <summary>A message that arrived in a conversation.</summary>
/// <param name="Delivery">What happened.</param>
/// <param name="Conversation">Identity of the conversation.</param>
/// <param name="Id">Identity of the message.</param>
/// <param name="ReplyTo">The activity of the address, for replies.</param>
/// <param name="Address">Whole address of the request that brought it.</param>
/// <param name="Body">The activity as it arrived; empty for a deletion.</param>
public sealed record DeliveredActivity(Delivery Delivery, string Conversation, string Id, string? ReplyTo, Uri Address, ReadOnlyMemory<byte> Body)
{
    /// <summary>The activity as text.</summary>
    public string Json => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The activity.</summary>
    public JsonElement Activity => JsonSerializer.Deserialize<JsonElement>(Body.Span);

    /// <summary>Its text, or null.</summary>
    public string? Text => Activity.TryGetProperty("text", out var text) ? text.GetString() : null;

    /// <summary>Its card, or null.</summary>
    public JsonElement? Card => Activity.TryGetProperty("attachments", out var attachments) ? attachments[0].GetProperty("content") : null;
}
