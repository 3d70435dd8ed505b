using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Index;

/// <summary>Turns the words of a question into everything they may be found by in one collection.</summary>
internal sealed class QueryPlanner
{
    /// <summary>Roots shorter than this say too little ("ver", "gut").</summary>
    private const int ShortestRoot = 4;

    private readonly CollectionIndex _index;
    private readonly Vocabulary _vocabulary;
    private readonly Glossary _glossary;
    private readonly SharedSpelling _spelling;
    private readonly RankingWeights _weights;

    public QueryPlanner(CollectionIndex index, Glossary glossary, SharedSpelling spelling, RankingWeights weights) =>
        (_index, _vocabulary, _glossary, _spelling, _weights) = (index, index.Vocabulary, glossary, spelling, weights);

    /// <param name="text">The question.</param>
    /// <param name="tokens">Those of its tokens that are to be found.</param>
    /// <param name="language">Its language.</param>
    public List<QueryUnit> Plan(string text, IReadOnlyList<Token> tokens, Language language)
    {
        var kept = tokens.Where(t => !FunctionWords.Contains(t.Form, language)).ToList();
        var words = kept.ConvertAll(t => t.Form);
        var usesCapitals = language == Language.German && kept.Exists(t => t.Start > 0 && char.IsUpper(text[t.Start]));
        var stems = words.ConvertAll(w => Stem(w, language));
        var units = new List<QueryUnit>();
        for (var i = 0; i < words.Count;)
        {
            var (concepts, length) = _glossary.Longest(stems, i, language);
            if (length > 1)
            {
                units.Add(Expression(words.GetRange(i, length), concepts, language));
                i += length;
                continue;
            }

            var unit = Word(words[i], concepts, language);
            var isLower = usesCapitals && char.IsLower(text[kept[i].Start]);
            units.Add(isLower ? unit with { Importance = unit.Importance * _weights.LowerCase } : unit);
            i++;
        }

        return units;
    }

    /// <summary>An expression of the glossary; its words on their own count as well, each for a share.</summary>
    private QueryUnit Expression(List<string> words, IReadOnlyList<Concept> concepts, Language language)
    {
        var unit = Unit(string.Join(' ', words), words, concepts, language);
        var own = words.ConvertAll(w => Word(w, ConceptsOf(w, language), language));
        return unit with { Phrases = [.. unit.Phrases, new PhraseSense(MatchKind.Parts, [.. own.Select(Sense)], _weights.Parts, AllNeeded: false)] };
    }

    private IReadOnlyList<Concept> ConceptsOf(string word, Language language)
    {
        var found = _glossary.Longest([Stem(word, language)], 0, language).Concepts;
        return found.Count > 0 || language == Language.English ? found : _glossary.WithRootOf(word);
    }

    private static WordSense Sense(QueryUnit unit)
    {
        var forms = new Dictionary<int, float>();
        foreach (var (form, weight) in unit.Forms.Select(f => (f.Form, f.Weight)).Concat(unit.Phrases.SelectMany(p => p.Words.SelectMany(w => w.Forms).Select(f => (f.Form, f.Weight * p.Weight / p.Words.Count)))))
            forms[form] = Math.Max(forms.GetValueOrDefault(form), weight);

        return new WordSense(MatchKind.Parts, [.. forms.Select(f => (f.Key, f.Value))]);
    }

    private QueryUnit Word(string word, IReadOnlyList<Concept> concepts, Language language)
    {
        if (concepts.Count == 0 && language == Language.German)
            concepts = _glossary.WithRootOf(word);

        if (concepts.Count == 0 && _vocabulary.WithStem(GermanStemmer.Stem(word)).Count == 0)
            concepts = _glossary.Longest([Stem(word, Other(language))], 0, Other(language)).Concepts;

        var unit = Unit(word, [word], concepts, language);
        if (!unit.IsEmpty || concepts.Count > 0)
            return unit;

        return Corrected(word, language) ?? unit with { Importance = unit.Importance * _weights.Unknown };
    }

    private QueryUnit Unit(string shown, List<string> words, IReadOnlyList<Concept> concepts, Language language)
    {
        var forms = new Dictionary<int, (float Weight, MatchKind Kind)>();
        var phrases = new List<PhraseSense>();
        if (words.Count == 1)
            AddWord(words[0], language, forms, phrases);
        else
            phrases.Add(Phrase(words, MatchKind.Word, 1, allNeeded: true));

        // An English word that may mean several things means each of them a little less.
        var share = concepts.Count <= 1 ? 1 : 1 / (1 + (_weights.Ambiguity * (concepts.Count - 1)));
        foreach (var concept in concepts)
            AddConcept(concept, language, share, forms, phrases);

        return new QueryUnit
        {
            Words = shown,
            Forms = [.. forms.Select(f => (f.Key, f.Value.Weight, f.Value.Kind))],
            Phrases = phrases,
            Importance = Importance(concepts),
            IsKnown = concepts.Count > 0,
        };
    }

