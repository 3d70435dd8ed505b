using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace CouncilBot.Teams.Connector;

/// <summary>
/// Spreads requests to one tenant evenly, because the channel takes only so many of an app in a second, whatever the conversation.
/// Who waits for an answer does not queue behind ten thousand reminders: answers go at once and take the place of what may wait.
/// </summary>
internal sealed class TenantLanes(IOptions<TeamsOptions> options, TimeProvider time)
{
    /// <summary>How long what may wait does so before it is given back with <see cref="ConnectorStatus.TryLater"/>.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly TimeSpan _gap = TimeSpan.FromSeconds(1) / Math.Clamp(options.Value.RequestsPerSecond, 1, TeamsOptions.MostRequestsPerSecond);
    private readonly long _origin = time.GetTimestamp();

    /// <summary>Takes a turn and waits for it where that may be; when it is too far away, says how far and takes none.</summary>
    internal async ValueTask<TimeSpan?> WaitAsync(string? tenant, bool mayWait, CancellationToken cancellation)
    {
        var wait = LaneOf(tenant).Book(time.GetElapsedTime(_origin), _gap, mayWait);
        if (!mayWait || wait <= TimeSpan.Zero)
            return null;
        if (wait > LongestWait)
            return wait;

        await Task.Delay(wait, time, cancellation);
        return null;
    }

    /// <summary>More requests went out than turns were taken: the channel counts tries.</summary>
    internal void Count(string? tenant, int requests)
    {
        for (var i = 0; i < requests; i++)
            LaneOf(tenant).Book(time.GetElapsedTime(_origin), _gap, mayWait: false);
    }

    /// <summary>Few tenants are allowed, so lanes are never taken away.</summary>
    private Lane LaneOf(string? tenant) => _lanes.GetOrAdd(tenant ?? "", static _ => new Lane());

    private sealed class Lane
    {
        private readonly Lock _lock = new();
        private TimeSpan _next;

        internal TimeSpan Book(TimeSpan now, TimeSpan gap, bool mayWait)
        {
            lock (_lock)
            {
                var turn = _next > now ? _next : now;
                // Answers may pile up no more than this, or reminders would never go again.
                if (turn - now <= LongestWait)
                    _next = turn + gap;
                return turn - now;
            }
        }
    }
}
