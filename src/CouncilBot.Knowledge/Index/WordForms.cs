using System.Collections.Concurrent;
using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Index;

/// <summary>A spelling of the collection that stands for something asked, and how well.</summary>
/// <param name="Form">The spelling.</param>
/// <param name="Weight">1 for the word itself.</param>
/// <param name="Kind">How it was reached.</param>
internal readonly record struct FormMatch(int Form, float Weight, MatchKind Kind);

/// <summary>Everything by which a concept of the glossary is found in one collection.</summary>
internal sealed record ConceptForms(IReadOnlyList<FormMatch> Forms, IReadOnlyList<PhraseSense> Phrases);

/// <summary>
/// Finds the spellings of one collection for words and concepts. What was found for a concept is remembered: the snapshot
/// never changes, and people ask about the same subjects.
/// </summary>
internal sealed class WordForms(Vocabulary vocabulary, RankingWeights weights)
{
    /// <summary>Roots shorter than this say too little ("ver", "gut").</summary>
    private const int ShortestRoot = 4;

    /// <summary>Words that share a beginning this long, and this much of the word asked, are likely related ("finanziell", "finanzwirksam").</summary>
    private const int ShortestBeginning = 5;
    private const float BeginningShare = 0.7f;

    private readonly ConcurrentDictionary<(Concept Concept, Language Language), ConceptForms> _concepts = new();

    public Vocabulary Vocabulary => vocabulary;

    /// <summary>The word itself, its relatives, and compounds with it.</summary>
    public IReadOnlyList<FormMatch> Of(string word)
    {
        var forms = new FormSet();
        if (vocabulary.Find(word) is { } exact)
            forms.Raise(exact, 1, MatchKind.Word);

        if (char.IsAsciiDigit(word[0]))
            return forms.ToList();

        var stem = GermanStemmer.Stem(word);
        foreach (var form in vocabulary.WithStem(stem))
            forms.Raise(form, weights.Stem, MatchKind.Word);

        foreach (var (form, isHead) in vocabulary.WithPart(stem))
            forms.Raise(form, isHead ? weights.Head : weights.Modifier, MatchKind.Relative);

        var root = GermanStemmer.Root(word);
        if (root.Length >= ShortestRoot)
        {
            foreach (var form in vocabulary.WithRoot(root))
                forms.Raise(form, weights.Root, MatchKind.Relative);
        }

        return forms.ToList();
    }

    /// <summary>Words that share only a long beginning with a word of the question.</summary>
    public IEnumerable<FormMatch> WithBeginningOf(string word)
    {
        var stem = GermanStemmer.Stem(word);
        var length = Math.Max(ShortestBeginning, (int)MathF.Ceiling(stem.Length * BeginningShare));
        return stem.Length < length || char.IsAsciiDigit(word[0])
            ? []
            : vocabulary.WithPrefix(stem[..length]).Select(form => new FormMatch(form, weights.Beginning, MatchKind.Relative));
    }

    /// <summary>The terms of a concept and of its neighbours.</summary>
    public ConceptForms Of(Concept concept, Language language) =>
        _concepts.GetOrAdd((concept, language), key => Resolve(key.Concept, key.Language));

    private ConceptForms Resolve(Concept concept, Language language)
    {
        var forms = new FormSet();
        var phrases = new List<PhraseSense>();
        var same = language == Language.English ? weights.Translation : weights.Synonym;
        Add([concept.NameTerm], MathF.Max(same, weights.Name), MatchKind.Synonym, forms, phrases);
        Add(concept.SynonymTerms, same, MatchKind.Synonym, forms, phrases);
        Add(concept.OtherTerms, weights.Synonym, MatchKind.Synonym, forms, phrases);

        // neighbours of general words lead anywhere
        if (concept.Role == ConceptRole.Subject)
        {
            foreach (var narrower in concept.Narrower)
                AddNeighbour(narrower, weights.Narrower, forms, phrases);

            if (concept.Broader is { } broader)
                AddNeighbour(broader, weights.Broader, forms, phrases);

            foreach (var related in concept.Related)
                AddNeighbour(related, weights.Related, forms, phrases);
        }

        return new ConceptForms(forms.ToList(), phrases);
    }

    private void AddNeighbour(Concept concept, float weight, FormSet forms, List<PhraseSense> phrases)
    {
        Add([concept.NameTerm], weight, MatchKind.Neighbour, forms, phrases);
        Add(concept.SynonymTerms, weight * weights.NeighbourSynonym, MatchKind.Neighbour, forms, phrases);
    }

    private void Add(IEnumerable<Term> terms, float weight, MatchKind kind, FormSet forms, List<PhraseSense> phrases)
    {
        foreach (var term in terms)
        {
            if (term.Words.Count > 1)
            {
                AddPhrase(term.Words, kind, weight, phrases);
                continue;
            }

            foreach (var match in Of(term.Words[0]))
                forms.Raise(match.Form, match.Weight * weight, kind);

            if (kind == MatchKind.Synonym && vocabulary.Splitter.Split(term.Words[0]) is { Count: > 1 } parts)
                AddPhrase(parts, kind, weights.Parts * weight, phrases);
        }
    }

    /// <summary>A phrase of which one word is nowhere in the collection cannot be found.</summary>
    private void AddPhrase(IReadOnlyList<string> words, MatchKind kind, float weight, List<PhraseSense> phrases)
    {
        var senses = new List<WordSense>(words.Count);
        foreach (var word in words)
        {
            var matches = Of(word);
            if (matches.Count == 0)
                return;

            senses.Add(new WordSense(kind, matches));
        }

        phrases.Add(new PhraseSense(kind, senses, weight, AllNeeded: true));
    }
}

/// <summary>Collects spellings, keeping the best weight of each.</summary>
internal sealed class FormSet
{
    private readonly Dictionary<int, FormMatch> _forms = [];

    public void Raise(int form, float weight, MatchKind kind)
    {
        if (!_forms.TryGetValue(form, out var known) || known.Weight < weight)
            _forms[form] = new FormMatch(form, weight, kind);
    }

    public IReadOnlyList<FormMatch> ToList() => _forms.Count == 0 ? [] : [.. _forms.Values];
}
