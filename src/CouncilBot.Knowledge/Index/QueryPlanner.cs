using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Index;

/// <summary>
/// Turns the words of a question into everything they may be found by in one collection. What was worked out for a word or an
/// expression is remembered: it depends on nothing but the snapshot, and people ask about the same subjects.
/// </summary>
internal sealed class QueryPlanner
{
    /// <summary>Words without a subject that may stand inside an expression ("Haus der Musik").</summary>
    private const int MostBetween = 1;

    private const int ShortestName = 4;
    private const int LongestNameEnding = 5;

    /// <summary>So many words and expressions are remembered for one collection: more than a coalition asks in weeks.</summary>
    private const int MostRemembered = 1_000;

    private readonly CollectionIndex _index;
    private readonly Glossary _glossary;
    private readonly RankingWeights _weights;
    private readonly WordForms _forms;
    private readonly SpellingCorrector _corrector;
    private readonly Remembered<(string Form, Language Language), AskedWord> _words;
    private readonly Remembered<(string Words, Language Language), QueryUnit> _expressions;

    public QueryPlanner(CollectionIndex index, Glossary glossary, SharedSpelling spelling, RankingWeights weights)
    {
        (_index, _glossary, _weights, _forms) = (index, glossary, weights, index.WordForms);
        _corrector = new SpellingCorrector(index, glossary, spelling);
        _words = new(MostRemembered, asked => Asked(asked.Form, asked.Language));
        _expressions = new(MostRemembered, asked => Expression(asked.Words.Split(' '), asked.Language));
    }

    /// <summary>The units of a question, in its order.</summary>
    /// <param name="text">The question.</param>
    /// <param name="tokens">Those of its tokens that are to be found.</param>
    /// <param name="language">Its language.</param>
    public List<QueryUnit> Plan(string text, IReadOnlyList<Token> tokens, Language language)
    {
        var kept = new List<Token>(tokens.Count);
        var usesCapitals = false;
        foreach (var token in tokens)
        {
            if (FunctionWords.Contains(token.Form, language) && !FunctionWords.Negates(token.Form))
                continue;

            kept.Add(token);
            usesCapitals |= language == Language.German && token.Start > 0 && char.IsUpper(text[token.Start]);
        }

        var words = kept.ConvertAll(t => _words[(t.Form, language)]);
        var stems = words.ConvertAll(w => w.Stem);
        var units = new List<QueryUnit>(words.Count);
        for (var i = 0; i < words.Count;)
        {
            var length = _glossary.LongestLength(stems, i, TogetherFrom(kept, tokens, i), language);
            if (length > 1)
            {
                units.Add(_expressions[(string.Join(' ', words.GetRange(i, length).Select(w => w.Meant)), language)]);
                i += length;
                continue;
            }

            if (words[i].Unit is { } unit)
            {
                var isNoun = !usesCapitals || (char.IsUpper(text[kept[i].Start]) && !IsLeadingVerb(text, kept[i]));
                var isNumberWord = char.IsAsciiDigit(words[i].Meant[0]) && char.IsLetter(text[kept[i].Start]); // "the two groups"
                var importance = isNoun && !isNumberWord ? unit.Importance : unit.Importance * _weights.LowerCase;
                importance = words[i].Meant == kept[i].Form ? importance : importance * _weights.Spelling;
                units.Add(importance == unit.Importance ? unit : unit with { Importance = importance });
            }

            i++;
        }

        return units;
    }

    /// <summary>"Fahren Bus und Bahn öfter?" starts with a verb in capitals.</summary>
    private static bool IsLeadingVerb(string text, Token token) =>
        token.Start == 0 && text.EndsWith('?') && (token.Form.EndsWith("en", StringComparison.Ordinal) || token.Form.EndsWith('t') || token.Form.EndsWith("rn", StringComparison.Ordinal));

