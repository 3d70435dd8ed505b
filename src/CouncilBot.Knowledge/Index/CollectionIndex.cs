using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Index;

/// <summary>What ranking needs to know of a passage besides its words.</summary>
[Flags]
internal enum PassageTraits : byte
{
    None = 0,

    /// <summary>It only introduces a list.</summary>
    Introduces = 1,

    /// <summary>It holds a number, in digits or as a word.</summary>
    HasNumber = 2,
}

/// <summary>
/// The searchable snapshot of one collection. Immutable: a change of its documents makes a new one, which is swapped in, so
/// that readers never lock and never see half a change.
/// </summary>
public sealed class CollectionIndex
{
    private readonly Postings _postings;
    private readonly Lazy<SpellingIndex> _spelling;
    private readonly PassageTraits[] _traits;
    private readonly Lazy<Dictionary<string, List<int>>> _byNumber;

    private CollectionIndex(
        string name, IReadOnlyList<Document> documents, IReadOnlyList<Passage> passages, IReadOnlyList<Document> documentOf, Vocabulary vocabulary,
        RankingWeights weights, Postings postings, PassageWords words)
    {
        Name = name;
        FoldedName = Folding.Fold(name);
        Documents = documents;
        Passages = passages;
        DocumentOf = documentOf;
        Vocabulary = vocabulary;
        _postings = postings;
        Words = words;
        _byNumber = new Lazy<Dictionary<string, List<int>>>(ByNumber);
        _traits = [.. Enumerable.Range(0, passages.Count).Select(ReadTraits)];
        WordForms = new WordForms(vocabulary, weights);
        _spelling = new Lazy<SpellingIndex>(() => new SpellingIndex(vocabulary.Forms.Select(f => f.Text)));
    }

    /// <summary>The collection.</summary>
    public string Name { get; }

    internal string FoldedName { get; }

    /// <summary>Its documents, in their current versions.</summary>
    public IReadOnlyList<Document> Documents { get; }

    /// <summary>All passages of all documents.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>Memory the search structures take, in bytes, without the documents themselves.</summary>
    public long SearchBytes => _postings.Bytes + Words.Bytes;

    internal IReadOnlyList<Document> DocumentOf { get; }

    internal Vocabulary Vocabulary { get; }

    /// <summary>The words of the passages.</summary>
    internal PassageWords Words { get; }

    internal WordForms WordForms { get; }

    /// <summary>Made when the first misspelt word comes.</summary>
    internal SpellingIndex Spelling => _spelling.Value;

    /// <summary>Builds the index over the current versions of the documents of a collection.</summary>
    public static CollectionIndex Build(string name, IReadOnlyList<Document> documents, Glossary glossary) =>
        Build(name, documents, glossary, RankingWeights.Default);

    internal static CollectionIndex Build(string name, IReadOnlyList<Document> documents, Glossary glossary, RankingWeights weights)
    {
        var builder = new Builder(weights, glossary);
        foreach (var document in documents)
            builder.Add(document);

        return builder.Build(name, documents);
    }

    internal ReadOnlySpan<int> PassagesOf(int form) => _postings.Passages.AsSpan(_postings.Starts[form].._postings.Starts[form + 1]);

    /// <summary>For each passage of <see cref="PassagesOf"/> how strongly the form stands for it, 255 at most.</summary>
    internal ReadOnlySpan<byte> ImpactsOf(int form) => _postings.Impacts.AsSpan(_postings.Starts[form].._postings.Starts[form + 1]);

    internal PassageTraits TraitsOf(int passage) => _traits[passage];

    /// <summary>The passages with a reference of this number, whatever the noun.</summary>
    internal IReadOnlyList<int> WithNumber(string number) => _byNumber.Value.TryGetValue(number, out var passages) ? passages : [];

    private Dictionary<string, List<int>> ByNumber()
    {
        var byNumber = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        for (var passage = 0; passage < Passages.Count; passage++)
        {
            foreach (var number in Passages[passage].References.Select(r => r.Number).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (!byNumber.TryGetValue(number, out var passages))
                    byNumber[number] = passages = [];

                passages.Add(passage);
            }
        }

        return byNumber;
    }

    private PassageTraits ReadTraits(int passage)
    {
        var traits = Passages[passage].Text.EndsWith(':') ? PassageTraits.Introduces : PassageTraits.None;
        foreach (var form in Words.TextOf(passage))
        {
            if (form != PassageWords.SentenceEnd && char.IsAsciiDigit(Vocabulary[form].Text[0]))
                return traits | PassageTraits.HasNumber;
        }

        return traits;
    }

