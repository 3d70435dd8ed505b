using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;

namespace CouncilBot.Teams.Turns;

/// <summary>Kind of conversation.</summary>
public enum ConversationScope
{
    /// <summary>One person and the bot.</summary>
    Personal,

    /// <summary>A chat of several people.</summary>
    GroupChat,

    /// <summary>A channel of a team.</summary>
    Channel,
}

/// <summary>One authenticated activity with what was read from it. Everything a person can choose is still untrusted.</summary>
public sealed record Turn
{
    /// <summary>The activity.</summary>
    public required Activity Activity { get; init; }

    /// <summary>Where answers go.</summary>
    public required ConversationReference Conversation { get; init; }

    /// <summary>Kind of conversation.</summary>
    public required ConversationScope Scope { get; init; }

    /// <summary>Tenant of the sender; allowed, or there would be no turn.</summary>
    public required Guid TenantId { get; init; }

    /// <summary>Entra object id of the sender; null for anonymous senders and bots.</summary>
    public required Guid? ObjectId { get; init; }

    /// <summary>Identity of this delivery: one for every activity, the same when it is delivered again.</summary>
    public required string DeliveryKey { get; init; }

    /// <summary>An identity for what this delivery brings about, made of <see cref="DeliveryKey"/>; no secret.</summary>
    public Guid DeliveryId => new(SHA256.HashData(Encoding.UTF8.GetBytes(DeliveryKey)).AsSpan(0, 16));

    /// <summary>What was typed, without the mention of the bot, trimmed; empty when nothing was.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether the bot itself was mentioned.</summary>
    public bool MentionsBot { get; init; }

    /// <summary>The button that was pressed, as Execute or as Submit; null when none was.</summary>
    public CardAction? Action { get; init; }

    /// <summary>When it arrived, UTC.</summary>
    public required DateTimeOffset Received { get; init; }
}

/// <summary>A pressed button. Verb and data come from the client and may be anything.</summary>
/// <param name="Verb">What the card wants done.</param>
/// <param name="Data">Its data merged with the inputs, always an object.</param>
/// <param name="IsAutomatic">Whether the card refreshes itself; then nothing may change.</param>
/// <param name="IsSubmit">Whether it came as a message (Action.Submit), which cannot be answered with a card in place.</param>
public sealed record CardAction(string Verb, JsonElement Data, bool IsAutomatic, bool IsSubmit);