    /// <summary>The importance of the most telling meaning; an unknown word may be a name, which tells most.</summary>
    private float Importance(IReadOnlyList<Concept> concepts) => concepts.Count == 0 ? 1 : concepts.Min(c => c.Role) switch
    {
        ConceptRole.Subject => 1,
        ConceptRole.General => _weights.General,
        ConceptRole.Verb => _weights.Verb,
        ConceptRole.Frame => _weights.Frame,
        var role => throw new InvalidOperationException($"Concepts have no role {role}."),
    };

    /// <summary>The word itself, its relatives, compounds with it and, where it is a compound, its parts.</summary>
    private void AddWord(string word, Language language, Dictionary<int, (float Weight, MatchKind Kind)> forms, List<PhraseSense> phrases)
    {
        foreach (var (form, weight, kind) in FormsOf(word))
            Raise(forms, form, weight, kind);

        var parts = _vocabulary.Splitter.Split(word);
        if (parts.Count < 2)
            return;

        var senses = parts.Select(p => Sense(Unit(p, [p], ConceptsOf(p, language), language)));
        phrases.Add(new PhraseSense(MatchKind.Parts, [.. senses], _weights.Parts, AllNeeded: false));
    }

    private void AddConcept(Concept concept, Language language, float share, Dictionary<int, (float Weight, MatchKind Kind)> forms, List<PhraseSense> phrases)
    {
        var same = language == Language.English ? _weights.Translation : _weights.Synonym;
        AddTerms([concept.Name], MathF.Max(same, _weights.Name) * share, MatchKind.Synonym, forms, phrases);
        AddTerms(concept.Synonyms, same * share, MatchKind.Synonym, forms, phrases);
        AddTerms(concept.Colloquial, _weights.Synonym * share, MatchKind.Synonym, forms, phrases);
        AddTerms(concept.English, _weights.Synonym * share, MatchKind.Synonym, forms, phrases);
        if (concept.Role != ConceptRole.Subject)
            return; // neighbours of general words lead anywhere

        foreach (var narrower in concept.Narrower)
            AddNeighbour(narrower, _weights.Narrower * share, forms, phrases);

        if (concept.Broader is { } broader)
            AddNeighbour(broader, _weights.Broader * share, forms, phrases);

        foreach (var related in concept.Related)
            AddNeighbour(related, _weights.Related * share, forms, phrases);
    }

    private void AddNeighbour(Concept concept, float weight, Dictionary<int, (float Weight, MatchKind Kind)> forms, List<PhraseSense> phrases)
    {
        AddTerms([concept.Name], weight, MatchKind.Neighbour, forms, phrases);
        AddTerms(concept.Synonyms, weight * _weights.NeighbourSynonym, MatchKind.Neighbour, forms, phrases);
    }

    private void AddTerms(IEnumerable<string> terms, float weight, MatchKind kind, Dictionary<int, (float Weight, MatchKind Kind)> forms, List<PhraseSense> phrases)
    {
        foreach (var term in terms)
        {
            var words = Tokenizer.Tokenize(term).Select(t => t.Form).Where(w => !FunctionWords.Contains(w, Language.German)).ToList();
            if (words.Count == 1)
            {
                foreach (var (form, own, _) in FormsOf(words[0]))
                    Raise(forms, form, own * weight, kind);

                if (weight >= _weights.Synonym && PartsOf(words[0], kind) is { } parts)
                    phrases.Add(parts with { Weight = parts.Weight * weight, AllNeeded = true });
            }
            else if (words.Count > 1 && Phrase(words, kind, weight, allNeeded: true) is { } phrase && phrase.Words.All(w => w.Forms.Count > 0))
            {
                phrases.Add(phrase);
            }
        }
    }

    private List<(int Form, float Weight, MatchKind Kind)> FormsOf(string word)
    {
        var forms = new Dictionary<int, (float Weight, MatchKind Kind)>();
        if (_vocabulary.Find(word) is { } exact)
            Raise(forms, exact, 1, MatchKind.Word);

        if (char.IsAsciiDigit(word[0]))
            return [.. forms.Select(f => (f.Key, f.Value.Weight, f.Value.Kind))];

        var stem = GermanStemmer.Stem(word);
        foreach (var form in _vocabulary.WithStem(stem))
            Raise(forms, form, _weights.Stem, MatchKind.Word);

        foreach (var (form, isHead) in _vocabulary.WithPart(stem))
            Raise(forms, form, isHead ? _weights.Head : _weights.Modifier, MatchKind.Relative);

        var root = GermanStemmer.Root(word);
        if (root.Length >= ShortestRoot)
        {
            foreach (var form in _vocabulary.WithRoot(root))
                Raise(forms, form, _weights.Root, MatchKind.Relative);
        }

        return [.. forms.Select(f => (f.Key, f.Value.Weight, f.Value.Kind))];
    }

