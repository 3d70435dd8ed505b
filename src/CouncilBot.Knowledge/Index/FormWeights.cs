namespace CouncilBot.Knowledge.Index;

/// <summary>For each spelling of a collection the units of a question that it stands for, and what it weighs: dense, so that a word is looked up by its number.</summary>
internal sealed class FormWeights
{
    private int[] _firstOf = [];
    private Entry[] _entries = new Entry[256];
    private int _count;

    public void Resize(int forms)
    {
        if (_firstOf.Length < forms)
            _firstOf = new int[forms];
    }

    /// <summary>Adds a unit in front of those that <paramref name="form"/> has.</summary>
    public void Add(int form, int unit, float weight)
    {
        if (_count + 1 == _entries.Length)
            Array.Resize(ref _entries, _entries.Length * 2);

        // entry 0 stays free: it means that there is none
        _entries[++_count] = new Entry(form, unit, weight, _firstOf[form]);
        _firstOf[form] = _count;
    }

    /// <summary>The first entry of <paramref name="form"/>, or 0.</summary>
    public int FirstOf(int form) => _firstOf[form];

    /// <summary>An entry; <see cref="Entry.Next"/> is the next one of the same form, or 0.</summary>
    public ref readonly Entry this[int entry] => ref _entries[entry];

    public void Clear()
    {
        for (var i = 1; i <= _count; i++)
            _firstOf[_entries[i].Form] = 0;

        _count = 0;
    }

    internal readonly record struct Entry(int Form, int Unit, float Weight, int Next);
}
