namespace CouncilBot.Knowledge.Text;

/// <summary>
/// Reduces folded German words: <see cref="Stem"/> takes inflection off ("Kitas" and "Kita"), <see cref="Root"/> derivation
/// too ("Förderung" and "fördern"). The suffix order follows CISTEM (Weißweiler and Fraser, 2017), adapted to folded text,
/// where the case of the word is no longer known.
/// </summary>
public static class GermanStemmer
{
    private const int ShortestStem = 3;

    private static readonly string[] DerivationalSuffixes =
    [
        "igkeit", "lichkeit", "barkeit", "samkeit", "isierung", "ierung", "ationen", "ation", "ungs", "ung", "keit", "heit",
        "schaft", "isier", "ier", "lich", "isch", "ig", "bar", "sam", "haft", "los", "nis", "tum",
    ];

    /// <summary>The word without endings of number, case, gender, person and degree.</summary>
    public static string Stem(string folded)
    {
        var word = WithoutFeminine(folded.AsSpan());
        while (word.Length > ShortestStem)
        {
            if (word.Length > 5 && (word.EndsWith("em") || word.EndsWith("er") || word.EndsWith("nd")))
                word = word[..^2];
            else if (word[^1] is 'e' or 's' or 'n' or 't')
                word = word[..^1];
            else
                break;
        }

        // "Busse" and "Bus", "Flüsse" and "Fluss"
        if (word.Length > ShortestStem && word[^1] == word[^2])
            word = word[..^1];

        return word.Length == folded.Length ? folded : word.ToString();
    }

    /// <summary>The stem without prefixes of the participle and without suffixes that make one part of speech from another.</summary>
    public static string Root(string folded)
    {
        var stem = Stem(folded).AsSpan();
        if (stem.Length >= 6 && stem.StartsWith("ge") && (folded[^1] is 't' or 'e' or 'n'))
            stem = stem[2..];

        for (var again = true; again;)
        {
            again = false;
            foreach (var suffix in DerivationalSuffixes)
            {
                if (!stem.EndsWith(suffix) || stem.Length - suffix.Length < 4)
                    continue;

                stem = stem[..^suffix.Length];
                again = true;
                break;
            }
        }

        return stem.ToString();
    }

    /// <summary>"Bürgerinnen" and "Bürgerin" are asked for as "Bürger".</summary>
    private static ReadOnlySpan<char> WithoutFeminine(ReadOnlySpan<char> word)
    {
        if (word.Length >= 10 && word.EndsWith("innen"))
            return word[..^5];

        return word.Length >= 7 && (word.EndsWith("erin") || word.EndsWith("istin") || word.EndsWith("antin") || word.EndsWith("entin") || word.EndsWith("ertin"))
            ? word[..^2]
            : word;
    }
}
