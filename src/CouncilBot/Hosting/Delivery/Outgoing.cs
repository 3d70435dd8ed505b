using System.Text.Json;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;

namespace CouncilBot.Hosting.Delivery;

/// <summary>Messages that are sent from the outbox.</summary>
internal static class Outgoing
{
    /// <summary>A late answer to somebody who waits is of no use the next day.</summary>
    private static readonly TimeSpan AnswerExpiry = TimeSpan.FromHours(2);

    /// <summary>A message to one person, wherever they have the bot.</summary>
    /// <param name="key">What it is about and for whom; one message for each.</param>
    /// <param name="person">The person.</param>
    /// <param name="coalition">The coalition it concerns.</param>
    /// <param name="activity">The message.</param>
    /// <param name="now">This moment, UTC.</param>
    /// <param name="expiry">How long it is of use.</param>
    public static OutboxRow ToPerson(string key, Guid person, string coalition, OutgoingActivity activity, DateTime now, TimeSpan expiry) => new()
    {
        Key = key,
        CoalitionId = coalition,
        PersonId = person,
        Payload = Write(activity),
        MayRepeat = true,
        CreatedUtc = now,
        DueUtc = now,
        ExpiresUtc = now + expiry,
    };

    /// <summary>An answer that could not be sent at once.</summary>
    public static OutboxRow Answer(string deliveryKey, int index, Guid conversation, OutgoingActivity activity, TimeSpan? retryAfter, DateTime now) => new()
    {
        Key = $"answer:{deliveryKey}:{index}",
        ConversationId = conversation,
        Payload = Write(activity),
        MayRepeat = false,
        CreatedUtc = now,
        DueUtc = now + (retryAfter ?? TimeSpan.Zero),
        ExpiresUtc = now + AnswerExpiry,
    };

    /// <summary>The message of a payload; throws <see cref="JsonException"/> when it cannot be read any more.</summary>
    public static OutgoingActivity Read(string payload) => JsonSerializer.Deserialize(payload, StoredJson.Default.OutgoingActivity) ?? throw new JsonException("null");

    private static string Write(OutgoingActivity activity) => JsonSerializer.Serialize(activity, StoredJson.Default.OutgoingActivity);
}