    /// <summary>How many of the kept tokens from <paramref name="at"/> on stand together, with at most an article or preposition between them.</summary>
    private static int TogetherFrom(List<Token> kept, IReadOnlyList<Token> all, int at)
    {
        var position = 0;
        while (all[position].Start != kept[at].Start)
            position++;

        var count = 1;
        while (at + count < kept.Count)
        {
            var gap = 0;
            while (all[++position].Start != kept[at + count].Start)
                gap++;

            if (gap > MostBetween)
                break;

            count++;
        }

        return count;
    }

    /// <summary>A word as it was typed; a function word that was only misspelt is not looked for.</summary>
    private AskedWord Asked(string typed, Language language)
    {
        var meant = Meant(typed, language);
        var stem = Stem(meant, language);
        if (FunctionWords.Contains(meant, language))
            return new AskedWord(meant, stem, null);

        var unit = Word(meant, _glossary.Longest([stem], 0, language).Concepts, language);
        return new AskedWord(meant, stem, meant == typed ? unit : Misspelt(typed, unit));
    }

    /// <summary>An expression of the glossary; its words on their own count as well, each for a share.</summary>
    private QueryUnit Expression(string[] words, Language language)
    {
        var concepts = _glossary.Longest(Array.ConvertAll(words, w => Stem(w, language)), 0, language).Concepts;
        var literal = new PhraseSense(MatchKind.Word, [.. words.Select(w => new WordSense(MatchKind.Word, _forms.Of(w)))], 1, AllNeeded: true);
        var apart = new PhraseSense(MatchKind.Parts, [.. words.Select(w => Sense(Word(w, ConceptsOf(w, language), language)))], _weights.Parts, AllNeeded: false);
        var unit = Unit(string.Join(' ', words), new FormSet(), [literal, apart], concepts, language);
        return unit with { Importance = unit.Importance * (1 + (_weights.Expression * (words.Length - 1))) };
    }

    /// <summary>The word itself where it is known, otherwise the one that was probably meant.</summary>
    private string Meant(string word, Language language) => IsKnown(word, language) ? word : _corrector.Correct(word, language) ?? word;

    private bool IsKnown(string word, Language language) =>
        _index.Vocabulary.WithStem(GermanStemmer.Stem(word)).Count > 0
        || ConceptsOf(word, language).Count > 0
        || ConceptsOf(word, Other(language)).Count > 0
        || _index.Vocabulary.Splitter.Split(word).Count > 0
        || _forms.Of(word).Count > 0
        || FunctionWords.Contains(word, language);

    private QueryUnit Word(string word, IReadOnlyList<Concept> concepts, Language language)
    {
        if (concepts.Count == 0 && language == Language.German)
            concepts = _glossary.WithRootOf(word);

        if (concepts.Count == 0 && _index.Vocabulary.WithStem(GermanStemmer.Stem(word)).Count == 0)
            concepts = _glossary.Longest([Stem(word, Other(language))], 0, Other(language)).Concepts;

        var unit = Known(word, concepts, language);
        if (IsNameOfCollection(word))
            return unit with { Importance = _weights.Frame };

        return unit.IsEmpty && concepts.Count == 0 ? unit with { Importance = unit.Importance * _weights.Unknown } : unit;
    }

    /// <summary>"Siegen" and "Siegener" say nothing in the agreement of Siegen.</summary>
    private bool IsNameOfCollection(string word) =>
        _index.Name.Length >= ShortestName && word.StartsWith(_index.FoldedName, StringComparison.Ordinal) && word.Length <= _index.FoldedName.Length + LongestNameEnding;

    private QueryUnit Misspelt(string typed, QueryUnit unit) => unit with
    {
        Words = $"{typed} → {unit.Words}",
        Senses = new Senses(
            [.. unit.Forms.Select(f => f with { Weight = f.Weight * _weights.Spelling, Kind = MatchKind.Spelling })],
            [.. unit.Phrases.Select(p => p with { Weight = p.Weight * _weights.Spelling, Kind = MatchKind.Spelling })]),
    };

