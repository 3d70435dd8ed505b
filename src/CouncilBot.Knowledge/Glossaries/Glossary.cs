using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Glossaries;

/// <summary>All concepts, found by the words of a question. Immutable and shared by all collections.</summary>
public sealed class Glossary
{
    /// <summary>A glossary without concepts.</summary>
    public static readonly Glossary Empty = new([]);

    private readonly Dictionary<string, List<Entry>> _german;
    private readonly Dictionary<string, List<Entry>> _english;
    private readonly Lazy<Dictionary<string, List<Entry>>> _germanByRoot;

    internal Glossary(IReadOnlyList<Concept> concepts)
    {
        Concepts = concepts;
        var german = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        var english = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        var words = new HashSet<string>(StringComparer.Ordinal);
        var englishWords = new HashSet<string>(StringComparer.Ordinal);
        foreach (var concept in concepts)
        {
            foreach (var all in concept.GermanForms)
            {
                var forms = FunctionWords.Kept(all, Language.German);
                words.UnionWith(forms);
                Add(german, Array.ConvertAll(forms, GermanStemmer.Stem), concept);
            }

            foreach (var term in concept.English)
            {
                var forms = FunctionWords.Kept([.. Tokenizer.Tokenize(term).Select(t => t.Form)], Language.English);
                englishWords.UnionWith(forms);
                Add(english, forms.Select(EnglishStemmer.Stem).ToArray(), concept);
            }
        }

        _german = german;
        _english = english;
        _germanByRoot = new Lazy<Dictionary<string, List<Entry>>>(ByRoot);
        GermanWords = words;
        Parts = new WordSet(words.Where(w => w.Length >= 3 && !FunctionWords.IsParticle(w)));
        EnglishWords = englishWords;
    }

    /// <summary>The concepts in the order of the files.</summary>
    public IReadOnlyList<Concept> Concepts { get; }

    /// <summary>Folded words of all German terms.</summary>
    public IReadOnlySet<string> GermanWords { get; }

    /// <summary>Words that may be part of a compound.</summary>
    internal WordSet Parts { get; }

    /// <summary>Folded words of all English terms.</summary>
    public IReadOnlySet<string> EnglishWords { get; }

    /// <summary>
    /// The longest term that begins with stem <paramref name="at"/> of <paramref name="stems"/>: its concepts and how many
    /// stems it takes, or none.
    /// </summary>
    internal (IReadOnlyList<Concept> Concepts, int Length) Longest(IReadOnlyList<string> stems, int at, Language language)
    {
        var length = LongestLength(stems, at, stems.Count - at, language);
        return length == 0
            ? ([], 0)
            : ([.. Terms(language)[stems[at]].Where(e => e.Stems.Length == length && e.Matches(stems, at)).Select(e => e.Concept).Distinct()], length);
    }

    /// <summary>How many stems the longest term takes that begins with stem <paramref name="at"/> and has at most <paramref name="most"/>; 0: none.</summary>
    internal int LongestLength(IReadOnlyList<string> stems, int at, int most, Language language)
    {
        var longest = 0;
        if (!Terms(language).TryGetValue(stems[at], out var entries))
            return longest;

        foreach (var entry in entries)
        {
            if (entry.Stems.Length > longest && entry.Stems.Length <= most && entry.Matches(stems, at))
                longest = entry.Stems.Length;
        }

        return longest;
    }

    /// <summary>Whether a German term is this word, inflected or not.</summary>
    internal bool Knows(string form) => _german.TryGetValue(GermanStemmer.Stem(form), out var entries) && entries.Exists(e => e.Stems.Length == 1);

    /// <summary>Concepts with a German term of the same root as <paramref name="form"/>.</summary>
    internal IReadOnlyList<Concept> WithRootOf(string form) =>
        _germanByRoot.Value.TryGetValue(GermanStemmer.Root(form), out var entries) ? [.. entries.Select(e => e.Concept).Distinct()] : [];

    private Dictionary<string, List<Entry>> Terms(Language language) => language == Language.German ? _german : _english;

    private static void Add(Dictionary<string, List<Entry>> index, string[] stems, Concept concept)
    {
        if (stems.Length == 0)
            return;

        if (!index.TryGetValue(stems[0], out var entries))
            index[stems[0]] = entries = [];

        entries.Add(new Entry(stems, concept));
    }

    private Dictionary<string, List<Entry>> ByRoot()
    {
        var byRoot = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (var concept in Concepts)
        {
            foreach (var forms in concept.GermanForms)
            {
                var words = FunctionWords.Kept(forms, Language.German);
                if (words.Length == 1)
                    Add(byRoot, [GermanStemmer.Root(words[0])], concept);
            }
        }

        return byRoot;
    }

    private sealed record Entry(string[] Stems, Concept Concept)
    {
        public bool Matches(IReadOnlyList<string> stems, int at)
        {
            if (at + Stems.Length > stems.Count)
                return false;

            for (var i = 0; i < Stems.Length; i++)
            {
                if (Stems[i] != stems[at + i])
                    return false;
            }

            return true;
        }
    }
}
