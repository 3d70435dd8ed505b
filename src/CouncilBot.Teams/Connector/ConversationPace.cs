namespace CouncilBot.Teams.Connector;

/// <summary>
/// How fast messages go into one conversation. The channel takes 8 in 2 seconds and 60 in 30 (Teams rate limits, August 2026); we
/// stay below the first, and what exceeds the second is answered with 429 and waits.
/// </summary>
/// <param name="Messages">Messages in any window.</param>
/// <param name="Window">Length of the window.</param>
/// <param name="LongestWait">How long a call waits for its turn before it gives up with <see cref="ConnectorStatus.TryLater"/>.</param>
public sealed record ConversationPace(int Messages, TimeSpan Window, TimeSpan LongestWait)
{
    /// <summary>5 messages in 2 seconds, waiting up to 2 seconds.</summary>
    public static ConversationPace Default { get; } = new(5, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
}
