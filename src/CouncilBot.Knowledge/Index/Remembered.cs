using System.Collections.Concurrent;

namespace CouncilBot.Knowledge.Index;

/// <summary>
/// Remembers what was worked out for a key. When it holds too much it forgets everything and starts afresh, so that nobody who
/// types nonsense can make it grow. Safe for many threads.
/// </summary>
internal sealed class Remembered<TKey, TValue>(int most, Func<TKey, TValue> workOut)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> _values = new();
    private int _count;

    /// <summary>What belongs to <paramref name="key"/>.</summary>
    public TValue this[TKey key]
    {
        get
        {
            if (_values.TryGetValue(key, out var known))
                return known;

            var value = workOut(key);
            if (Interlocked.Increment(ref _count) > most)
            {
                _values.Clear();
                Interlocked.Exchange(ref _count, 1);
            }

            return _values.GetOrAdd(key, value);
        }
    }
}
