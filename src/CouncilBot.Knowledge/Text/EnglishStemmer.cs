namespace CouncilBot.Knowledge.Text;

/// <summary>
/// Takes the common endings off folded English words, so that "nurseries", "parking" and "charged" meet the base forms of the
/// glossary. Lighter than Porter's algorithm: the glossary holds few derivations.
/// </summary>
public static class EnglishStemmer
{
    /// <summary>The word without plural, -ing, -ed and -ly.</summary>
    public static string Stem(string folded)
    {
        // "families" and "supplied" go the way of "family" and "supply" from here on
        if (folded.Length > 4 && (folded.EndsWith("ies", StringComparison.Ordinal) || folded.EndsWith("ied", StringComparison.Ordinal)))
            folded = folded[..^3] + "y";

        var word = folded.AsSpan();
        if (word.Length > 4 && (word.EndsWith("sses") || word.EndsWith("xes") || word.EndsWith("ches") || word.EndsWith("shes")))
            word = word[..^2];
        else if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i'))
            word = word[..^1];

        if (word.Length > 5 && word.EndsWith("ing"))
            word = word[..^3];
        else if (word.EndsWith("eed"))
            word = word.Length > 5 ? word[..^1] : word; // "agreed", not "speed"
        else if (word.Length > 4 && word.EndsWith("ed"))
            word = word[..^2];
        else if (word.Length > 5 && word.EndsWith("ly"))
            word = word[..^2];

        if (word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('s' or 'l' or 'e'))
            word = word[..^1];

        if (word.Length > 3 && word[^1] == 'e')
            word = word[..^1];

        return word.ToString();
    }
}
