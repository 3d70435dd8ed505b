namespace CouncilBot.TestChannel.Channel;

/// <summary>
/// The limits of the channel for one bot and one conversation (Teams rate limits, August 2026), counted in sliding windows. What is
/// over a limit is answered with 429 and the time after which one more is possible.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="perSecond">What all conversations together may take in a second, as those of one tenant; null: without a limit.</param>
public sealed class ThreadLimits(TimeProvider time, int? perSecond = null)
{
    private static readonly (int Requests, TimeSpan Window)[] s_sending =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private static readonly (int Requests, TimeSpan Window)[] s_reading =
        [(14, TimeSpan.FromSeconds(1)), (16, TimeSpan.FromSeconds(2)), (120, TimeSpan.FromSeconds(30)), (3600, TimeSpan.FromHours(1))];

    private readonly Dictionary<(string Conversation, bool IsRead), List<DateTimeOffset>> _requests = [];

    private readonly Queue<DateTimeOffset> _ofTenant = new();
    private int _refused;

    /// <summary>The global limit of an app in a tenant (Teams rate limits, August 2026).</summary>
    public const int OfATenant = 50;

    /// <summary>Requests that were over a limit.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Counts a request; null when it is within the limits.</summary>
    internal TimeSpan? Exceeded(string conversation, bool isRead)
    {
        var wait = Wait(conversation, isRead);
        if (wait is not null)
            Interlocked.Increment(ref _refused);
        return wait;
    }

    private TimeSpan? Wait(string conversation, bool isRead)
    {
        lock (_requests)
        {
            var now = time.GetUtcNow();
            var second = TimeSpan.FromSeconds(1);
            while (_ofTenant.TryPeek(out var oldest) && oldest <= now - second)
                _ofTenant.Dequeue();
            if (_ofTenant.Count >= perSecond)
                return _ofTenant.Peek() + second - now;
            if (!_requests.TryGetValue((conversation, isRead), out var earlier))
                _requests[(conversation, isRead)] = earlier = [];
            earlier.RemoveAll(at => at <= now - TimeSpan.FromHours(1));
            foreach (var (requests, window) in isRead ? s_reading : s_sending)
            {
                if (earlier.Count >= requests && earlier[^requests] > now - window)
                    return earlier[^requests] + window - now;
            }

            earlier.Add(now);
            if (perSecond is not null)
                _ofTenant.Enqueue(now);
            return null;
        }
    }
}
