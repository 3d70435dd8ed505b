namespace CouncilBot.Knowledge.Text;

/// <summary>
/// Splits German compounds into words of a vocabulary: "Haltestellenmodernisierung" into "haltestellen" and
/// "modernisierung". Joints (-s-, -es-) and dropped vowels ("Schul-" for "Schule") are understood.
/// </summary>
public sealed class CompoundSplitter
{
    private const int ShortestPart = 3;
    private const int ShortestCompound = 7;
    private const int LongestWord = 60;
    private const int MostParts = 4;

    private readonly VocabularyTest _isWord;

    /// <summary>Creates a splitter over the words for which <paramref name="isWord"/> holds; function words and short particles should not be among them.</summary>
    public CompoundSplitter(VocabularyTest isWord) => _isWord = isWord;

    /// <summary>Whether a folded word is known.</summary>
    public delegate bool VocabularyTest(ReadOnlySpan<char> word);

    /// <summary>Every end of <paramref name="form"/> that begins at a seam between its words: "schutzgebiete" and "gebiete" of "naturschutzgebiete".</summary>
    public IReadOnlyList<string> SplitEnds(string form)
    {
        var parts = SplitFully(form);
        return parts.Count == 0
            ? []
            : [.. parts.Skip(1).Select(p => form.LastIndexOf(p, StringComparison.Ordinal)).Where(at => at > 0).Distinct().Select(at => form[at..])];
    }

    /// <summary>The parts of <paramref name="form"/> and, where a part is a compound itself, the parts of that; the head comes last.</summary>
    public IReadOnlyList<string> SplitFully(string form)
    {
        var parts = Split(form);
        if (parts.Count == 0)
            return [];

        var all = new List<string>();
        foreach (var part in parts)
        {
            all.AddRange(SplitFully(part));
            all.Add(part);
        }

        return all;
    }

    /// <summary>The parts of <paramref name="form"/>, or none when it is not a compound of known words.</summary>
    public IReadOnlyList<string> Split(string form)
    {
        if (form.Length is < ShortestCompound or > LongestWord || char.IsAsciiDigit(form[0]))
            return [];

        var length = form.Length;
        Span<float> cost = stackalloc float[length + 1];
        Span<int> from = stackalloc int[length + 1];
        Span<int> parts = stackalloc int[length + 1];
        cost.Fill(float.MaxValue);
        cost[0] = 0;
        parts[0] = 0;
        for (var end = ShortestPart; end <= length; end++)
        {
            for (var start = 0; start <= end - ShortestPart; start++)
            {
                if (cost[start] == float.MaxValue || parts[start] == MostParts || (start == 0 && end == length))
                    continue;

                var candidate = cost[start] + Cost(end - start);
                // at equal cost the longer left part wins: German compounds branch to the left
                if (candidate <= cost[end] && Word(form.AsSpan(start, end - start), isHead: end == length) > 0)
                    (cost[end], from[end], parts[end]) = (candidate, start, parts[start] + 1);
            }
        }

        if (cost[length] == float.MaxValue)
            return [];

        var result = new List<string>();
        for (var end = length; end > 0; end = from[end])
        {
            var part = form.AsSpan(from[end], end - from[end]);
            result.Insert(0, part[..Word(part, isHead: end == length)].ToString());
        }

        return result;
    }

    /// <summary>Few and long parts are likelier than many short ones.</summary>
    private static float Cost(int length) => 1 + (length <= 3 ? 0.7f : length == 4 ? 0.2f : 0);

    /// <summary>How many letters of <paramref name="part"/> form the known word (joints left out), or 0.</summary>
    private int Word(ReadOnlySpan<char> part, bool isHead)
    {
        if (_isWord(part))
            return part.Length;

        if (isHead)
            return part.Length > ShortestPart + 1 && part[^1] is 'n' or 's' or 'e' && _isWord(part[..^1]) ? part.Length : 0;

        if (part.Length > ShortestPart + 1 && part[^1] == 's' && _isWord(part[..^1]))
            return part.Length - 1;

        if (part.Length > ShortestPart + 2 && part.EndsWith("es") && _isWord(part[..^2]))
            return part.Length - 2;

        if (part.Length > ShortestPart + 1 && part[^1] == 'n' && _isWord(part[..^1]))
            return part.Length;

        if (part.Length < ShortestPart + 1)
            return 0;

        Span<char> withVowel = stackalloc char[part.Length + 1];
        part.CopyTo(withVowel);
        withVowel[^1] = 'e';
        return _isWord(withVowel) ? part.Length : 0;
    }
}
