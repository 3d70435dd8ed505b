using System.Collections.Concurrent;

namespace CouncilBot.Teams.Connector;

/// <summary>
/// Gives each conversation its turns at the agreed <see cref="ConversationPace"/>. A turn is an appointment in the near future, so
/// waiting costs one timer and an idle conversation costs nothing: its lane is removed. The limiters of System.Threading.RateLimiting
/// would need a timer for all conversations and read the machine's clock, which tests cannot turn.
/// </summary>
internal sealed class ConversationLanes(ConversationPace pace, TimeProvider time)
{
    private static readonly TimeSpan s_sweepEvery = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly long _origin = time.GetTimestamp();
    private readonly Lock _sweeping = new();
    private TimeSpan _nextSweep = s_sweepEvery;

    /// <summary>Conversations that sent lately.</summary>
    internal int Count => _lanes.Count;

    private TimeSpan Now => time.GetElapsedTime(_origin);

    /// <summary>Waits for the next turn; when it is too far away, says how far and does not wait.</summary>
    internal ValueTask<TimeSpan?> WaitAsync(string conversation, CancellationToken cancellation)
    {
        var now = Now;
        Sweep(now);
        while (true)
        {
            var lane = _lanes.GetOrAdd(conversation, static (_, count) => new Lane(count), pace.Messages);
            if (lane.Book(now, pace) is not { } appointment)
                continue;
            if (!appointment.IsKept)
                return ValueTask.FromResult<TimeSpan?>(appointment.Wait);
            return appointment.Wait <= TimeSpan.Zero ? default : DelayAsync(appointment.Wait, cancellation);
        }
    }

    /// <summary>The channel asked for silence in this conversation.</summary>
    internal void Pause(string conversation, TimeSpan duration)
    {
        while (!_lanes.GetOrAdd(conversation, static (_, count) => new Lane(count), pace.Messages).Pause(Now + duration))
        {
        }
    }

    private async ValueTask<TimeSpan?> DelayAsync(TimeSpan wait, CancellationToken cancellation)
    {
        await Task.Delay(wait, time, cancellation);
        return null;
    }

    private void Sweep(TimeSpan now)
    {
        if (now < _nextSweep || !_sweeping.TryEnter())
            return;
        try
        {
            foreach (var (conversation, lane) in _lanes)
            {
                if (lane.CloseWhenIdle(now, pace))
                    _lanes.TryRemove(KeyValuePair.Create(conversation, lane));
            }

            _nextSweep = now + s_sweepEvery;
        }
        finally
        {
            _sweeping.Exit();
        }
    }

    /// <summary>A time to send at, or how long the way to it would be.</summary>
    private readonly record struct Appointment(TimeSpan Wait, bool IsKept);

    /// <summary>The last turns of one conversation, as a ring: the oldest tells when the next one may be.</summary>
    private sealed class Lane
    {
        private readonly TimeSpan[] _turns;
        private int _oldest;
        private TimeSpan _pausedUntil;
        private bool _isClosed;

        internal Lane(int turns)
        {
            _turns = new TimeSpan[turns];
            Array.Fill(_turns, TimeSpan.FromDays(-1));
        }

        /// <summary>Null when the lane was closed meanwhile.</summary>
        internal Appointment? Book(TimeSpan now, ConversationPace pace)
        {
            lock (_turns)
            {
                if (_isClosed)
                    return null;
                var turn = Max(now, _turns[_oldest] + pace.Window);
                // A pause was asked for by the channel: the caller is told rather than kept waiting.
                if (_pausedUntil > now || turn - now > pace.LongestWait)
                    return new Appointment(Max(turn, _pausedUntil) - now, IsKept: false);
                _turns[_oldest] = turn;
                _oldest = (_oldest + 1) % _turns.Length;
                return new Appointment(turn - now, IsKept: true);
            }
        }

        internal bool Pause(TimeSpan until)
        {
            lock (_turns)
            {
                _pausedUntil = Max(_pausedUntil, until);
                return !_isClosed;
            }
        }

        internal bool CloseWhenIdle(TimeSpan now, ConversationPace pace)
        {
            lock (_turns)
            {
                var newest = _turns[(_oldest + _turns.Length - 1) % _turns.Length];
                return _isClosed |= newest + pace.Window <= now && _pausedUntil <= now;
            }
        }

        private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
    }
}
