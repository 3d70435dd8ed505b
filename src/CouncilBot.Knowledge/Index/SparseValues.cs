namespace CouncilBot.Knowledge.Index;

/// <summary>
/// A number for each of many things (passages, forms), most of them zero: dense for speed, with a list of those that are not,
/// so that clearing costs what was used and not what there is.
/// </summary>
internal sealed class SparseValues
{
    private float[] _values = [];
    private int[] _keys = new int[64];

    /// <summary>How many keys have a value.</summary>
    public int Count { get; private set; }

    /// <summary>The keys that have a value, in the order they got it.</summary>
    public ReadOnlySpan<int> Keys => _keys.AsSpan(0, Count);

    public float this[int key] => _values[key];

    /// <summary>The values of <see cref="Keys"/>, in their order.</summary>
    public float[] Values()
    {
        var values = new float[Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = _values[_keys[i]];

        return values;
    }

    public void Resize(int keys)
    {
        if (_values.Length < keys)
            _values = new float[keys];
    }

    public void Raise(int key, float value)
    {
        ref var known = ref _values[key];
        if (value <= known)
            return;

        if (known == 0)
            Remember(key);

        known = value;
    }

    /// <summary>Sets the value of each of <paramref name="keys"/>, where no key has one yet.</summary>
    public void Fill(ReadOnlySpan<int> keys, ReadOnlySpan<float> values)
    {
        if (_keys.Length < keys.Length)
            _keys = new int[keys.Length];

        keys.CopyTo(_keys);
        Count = keys.Length;
        for (var i = 0; i < keys.Length; i++)
            _values[keys[i]] = values[i];
    }

    /// <summary>Adds every value of <paramref name="other"/>, times <paramref name="factor"/>.</summary>
    public void AddAll(SparseValues other, float factor)
    {
        if (factor <= 0)
            return;

        var values = other._values;
        foreach (var key in other.Keys)
            Add(key, values[key] * factor);
    }

    /// <summary>Adds 1 for every key that has a value in <paramref name="other"/>.</summary>
    public void AddOne(SparseValues other)
    {
        foreach (var key in other.Keys)
            Add(key, 1);
    }

    /// <summary>How many keys have at least <paramref name="value"/>.</summary>
    public int CountFrom(float value)
    {
        var count = 0;
        foreach (var key in Keys)
        {
            if (_values[key] >= value)
                count++;
        }

        return count;
    }

    public void Clear()
    {
        foreach (var key in Keys)
            _values[key] = 0;

        Count = 0;
    }

    private void Add(int key, float value)
    {
        ref var known = ref _values[key];
        if (known == 0)
            Remember(key);

        known += value;
    }

    private void Remember(int key)
    {
        if (Count == _keys.Length)
            Array.Resize(ref _keys, Count * 2);

        _keys[Count++] = key;
    }
}
