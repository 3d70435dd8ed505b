namespace CouncilBot.Teams.Tests.Turns.Support;

/// <summary>A clock that only a test moves. Timers fire when it is moved past them.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Set)> _waiting = [];
    private readonly HashSet<TimeSpan> _dues = [];
    private DateTimeOffset _now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Moves the clock; timers on the way fire in their order.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(t => t.At <= until).MinBy(t => t.At);
                _now = next?.At > _now ? next.At.Value : next is null ? until : _now;
                if (next is null)
                    return;

                next.At = null;
            }

            next.Fire();
        }
    }

    /// <summary>Completes when a timer of that length is running; so a test knows that somebody has begun to wait.</summary>
    public Task TimerOf(TimeSpan due)
    {
        lock (_gate)
        {
            if (_timers.Exists(t => t.At is not null && t.Due == due))
                return Task.CompletedTask;

            var set = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((due, set));
            return set.Task;
        }
    }

    /// <summary>Whether there ever was a timer of that length.</summary>
    public bool HadTimerOf(TimeSpan due)
    {
        lock (_gate)
            return _dues.Contains(due);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        public DateTimeOffset? At { get; set; }

        public TimeSpan Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            List<TaskCompletionSource> seen;
            lock (clock._gate)
            {
                Due = dueTime;
                clock._dues.Add(dueTime);
                At = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (!clock._timers.Contains(this))
                    clock._timers.Add(this);

                seen = [.. clock._waiting.Where(w => w.Due == dueTime).Select(w => w.Set)];
                clock._waiting.RemoveAll(w => w.Due == dueTime);
            }

            seen.ForEach(s => s.SetResult());
            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
                clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
