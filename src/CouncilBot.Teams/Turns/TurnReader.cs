using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;

namespace CouncilBot.Teams.Turns;

/// <summary>Makes a turn of an activity that passed the gate.</summary>
internal static class TurnReader
{
    private const string BotAccount = "28:";

    public static Turn Read(Activity activity, Guid tenant, string? appId, DateTimeOffset received)
    {
        var from = activity.From!;
        var conversation = activity.Conversation!;
        var scope = ScopeOf(conversation);
        var text = TypedText.Of(activity, out var mentionsBot);
        return new Turn
        {
            Activity = activity,
            Conversation = new ConversationReference(
                activity.ServiceUrl!,
                conversation.Id!,
                activity.Recipient?.Id ?? BotAccount + appId,
                tenant.ToString("D"),
                scope == ConversationScope.Personal ? from.Id : null),
            Scope = scope,
            TenantId = tenant,
            ObjectId = GuidText.TryRead(from.AadObjectId, out var id) ? id : null,
            DeliveryKey = KeyOf(conversation.Id!, activity.Id!),
            Text = text,
            MentionsBot = mentionsBot,
            Action = CardActionReader.TryRead(activity, text, out var action) ? action : null,
            Received = received,
        };
    }

    /// <summary>Whether another bot, or the bot itself, is speaking.</summary>
    public static bool IsFromBot(Activity activity) =>
        activity.From!.Id!.StartsWith(BotAccount, StringComparison.Ordinal)
        || activity.From.Id == activity.Recipient?.Id
        || (activity.From.Unknown is { } more && more.TryGetValue("role", out var role) && role.ValueKind == JsonValueKind.String && role.ValueEquals("bot"));

    // Whatever is not certainly personal is treated as if others could read it.
    private static ConversationScope ScopeOf(ConversationAccount conversation) => conversation.ConversationType switch
    {
        "personal" => ConversationScope.Personal,
        "channel" => ConversationScope.Channel,
        _ => ConversationScope.GroupChat,
    };

    private static string KeyOf(string conversation, string activity)
    {
        Span<byte> utf8 = stackalloc byte[(2 * ActivityRules.LongestId + 1) * 3];
        var length = Encoding.UTF8.GetBytes(conversation, utf8);
        utf8[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(activity, utf8[length..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..length], hash);
        return Convert.ToHexStringLower(hash);
    }
}
