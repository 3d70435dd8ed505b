namespace CouncilBot.Knowledge.Text;

/// <summary>
/// Reduces folded German words: <see cref="Stem"/> takes inflection off ("Kitas" and "Kita"), <see cref="Root"/> derivation
/// and participles too ("Förderung" and "gefördert"). Inflection follows the first two steps of the Snowball algorithm for
/// German, without its regions, since folded text no longer tells all vowels; plurals on -s after a vowel are added.
/// </summary>
public static class GermanStemmer
{
    private const int ShortestStem = 3;
    private const int ShortestRoot = 4;

    /// <summary>A stem on -t that is no longer is rather a noun ("Sparte") than a past tense ("sanierte").</summary>
    private const int ShortNoun = 6;

    private static readonly string[] FirstEndings = ["ern", "em", "er", "en", "es", "e"];
    private static readonly string[] SecondEndings = ["en", "er", "est"];
    private static readonly string[] SwallowedEndings = ["rn", "n", "r"];

    private static readonly string[] DerivationalSuffixes =
    [
        "igkeit", "lichkeit", "barkeit", "samkeit", "isierung", "ierung", "ationen", "ation", "ungs", "ung", "keit", "heit",
        "schaft", "isier", "ier", "lich", "isch", "ig", "bar", "sam", "haft", "los", "nis", "tum",
    ];

    private static readonly string[] SeparablePrefixes =
    [
        "zusammen", "zuruck", "weiter", "wieder", "unter", "durch", "fest", "fort", "nach", "uber", "auf", "aus", "bei", "ein", "her", "hin",
        "los", "mit", "vor", "weg", "ab", "an", "um", "zu",
    ];

    /// <summary>The word without endings of number, case, gender, person and degree.</summary>
    public static string Stem(string folded)
    {
        var word = WithoutFeminine(folded.AsSpan());
        var stem = WithoutEnding(word, FirstEndings);
        if (stem.Length == word.Length)
            stem = WithoutS(word);

        // -er is taken off once: "Kämmerer" is no "Kammer"
        word = word.Length - stem.Length == 2 && word.EndsWith("er") ? stem : WithoutEnding(stem, SecondEndings);

        // "Busse" and "Bus", "Flüsse" and "Fluss"
        if (word.Length > ShortestStem && word[^1] == word[^2])
            word = word[..^1];

        word = WithoutSwallowedEnding(word);
        return word.Length == folded.Length ? folded : word.ToString();
    }

    /// <summary>The stem without marks of the participle and without suffixes that make one part of speech from another.</summary>
    public static string Root(string folded)
    {
        var root = WithoutSuffixes(WithoutVerbEnding(Stem(folded), folded));
        return WithoutParticipleMark(WithoutVerbOfComparative(root), folded);
    }

    private static ReadOnlySpan<char> WithoutEnding(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.Length >= ShortestStem + ending.Length && word.EndsWith(ending) && !(ending == "er" && EndsWithIer(word)))
                return word[..^ending.Length];
        }

        return word;
    }

    /// <summary>Folding takes the e of -en, -er and -ern behind au and eu ("Frauen" is "fraun"), so that the rest of the ending stands alone.</summary>
    private static ReadOnlySpan<char> WithoutSwallowedEnding(ReadOnlySpan<char> word)
    {
        foreach (var ending in SwallowedEndings)
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending) && word[^(ending.Length + 1)] == 'u' && word[^(ending.Length + 2)] is 'a' or 'e')
                return word[..^ending.Length];
        }

        return word;
    }

    /// <summary>The -ier of "finanzieren" is part of the word; that of "barrierefreier" is not.</summary>
    private static bool EndsWithIer(ReadOnlySpan<char> word) => word.Length > 5 && word[^3] == 'i' && word[^4] != 'e';

    private static ReadOnlySpan<char> WithoutS(ReadOnlySpan<char> word)
    {
        if (word.Length <= ShortestStem || word[^1] != 's')
            return word;

        return word[^2] switch
        {
            'b' or 'd' or 'f' or 'g' or 'h' or 'k' or 'l' or 'm' or 'n' or 'r' or 't' or 'o' or 'y' => word[..^1],
            'i' when !word.EndsWith("eis") && !word.EndsWith("nis") => word[..^1], // "Azubis", not "Kreis" or "Ergebnis"
            'a' when word.Length > ShortestStem + 1 => word[..^1],
            _ => word,
        };
    }

    /// <summary>-nd and -t of participles and of "plant"; "Sparten" keeps its t, it has nothing to do with "sparen".</summary>
    private static ReadOnlySpan<char> WithoutVerbEnding(ReadOnlySpan<char> stem, string folded)
    {
        if (stem.Length > ShortestRoot + 1 && stem.EndsWith("nd"))
            stem = stem[..^2];
        else if (stem.Length > ShortestRoot && stem[^1] == 't' && (folded[^1] == 't' || stem.Length > ShortNoun || stem.IndexOf("ge") >= 0))
            stem = stem[..^1];

        return stem.Length > ShortestRoot && stem[^1] == 'e' ? stem[..^1] : stem;
    }

    private static ReadOnlySpan<char> WithoutSuffixes(ReadOnlySpan<char> stem)
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var suffix in DerivationalSuffixes)
            {
                if (!stem.EndsWith(suffix) || stem.Length - suffix.Length < ShortestRoot)
                    continue;

                stem = stem[..^suffix.Length];
                again = true;
                break;
            }
        }

        return stem;
    }

    /// <summary>"Verbesserung" and "besser", "erweitern" and "weiter": verbs made from comparatives.</summary>
    private static ReadOnlySpan<char> WithoutVerbOfComparative(ReadOnlySpan<char> root)
    {
        if (!root.EndsWith("er"))
            return root;

        var prefix = root.StartsWith("ver") ? 3 : root.StartsWith("er") ? 2 : 0;
        return prefix > 0 && root.Length - prefix > ShortestRoot + 1 ? root[prefix..] : root;
    }

    /// <summary>"gefördert" and "fördern"; "fortgesetzt", "fortzusetzen" and "fortsetzen".</summary>
    private static string WithoutParticipleMark(ReadOnlySpan<char> root, string folded)
    {
        if (!(folded[^1] is 't' or 'n' or 'e' or 'r' or 'm' or 's'))
            return root.ToString();

        if (root.Length >= ShortestRoot + 2 && root.StartsWith("ge"))
            return root[2..].ToString();

        foreach (var prefix in SeparablePrefixes)
        {
            if (!root.StartsWith(prefix) || root.Length < prefix.Length + 5)
                continue;

            var rest = root[prefix.Length..];
            if (rest.StartsWith("ge") || rest.StartsWith("zu"))
                return string.Concat(prefix, rest[2..]);
        }

        return root.ToString();
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