    private PhraseSense? PartsOf(string word, MatchKind kind)
    {
        var parts = _vocabulary.Splitter.Split(word);
        return parts.Count < 2 ? null : Phrase(parts, kind, _weights.Parts, allNeeded: false);
    }

    private PhraseSense Phrase(IReadOnlyList<string> words, MatchKind kind, float weight, bool allNeeded) =>
        new(kind, [.. words.Select(w => new WordSense(kind, [.. FormsOf(w).Select(f => (f.Form, f.Weight))]))], weight, allNeeded);

    /// <summary>The unit for the word that was probably meant, or null when nothing is spelt similarly.</summary>
    private QueryUnit? Corrected(string word, Language language)
    {
        if (char.IsAsciiDigit(word[0]))
            return null;

        var (function, functionDistance) = _spelling.FunctionWords(language).Nearest(word);
        var (own, ownDistance) = _index.Spelling.Nearest(word);
        var (shared, sharedDistance) = _spelling.Glossary(language).Nearest(word);
        if (function.Count > 0 && (own.Count == 0 || functionDistance < ownDistance) && (shared.Count == 0 || functionDistance < sharedDistance))
            return Unit(word, [function[0]], [], language) with { Forms = [], Phrases = [], Importance = 0 };

        var candidates = new List<string>();
        if (own.Count > 0 && (shared.Count == 0 || ownDistance <= sharedDistance))
            candidates.AddRange(own);

        if (shared.Count > 0 && (own.Count == 0 || sharedDistance <= ownDistance))
            candidates.AddRange(shared);

        if (candidates.Count == 0)
            candidates.AddRange(CorrectedParts(word));

        // People rarely mistype the first letter; another one is another word.
        candidates.RemoveAll(c => c[0] != word[0]);
        if (candidates.Count == 0)
            return null;

        var best = candidates.Distinct(StringComparer.Ordinal).OrderByDescending(c => SharedPrefix(c, word)).ThenBy(c => c, StringComparer.Ordinal).First();
        var concepts = ConceptsOf(best, language);
        if (concepts.Count == 0)
            concepts = _glossary.Longest([Stem(best, Other(language))], 0, Other(language)).Concepts;

        var unit = Unit(best, [best], concepts, language);
        return unit with
        {
            Words = $"{word} → {best}",
            Forms = [.. unit.Forms.Select(f => (f.Form, f.Weight * _weights.Spelling, MatchKind.Spelling))],
            Phrases = [.. unit.Phrases.Select(p => p with { Weight = p.Weight * _weights.Spelling, Kind = MatchKind.Spelling })],
        };
    }

    /// <summary>A compound with one misspelt part: the other part must be known.</summary>
    private IEnumerable<string> CorrectedParts(string word)
    {
        for (var cut = 4; cut <= word.Length - 4; cut++)
        {
            var (head, tail) = (word[..cut], word[cut..]);
            var knowsTail = Knows(tail);
            if (knowsTail == Knows(head))
                continue;

            var (nearest, _) = _spelling.Glossary(Language.German).Nearest(knowsTail ? head : tail);
            if (nearest.Count == 0)
                (nearest, _) = _index.Spelling.Nearest(knowsTail ? head : tail);

            foreach (var part in nearest)
                yield return knowsTail ? part + tail : head + part;
        }
    }

    private bool Knows(string word) => _vocabulary.Find(word) is not null || _vocabulary.WithStem(GermanStemmer.Stem(word)).Count > 0 || _glossary.GermanWords.Contains(word);

    private static int SharedPrefix(string a, string b) => a.AsSpan().CommonPrefixLength(b);

    private static void Raise(Dictionary<int, (float Weight, MatchKind Kind)> forms, int form, float weight, MatchKind kind)
    {
        if (!forms.TryGetValue(form, out var known) || known.Weight < weight)
            forms[form] = (weight, kind);
    }

    private static string Stem(string word, Language language) =>
        language == Language.German ? GermanStemmer.Stem(word) : EnglishStemmer.Stem(word);

    private static Language Other(Language language) => language == Language.German ? Language.English : Language.German;
}
