using System.Runtime.InteropServices;
using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Index;

/// <summary>A distinct spelling that occurs in a collection, with its analysis.</summary>
/// <param name="Text">Folded spelling.</param>
/// <param name="Stem">Without inflection.</param>
/// <param name="Root">Without derivation.</param>
/// <param name="Parts">Stems of the words it is composed of; empty when it is no compound.</param>
internal sealed record Form(string Text, string Stem, string Root, IReadOnlyList<string> Parts);

/// <summary>All spellings of a collection, found by spelling, stem, root and part. Immutable once built.</summary>
internal sealed class Vocabulary
{
    private readonly List<Form> _forms;
    private readonly Dictionary<string, int> _byText;
    private readonly Dictionary<string, List<int>> _byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> _byRoot = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Form, bool IsHead)>> _byPart = new(StringComparer.Ordinal);
    private readonly CompoundSplitter _splitter;
    private readonly Lazy<int[]> _sorted;

    public Vocabulary(IReadOnlyList<string> texts, Glossary glossary)
    {
        _byText = new Dictionary<string, int>(texts.Count, StringComparer.Ordinal);
        for (var i = 0; i < texts.Count; i++)
            _byText.Add(texts[i], i);

        _splitter = SplitterOver(glossary, _byText);
        _sorted = new Lazy<int[]>(() => [.. Enumerable.Range(0, _forms!.Count).OrderBy(f => _forms[f].Text, StringComparer.Ordinal)]);
        _forms = new List<Form>(texts.Count);
        foreach (var text in texts)
        {
            var parts = _splitter.SplitFully(text);
            var form = new Form(text, GermanStemmer.Stem(text), GermanStemmer.Root(text), parts.Count == 0 ? [] : [.. parts.Select(GermanStemmer.Stem)]);
            var id = _forms.Count;
            _forms.Add(form);
            if (FunctionWords.Contains(text, Language.German))
                continue; // "mit" must not be found by "Mitte"

            Add(_byStem, form.Stem, id);
            Add(_byRoot, form.Root, id);
            for (var p = 0; p < form.Parts.Count; p++)
                Add(_byPart, form.Parts[p], (id, p == form.Parts.Count - 1));
        }
    }

    /// <summary>The forms that begin with <paramref name="prefix"/>.</summary>
    public IEnumerable<int> WithPrefix(string prefix)
    {
        var sorted = _sorted.Value;
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (string.CompareOrdinal(_forms[sorted[middle]].Text, prefix) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        for (; low < sorted.Length && _forms[sorted[low]].Text.StartsWith(prefix, StringComparison.Ordinal); low++)
            yield return sorted[low];
    }

    public int Count => _forms.Count;

    public Form this[int id] => _forms[id];

    public IReadOnlyList<Form> Forms => _forms;

    public CompoundSplitter Splitter => _splitter;

    public int? Find(string text) => _byText.TryGetValue(text, out var id) ? id : null;

    public IReadOnlyList<int> WithStem(string stem) => _byStem.TryGetValue(stem, out var ids) ? ids : [];

    public IReadOnlyList<int> WithRoot(string root) => _byRoot.TryGetValue(root, out var ids) ? ids : [];

    public IReadOnlyList<(int Form, bool IsHead)> WithPart(string stem) => _byPart.TryGetValue(stem, out var ids) ? ids : [];

    /// <summary>Words of three letters count as parts only when the glossary knows them; others make wrong splits.</summary>
    public static CompoundSplitter SplitterOver(Glossary glossary, Dictionary<string, int> texts)
    {
        var known = glossary.Parts;
        var own = texts.GetAlternateLookup<ReadOnlySpan<char>>();
        return new CompoundSplitter(word => known.Contains(word) || (word.Length > 3 && own.ContainsKey(word) && !FunctionWords.IsParticle(word)));
    }

    private static void Add<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out var exists);
        if (!exists)
            list = [];

        list!.Add(value);
    }
}
