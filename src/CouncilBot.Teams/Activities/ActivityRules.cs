using System.Text.Json;

namespace CouncilBot.Teams.Activities;

/// <summary>What an activity must have to be acted upon, beyond being readable.</summary>
internal static class ActivityRules
{
    /// <summary>Longest identity that is accepted, in characters; those of Teams have up to about 200.</summary>
    public const int LongestId = 512;

    public static ActivityFault FaultOf(Activity activity)
    {
        if (string.IsNullOrEmpty(activity.Type))
            return ActivityFault.TypeMissing;
        if (string.IsNullOrEmpty(activity.Id))
            return ActivityFault.IdMissing;
        if (string.IsNullOrEmpty(activity.Conversation?.Id))
            return ActivityFault.ConversationMissing;
        if (string.IsNullOrEmpty(activity.From?.Id))
            return ActivityFault.SenderMissing;
        if (string.IsNullOrEmpty(activity.ChannelData?.Tenant?.Id))
            return ActivityFault.TenantMissing;
        if (activity.Type == ActivityTypes.Invoke && string.IsNullOrEmpty(activity.Name))
            return ActivityFault.NameMissing;
        if (HasGaps(activity.MembersAdded) || HasGaps(activity.MembersRemoved) || HasGaps(activity.Entities))
            return ActivityFault.Unreadable;
        if (IsTooLong(activity.Id) || IsTooLong(activity.Conversation.Id) || IsTooLong(activity.From.Id) || IsTooLong(activity.Recipient?.Id) || IsTooLong(activity.ReplyToId))
            return ActivityFault.IdTooLong;
        if (NeedsObject(activity) && activity.Value is { ValueKind: not JsonValueKind.Object })
            return ActivityFault.ValueNoObject;

        return ActivityFault.None;
    }

    private static bool HasGaps<T>(IReadOnlyList<T?>? list) => list?.Contains(default) == true;

    private static bool IsTooLong(string? id) => id?.Length > LongestId;

    // A wrong value of a pressed button is answered with an error the person sees, see CardActionReader.
    private static bool NeedsObject(Activity activity) =>
        activity.Type == ActivityTypes.Message || activity.Name is InvokeNames.ComposeExtensionQuery or InvokeNames.TaskFetch or InvokeNames.TaskSubmit;
}
