namespace CouncilBot.Storage.Delivery;

/// <summary>
/// Keys of messages that are found again by what they are about, see <see cref="Rows.OutboxRow.Key"/>.
/// </summary>
public static class MessageKeys
{
    /// <summary>Begins the keys of all questions that were given to managers.</summary>
    public const string Handovers = "handover:";

    /// <summary>A question given to a manager; it names who asks.</summary>
    public static string Handover(Guid handover, Guid manager) => $"{HandoverTo(handover)}{manager:N}";

    /// <summary>Begins the keys of one question to each of the managers.</summary>
    public static string HandoverTo(Guid handover) => $"{Handovers}{handover:N}:";

    /// <summary>A manager's reply to who asked.</summary>
    public static string Reply(Guid handover, Guid asker) => $"handover-reply:{handover:N}:{asker:N}";
}