    /// <summary>The passages of each form, one after the other.</summary>
    private sealed record Postings(int[] Starts, int[] Passages, byte[] Impacts)
    {
        public long Bytes => (4L * (Starts.Length + Passages.Length)) + Impacts.Length;
    }

    private sealed class Builder(RankingWeights weights, Glossary glossary)
    {
        private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
        private readonly List<string> _texts = [];
        private readonly List<Passage> _passages = [];
        private readonly List<Document> _documentOf = [];
        private readonly List<int> _tokenStart = [0];
        private readonly List<int> _tokens = [];
        private readonly List<int[]> _headings = [];
        private readonly List<int[]> _intros = [];
        private readonly List<(int Passage, Ellipsis Ellipsis)> _ellipses = [];
        private readonly List<(int Passage, string Verb)> _apart = [];
        private readonly Dictionary<string, int[]> _cache = new(StringComparer.Ordinal);

        public void Add(Document document)
        {
            foreach (var passage in document.Passages)
            {
                _passages.Add(passage);
                _documentOf.Add(document);
                foreach (var sentence in passage.Sentences)
                {
                    var words = sentence.Of(passage.Text);
                    var tokens = Tokenizer.Tokenize(words);
                    _ellipses.AddRange(Ellipsis.In(words, tokens).Select(e => (_passages.Count - 1, e)));
                    _apart.AddRange(SeparableVerb.In(words, tokens, glossary.Knows).Select(v => (_passages.Count - 1, v)));
                    foreach (var token in tokens)
                        _tokens.Add(Id(token.Form));

                    _tokens.Add(PassageWords.SentenceEnd);
                }

                _tokenStart.Add(_tokens.Count);
                _headings.Add(Ids(string.Join(" \n ", passage.HeadingPath) + (passage.Label is { } label ? $" \n {label}" : string.Empty)));
                _intros.Add(passage.IntroText is { } intro ? Ids(intro) : []);
            }
        }

        public CollectionIndex Build(string name, IReadOnlyList<Document> documents)
        {
            Complete();
            var words = new PassageWords([.. _tokenStart], [.. _tokens], [.. _headings], [.. _intros], weights);
            var starts = new int[_texts.Count + 1];
            ForEachPosting(words, (form, _, _) => starts[form + 1]++);
            for (var form = 0; form < _texts.Count; form++)
                starts[form + 1] += starts[form];

            var next = starts.ToArray();
            var passages = new int[starts[^1]];
            var impacts = new byte[starts[^1]];
            ForEachPosting(words, (form, passage, impact) =>
            {
                passages[next[form]] = passage;
                impacts[next[form]++] = impact;
            });

            return new CollectionIndex(name, documents, _passages, _documentOf, new Vocabulary(_texts, glossary), weights, new Postings(starts, passages, impacts), words);
        }

        /// <summary>
        /// "Bäder- und Eishallenlandschaft" also says "Bäderlandschaft", "stimmen … ab" says "abstimmen"; such words count like those
        /// of an introduction.
        /// </summary>
        private void Complete()
        {
            var splitter = Vocabulary.SplitterOver(glossary, _ids);
            foreach (var (passage, ellipsis) in _ellipses)
                AddWords(passage, ellipsis.Complete(splitter));

            foreach (var (passage, verb) in _apart)
                AddWords(passage, [verb]);

            void AddWords(int passage, IEnumerable<string> words)
            {
                var added = words.Select(Id).Except(_intros[passage]).ToList();
                if (added.Count > 0)
                    _intros[passage] = [.. _intros[passage], .. added];
            }
        }

        /// <summary>Calls back once for every pair of form and passage, passages ascending.</summary>
        private void ForEachPosting(PassageWords words, Action<int, int, byte> posting)
        {
            var impacts = new SparseValues();
            impacts.Resize(_texts.Count);
            for (var passage = 0; passage < _passages.Count; passage++)
            {
                words.ReadImpacts(passage, impacts);
                foreach (var form in impacts.Keys)
                    posting(form, passage, PassageWords.Quantized(impacts[form]));

                impacts.Clear();
            }
        }

        private int[] Ids(string text)
        {
            if (!_cache.TryGetValue(text, out var ids))
                _cache[text] = ids = [.. Tokenizer.Tokenize(text).Select(t => Id(t.Form)).Distinct()];

            return ids;
        }

        private int Id(string form)
        {
            if (_ids.TryGetValue(form, out var id))
                return id;

            _ids.Add(form, _texts.Count);
            _texts.Add(form);
            return _texts.Count - 1;
        }
    }
}