    /// <summary>The word itself, its relatives, compounds with it and, where it is a compound, its parts.</summary>
    private QueryUnit Known(string word, IReadOnlyList<Concept> concepts, Language language)
    {
        var forms = new FormSet();
        var phrases = new List<PhraseSense>();
        foreach (var match in _forms.Of(word).Concat(language == Language.German ? _forms.WithBeginningOf(word) : []))
            forms.Raise(match.Form, match.Weight, match.Kind);

        var parts = _index.Vocabulary.Splitter.Split(word);
        if (parts.Count > 1)
            phrases.Add(new PhraseSense(MatchKind.Parts, [.. parts.Select(p => Sense(Known(p, ConceptsOf(p, language), language)))], _weights.Parts, AllNeeded: false));

        return Unit(word, forms, phrases, concepts, language);
    }

    private QueryUnit Unit(string shown, FormSet forms, List<PhraseSense> phrases, IReadOnlyList<Concept> concepts, Language language)
    {
        // An English word that may mean several things means each of them a little less.
        var share = concepts.Count <= 1 ? 1 : 1 / (1 + (_weights.Ambiguity * (concepts.Count - 1)));
        foreach (var concept in concepts)
        {
            var found = _forms.Of(concept, language);
            foreach (var match in found.Forms)
                forms.Raise(match.Form, match.Weight * share, match.Kind);

            phrases.AddRange(share == 1 ? found.Phrases : found.Phrases.Select(p => p with { Weight = p.Weight * share }));
        }

        return new QueryUnit { Words = shown, Senses = new Senses(forms.ToList(), phrases), Importance = Importance(concepts), IsKnown = concepts.Count > 0, IsSubject = concepts.Any(c => c.Role == ConceptRole.Subject) };
    }

    /// <summary>The importance of the most telling meaning, unless the word is one of those that frame any question; an unknown word may be a name, which tells most.</summary>
    private float Importance(IReadOnlyList<Concept> concepts)
    {
        if (concepts.Count == 0)
            return 1;

        return (concepts.Any(c => c.Role == ConceptRole.Frame) ? ConceptRole.Frame : concepts.Min(c => c.Role)) switch
        {
            ConceptRole.Subject => 1,
            ConceptRole.General => _weights.General,
            ConceptRole.Verb => _weights.Verb,
            ConceptRole.Frame => _weights.Frame,
            var role => throw new InvalidOperationException($"Concepts have no role {role}."),
        };
    }

    private IReadOnlyList<Concept> ConceptsOf(string word, Language language)
    {
        var found = _glossary.Longest([Stem(word, language)], 0, language).Concepts;
        return found.Count > 0 || language == Language.English ? found : _glossary.WithRootOf(word);
    }

    /// <summary>A unit as one word of a phrase.</summary>
    private static WordSense Sense(QueryUnit unit)
    {
        var forms = new FormSet();
        foreach (var match in unit.Forms)
            forms.Raise(match.Form, match.Weight, match.Kind);

        foreach (var phrase in unit.Phrases)
        {
            foreach (var match in phrase.Words.SelectMany(w => w.Forms))
                forms.Raise(match.Form, match.Weight * phrase.Weight / phrase.Words.Count, phrase.Kind);
        }

        return new WordSense(MatchKind.Parts, forms.ToList());
    }

    private static string Stem(string word, Language language) =>
        language == Language.German ? GermanStemmer.Stem(word) : EnglishStemmer.Stem(word);

    private static Language Other(Language language) => language == Language.German ? Language.English : Language.German;

    /// <summary>A word of a question, whatever stands around it.</summary>
    /// <param name="Meant">The word that was probably meant.</param>
    /// <param name="Stem">Its stem.</param>
    /// <param name="Unit">What it is found by when it stands alone; null for a function word.</param>
    private sealed record AskedWord(string Meant, string Stem, QueryUnit? Unit);
}
