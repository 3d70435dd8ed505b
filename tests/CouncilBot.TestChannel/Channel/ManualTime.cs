namespace CouncilBot.TestChannel.Channel;

/// <summary>A clock that stands still until a test turns it; timers fire inside <see cref="Advance"/>, in order.</summary>
public sealed class ManualTime(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;
    private TaskCompletionSource _timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts on a Friday in November, 08:00 UTC.</summary>
    public ManualTime()
        : this(new DateTimeOffset(2026, 11, 20, 8, 0, 0, TimeSpan.Zero))
    {
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what became due.</summary>
    public void Advance(TimeSpan by)
    {
        DateTimeOffset target;
        lock (_lock)
            target = _now + by;
        while (TakeDue(target) is { } timer)
            timer.Fire();
        lock (_lock)
            _now = target > _now ? target : _now;
    }

    /// <summary>
    /// Awaits the work and turns the clock to each timer that somebody sets meanwhile for at most <paramref name="longest"/>:
    /// waits pass, timeouts that are longer do not expire.
    /// </summary>
    public async Task<T> RunAsync<T>(Task<T> work, TimeSpan longest)
    {
        ArgumentNullException.ThrowIfNull(work);
        while (!work.IsCompleted)
        {
            Task somethingSet;
            ManualTimer? next;
            lock (_lock)
            {
                somethingSet = _timerSet.Task;
                next = _timers.Where(timer => timer.Wait <= longest).MinBy(timer => timer.Due);
            }

            if (next is null)
                await Task.WhenAny(work, somethingSet);
            else
                Advance(next.Due - GetUtcNow());
        }

        return await work;
    }

    /// <summary>Waits until somebody has set a timer to this time.</summary>
    public async Task TimerSetAsync(TimeSpan wait)
    {
        while (true)
        {
            Task somethingSet;
            lock (_lock)
            {
                if (_timers.Exists(timer => timer.Wait == wait))
                    return;

                somethingSet = _timerSet.Task;
            }

            await somethingSet;
        }
    }

    private ManualTimer? TakeDue(DateTimeOffset target)
    {
        lock (_lock)
        {
            var next = _timers.Where(timer => timer.Due <= target).MinBy(timer => timer.Due);
            if (next is null)
                return null;
            if (next.Due > _now)
                _now = next.Due;
            _timers.Remove(next);
            return next;
        }
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        private TimeSpan _period;

        internal DateTimeOffset Due { get; private set; }

        internal TimeSpan Wait { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            TaskCompletionSource? announced = null;
            lock (time._lock)
            {
                time._timers.Remove(this);
                _period = period;
                if (dueTime == Timeout.InfiniteTimeSpan)
                    return true;
                (Wait, Due) = (dueTime, time._now + dueTime);
                time._timers.Add(this);
                announced = time._timerSet;
                time._timerSet = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            announced.TrySetResult();
            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        internal void Fire()
        {
            if (_period > TimeSpan.Zero)
                Change(_period, _period);
            callback();
        }
    }
}
