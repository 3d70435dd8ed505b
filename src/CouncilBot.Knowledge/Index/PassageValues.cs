namespace CouncilBot.Knowledge.Index;

/// <summary>
/// A number for each passage, most of them zero: dense for speed, with a list of those that are not, so that clearing costs
/// what was used and not what the collection holds.
/// </summary>
internal sealed class PassageValues
{
    private float[] _values = [];
    private int[] _passages = new int[64];

    /// <summary>How many passages have a value.</summary>
    public int Count { get; private set; }

    /// <summary>The passages that have a value, in the order they got it.</summary>
    public ReadOnlySpan<int> Passages => _passages.AsSpan(0, Count);

    public float this[int passage] => _values[passage];

    public void Resize(int passages)
    {
        if (_values.Length < passages)
            _values = new float[passages];
    }

    public void Raise(int passage, float value)
    {
        ref var known = ref _values[passage];
        if (value <= known)
            return;

        if (known == 0)
            Remember(passage);

        known = value;
    }

    /// <summary>Adds every value of <paramref name="other"/>, times <paramref name="factor"/>.</summary>
    public void AddAll(PassageValues other, float factor)
    {
        if (factor <= 0)
            return;

        foreach (var passage in other.Passages)
            Add(passage, other._values[passage] * factor);
    }

    /// <summary>Adds 1 for every passage that has a value in <paramref name="other"/>.</summary>
    public void AddOne(PassageValues other)
    {
        foreach (var passage in other.Passages)
            Add(passage, 1);
    }

    /// <summary>How many passages have at least <paramref name="value"/>.</summary>
    public int CountFrom(float value)
    {
        var count = 0;
        foreach (var passage in Passages)
        {
            if (_values[passage] >= value)
                count++;
        }

        return count;
    }

    public void Clear()
    {
        foreach (var passage in Passages)
            _values[passage] = 0;

        Count = 0;
    }

    private void Add(int passage, float value)
    {
        ref var known = ref _values[passage];
        if (known == 0)
            Remember(passage);

        known += value;
    }

    private void Remember(int passage)
    {
        if (Count == _passages.Length)
            Array.Resize(ref _passages, Count * 2);

        _passages[Count++] = passage;
    }
}
