namespace CouncilBot.Tests.Playground;

/// <summary>A clock that goes on only when a test says so.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Seen)> _expected = [];
    private TimeSpan _now;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return DateTimeOffset.UnixEpoch + _now;
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>Completes when somebody waits for this long.</summary>
    public Task UntilSomebodyWaitsAsync(TimeSpan due)
    {
        lock (_lock)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_timers.Exists(t => t.After == due && t.IsPending))
                seen.SetResult();
            else
                _expected.Add((due, seen));
            return seen.Task;
        }
    }

    /// <summary>Lets time pass, and with it the waits that end in it.</summary>
    public void Pass(TimeSpan span)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now += span;
            due = [.. _timers.Where(t => t.IsPending && t.At <= _now)];
            due.ForEach(t => t.IsPending = false);
        }

        due.ForEach(t => t.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(ManualTime clock, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan After { get; private set; }

        public TimeSpan At { get; private set; }

        public bool IsPending { get; set; }

        public void Ring() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                (After, At, IsPending) = (dueTime, clock._now + dueTime, dueTime != Timeout.InfiniteTimeSpan);
                if (!clock._timers.Contains(this))
                    clock._timers.Add(this);
                foreach (var (_, seen) in clock._expected.Where(e => e.Due == dueTime))
                    seen.TrySetResult();
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                IsPending = false;
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
