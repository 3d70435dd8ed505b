using System.Runtime.InteropServices;

namespace CouncilBot.Knowledge.Index;

/// <summary>
/// Finds known words near a misspelt one. Candidates share groups of three letters with it; the edit distance, with swapped
/// neighbours as one error (optimal string alignment), decides.
/// </summary>
internal sealed class SpellingIndex
{
    private const int ShortestWord = 4;
    private readonly List<string> _words = [];
    private readonly Dictionary<int, List<int>> _byTrigram = [];

    public SpellingIndex(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            if (word.Length < ShortestWord || char.IsAsciiDigit(word[0]))
                continue;

            var id = _words.Count;
            _words.Add(word);
            foreach (var trigram in Trigrams(word))
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byTrigram, trigram, out _);
                (list ??= []).Add(id);
            }
        }
    }

    /// <summary>How many errors are forgiven in a word of this length.</summary>
    public static int Tolerance(int length) => length switch { < ShortestWord => 0, <= 6 => 1, <= 11 => 2, _ => 3 };

    /// <summary>The known words nearest to <paramref name="word"/>, all at the same smallest distance.</summary>
    public (IReadOnlyList<string> Words, int Distance) Nearest(string word)
    {
        var tolerance = Tolerance(word.Length);
        if (tolerance == 0)
            return ([], 0);

        var shared = new Dictionary<int, int>();
        foreach (var trigram in Trigrams(word))
        {
            if (!_byTrigram.TryGetValue(trigram, out var ids))
                continue;

            foreach (var id in ids)
                CollectionsMarshal.GetValueRefOrAddDefault(shared, id, out _)++;
        }

        // One error spoils at most three of the groups, a swap four.
        var needed = Math.Max(1, word.Length + 2 - (4 * tolerance));
        var best = tolerance + 1;
        var found = new List<string>();
        foreach (var (id, count) in shared)
        {
            var candidate = _words[id];
            if (count < needed || Math.Abs(candidate.Length - word.Length) > tolerance)
                continue;

            var distance = Distance(word, candidate, best);
            if (distance > tolerance || distance > best)
                continue;

            if (distance < best)
                found.Clear();

            best = distance;
            found.Add(candidate);
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

    /// <summary>Groups of three letters, the ends of the word marked; packed into an integer.</summary>
    private static IEnumerable<int> Trigrams(string word)
    {
        for (var i = -1; i < word.Length - 1; i++)
        {
            var first = i < 0 ? '^' : word[i];
            var last = i + 2 < word.Length ? word[i + 2] : '$';
            yield return (Code(first) << 20) | (Code(word[i + 1]) << 10) | Code(last);
        }
    }

    private static int Code(char c) => c & 0x3FF;
}
