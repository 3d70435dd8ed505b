using System.Numerics;
using System.Runtime.InteropServices;

namespace CouncilBot.Knowledge.Index;

/// <summary>
/// Finds known words near a misspelt one by edit distance, with swapped neighbours as one error (optimal string alignment).
/// Words that start with another letter are not considered: people rarely mistype the first letter, and another one is
/// another word.
/// </summary>
internal sealed class SpellingIndex
{
    private const int ShortestWord = 4;

    /// <summary>Longer words are not worth the time: they are compounds, which are corrected by their parts.</summary>
    private const int LongestWord = 40;

    private readonly Dictionary<(char First, int Length), List<(string Word, uint Letters)>> _words = [];

    public SpellingIndex(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length is < ShortestWord or > LongestWord || char.IsAsciiDigit(word[0]))
                continue;

            ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, (word[0], word.Length), out _);
            (list ??= []).Add((word, LettersOf(word)));
        }
    }

    /// <summary>How many errors are forgiven in a word of this length.</summary>
    public static int Tolerance(int length) => length switch { < ShortestWord => 0, <= 6 => 1, <= 11 => 2, <= LongestWord => 3, _ => 0 };

    /// <summary>The known words nearest to <paramref name="word"/>, all at the same smallest distance, sorted.</summary>
    public (IReadOnlyList<string> Words, int Distance) Nearest(string word)
    {
        var tolerance = Tolerance(word.Length);
        var best = tolerance;
        var found = new List<string>();
        var letters = LettersOf(word);
        for (var length = word.Length - tolerance; length <= word.Length + tolerance && tolerance > 0; length++)
        {
            if (!_words.TryGetValue((word[0], length), out var candidates))
                continue;

            foreach (var (candidate, own) in CollectionsMarshal.AsSpan(candidates))
            {
                // one error changes at most two letters of the set
                if (BitOperations.PopCount(letters ^ own) > 2 * best)
                    continue;

                var distance = Distance(word, candidate, best);
                if (distance > best)
                    continue;

                if (distance < best)
                    found.Clear();

                best = distance;
                found.Add(candidate);
            }
        }

        found.Sort(StringComparer.Ordinal);
        return (found, found.Count == 0 ? 0 : best);
    }

    /// <summary>Edit distance of two words, or more than <paramref name="limit"/> when it exceeds that.</summary>
    public static int Distance(string a, string b, int limit)
    {
        Span<int> twoAgo = stackalloc int[b.Length + 1];
        Span<int> ago = stackalloc int[b.Length + 1];
        Span<int> now = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
            ago[j] = j;

        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            var smallest = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                now[j] = Math.Min(Math.Min(now[j - 1] + 1, ago[j] + 1), ago[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    now[j] = Math.Min(now[j], twoAgo[j - 2] + 1);

                smallest = Math.Min(smallest, now[j]);
            }

            if (smallest > limit)
                return limit + 1;

            var recycled = twoAgo;
            twoAgo = ago;
            ago = now;
            now = recycled;
        }

        return ago[b.Length];
    }

    /// <summary>The set of letters of a word, one bit each.</summary>
    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var c in word)
            letters |= 1u << (c & 31);

        return letters;
    }
}
