namespace CouncilBot.TestChannel.Channel;

/// <summary>
/// The limits of the channel for one bot and one conversation (Teams rate limits, August 2026), counted in sliding windows. What is
/// over a limit is answered with 429 and the time after which one more is possible.
/// </summary>
public sealed class ThreadLimits(TimeProvider time)
{
    private static readonly (int Requests, TimeSpan Window)[] s_sending =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private static readonly (int Requests, TimeSpan Window)[] s_reading =
        [(14, TimeSpan.FromSeconds(1)), (16, TimeSpan.FromSeconds(2)), (120, TimeSpan.FromSeconds(30)), (3600, TimeSpan.FromHours(1))];

    private readonly Dictionary<(string Conversation, bool IsRead), List<DateTimeOffset>> _requests = [];

    /// <summary>Counts a request; null when it is within the limits.</summary>
    internal TimeSpan? Exceeded(string conversation, bool isRead)
    {
        lock (_requests)
        {
            var now = time.GetUtcNow();
            if (!_requests.TryGetValue((conversation, isRead), out var earlier))
                _requests[(conversation, isRead)] = earlier = [];
            earlier.RemoveAll(at => at <= now - TimeSpan.FromHours(1));
            foreach (var (requests, window) in isRead ? s_reading : s_sending)
            {
                if (earlier.Count >= requests && earlier[^requests] > now - window)
                    return earlier[^requests] + window - now;
            }

            earlier.Add(now);
            return null;
        }
    }
}
