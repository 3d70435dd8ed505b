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

    /// <summary>It holds a number.</summary>
    HasNumber = 2,
}

/// <summary>
/// The searchable snapshot of one collection. Immutable: a change of its documents makes a new one, which is swapped in, so
/// that readers never lock and never see half a change.
/// </summary>
public sealed class CollectionIndex
{
    /// <summary>Marks the end of a sentence in the token stream.</summary>
    internal const int SentenceEnd = -1;

    private readonly int[] _postingStart;
    private readonly int[] _postingPassage;
    private readonly byte[] _postingImpact;
    private readonly int[] _tokenStart;
    private readonly int[] _tokens;
    private readonly Lazy<SpellingIndex> _spelling;
    private readonly PassageTraits[] _traits;

    private CollectionIndex(
        string name, IReadOnlyList<Document> documents, IReadOnlyList<Passage> passages, IReadOnlyList<Document> documentOf, Vocabulary vocabulary,
        RankingWeights weights, int[] postingStart, int[] postingPassage, byte[] postingImpact, int[] tokenStart, int[] tokens)
    {
        Name = name;
        Documents = documents;
        Passages = passages;
        DocumentOf = documentOf;
        Vocabulary = vocabulary;
        (_postingStart, _postingPassage, _postingImpact, _tokenStart, _tokens) = (postingStart, postingPassage, postingImpact, tokenStart, tokens);
        WordForms = new WordForms(vocabulary, weights);
        _spelling = new Lazy<SpellingIndex>(() => new SpellingIndex(vocabulary.Forms.Select(f => f.Text)));
        _traits = [.. passages.Select(TraitsOf)];
    }

    /// <summary>The collection.</summary>
    public string Name { get; }

    /// <summary>Its documents, in their current versions.</summary>
    public IReadOnlyList<Document> Documents { get; }

    /// <summary>All passages of all documents.</summary>
    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>Memory the search structures take, in bytes, without the documents themselves.</summary>
    public long SearchBytes =>
        (4L * (_postingStart.Length + _postingPassage.Length + _tokenStart.Length + _tokens.Length)) + _postingImpact.Length;

    internal IReadOnlyList<Document> DocumentOf { get; }

    internal Vocabulary Vocabulary { get; }

    internal WordForms WordForms { get; }

    /// <summary>Made when the first misspelt word comes.</summary>
    internal SpellingIndex Spelling => _spelling.Value;

    /// <summary>Builds the index over the current versions of the documents of a collection.</summary>
    public static CollectionIndex Build(string name, IReadOnlyList<Document> documents, Glossary glossary) =>
        Build(name, documents, glossary, RankingWeights.Default);

    internal static CollectionIndex Build(string name, IReadOnlyList<Document> documents, Glossary glossary, RankingWeights weights)
    {
        var builder = new Builder(weights);
        foreach (var document in documents)
            builder.Add(document);

        return builder.Build(name, documents, glossary);
    }

    internal ReadOnlySpan<int> PassagesOf(int form) => _postingPassage.AsSpan(_postingStart[form].._postingStart[form + 1]);

    /// <summary>For each passage of <see cref="PassagesOf"/> how strongly the form stands for it, 255 at most.</summary>
    internal ReadOnlySpan<byte> ImpactsOf(int form) => _postingImpact.AsSpan(_postingStart[form].._postingStart[form + 1]);

    internal PassageTraits TraitsOf(int passage) => _traits[passage];

    private static PassageTraits TraitsOf(Passage passage) =>
        (passage.Text.EndsWith(':') ? PassageTraits.Introduces : 0) | (passage.Text.AsSpan().ContainsAnyInRange('0', '9') ? PassageTraits.HasNumber : 0);

    /// <summary>The forms of the text of a passage in order, with <see cref="SentenceEnd"/> between sentences.</summary>
    internal ReadOnlySpan<int> TokensOf(int passage) => _tokens.AsSpan(_tokenStart[passage].._tokenStart[passage + 1]);

    private sealed class Builder(RankingWeights weights)
    {
        private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
        private readonly List<string> _texts = [];
        private readonly List<Passage> _passages = [];
        private readonly List<Document> _documentOf = [];
        private readonly List<int> _tokenStart = [0];
        private readonly List<int> _tokens = [];
        private readonly List<int[]> _headings = [];
        private readonly List<int[]> _intros = [];
        private readonly Dictionary<string, int[]> _cache = new(StringComparer.Ordinal);

        public void Add(Document document)
        {
            foreach (var passage in document.Passages)
            {
                _passages.Add(passage);
                _documentOf.Add(document);
                foreach (var sentence in passage.Sentences)
                {
                    foreach (var token in Tokenizer.Tokenize(sentence.Of(passage.Text)))
                        _tokens.Add(Id(token.Form));

                    _tokens.Add(SentenceEnd);
                }

                _tokenStart.Add(_tokens.Count);
                _headings.Add(Ids(string.Join(" \n ", passage.HeadingPath) + (passage.Label is { } label ? $" \n {label}" : string.Empty)));
                _intros.Add(passage.IntroText is { } intro ? Ids(intro) : []);
            }
        }

        public CollectionIndex Build(string name, IReadOnlyList<Document> documents, Glossary glossary)
        {
            var tokens = _tokens.ToArray();
            var starts = new int[_texts.Count + 1];
            ForEachPosting(tokens, (form, _, _) => starts[form + 1]++);
            for (var form = 0; form < _texts.Count; form++)
                starts[form + 1] += starts[form];

            var next = starts.ToArray();
            var postings = new int[starts[^1]];
            var impacts = new byte[starts[^1]];
            ForEachPosting(tokens, (form, passage, impact) =>
            {
                postings[next[form]] = passage;
                impacts[next[form]++] = impact;
            });

            return new CollectionIndex(name, documents, _passages, _documentOf, new Vocabulary(_texts, glossary), weights, starts, postings, impacts, [.. _tokenStart], tokens);
        }

        /// <summary>Calls back once for every pair of form and passage, passages ascending.</summary>
        private void ForEachPosting(int[] tokens, Action<int, int, byte> posting)
        {
            var best = new float[_texts.Count];
            var touched = new List<int>();
            for (var passage = 0; passage < _passages.Count; passage++)
            {
                var own = tokens.AsSpan(_tokenStart[passage].._tokenStart[passage + 1]);
                var text = TextWeight(own.Length);
                foreach (var form in own)
                {
                    if (form != SentenceEnd)
                        Raise(form, best[form] >= text ? text * 1.06f : text);
                }

                foreach (var form in _headings[passage])
                    Raise(form, Math.Max(best[form] * 1.04f, weights.Heading));

                foreach (var form in _intros[passage])
                    Raise(form, Math.Max(best[form], weights.Intro));

                foreach (var form in touched)
                {
                    posting(form, passage, (byte)Math.Min(255, MathF.Round(best[form] * 220)));
                    best[form] = 0;
                }

                touched.Clear();
            }

            void Raise(int form, float value)
            {
                if (best[form] == 0)
                    touched.Add(form);

                best[form] = Math.Max(best[form], value);
            }
        }

        /// <summary>A word says less of a long passage than of a short one.</summary>
        private float TextWeight(int tokens) => 1f / (1f + (weights.Length * Math.Max(0, tokens - weights.ShortPassage)));

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
