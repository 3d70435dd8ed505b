using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Index;

/// <summary>Finds the word that was meant among those of the collection, the glossary and the language.</summary>
internal sealed class SpellingCorrector(CollectionIndex index, Glossary glossary, SharedSpelling spelling)
{
    private const int ShortestPart = 4;

    /// <summary>The word meant, or null when nothing is spelt similarly.</summary>
    public string? Correct(string word, Language language)
    {
        if (char.IsAsciiDigit(word[0]))
            return null;

        var (function, functionDistance) = spelling.FunctionWords(language).Nearest(word);
        var (own, ownDistance) = index.Spelling.Nearest(word);
        var (shared, sharedDistance) = spelling.Glossary(language).Nearest(word);
        if (function.Count > 0 && (own.Count == 0 || functionDistance < ownDistance) && (shared.Count == 0 || functionDistance < sharedDistance))
            return function[0];

        var candidates = new List<string>();
        if (own.Count > 0 && (shared.Count == 0 || ownDistance <= sharedDistance))
            candidates.AddRange(own);

        if (shared.Count > 0 && (own.Count == 0 || sharedDistance <= ownDistance))
            candidates.AddRange(shared);

        if (candidates.Count == 0)
            candidates.AddRange(WithOnePartWrong(word));

        var best = candidates
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(c => c.AsSpan().CommonPrefixLength(word))
            .ThenBy(c => c, StringComparer.Ordinal)
            .FirstOrDefault();
        return best == word ? null : best;
    }

    /// <summary>A compound of which one half is known and the other misspelt.</summary>
    private IEnumerable<string> WithOnePartWrong(string word)
    {
        for (var cut = ShortestPart; cut <= word.Length - ShortestPart; cut++)
        {
            var (head, tail) = (word[..cut], word[cut..]);
            var knowsTail = Knows(tail);
            if (knowsTail == Knows(head))
                continue;

            var (nearest, _) = spelling.Glossary(Language.German).Nearest(knowsTail ? head : tail);
            if (nearest.Count == 0)
                (nearest, _) = index.Spelling.Nearest(knowsTail ? head : tail);

            foreach (var part in nearest)
                yield return knowsTail ? part + tail : head + part;
        }
    }

    private bool Knows(string word) =>
        index.Vocabulary.Find(word) is not null || index.Vocabulary.WithStem(GermanStemmer.Stem(word)).Count > 0 || glossary.GermanWords.Contains(word);
}
