using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>Cuts German prose into sentences.</summary>
internal static class Sentences
{
    /// <summary>Abbreviations that are followed by a capital although the sentence goes on.</summary>
    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "Abs", "Abt", "Anm", "Art", "Aufl", "Az", "Bd", "bzgl", "bzw", "ca", "Co", "Dipl", "Dr", "ehem", "einschl", "etc", "evtl",
        "f", "ff", "gem", "ggf", "Hr", "Fr", "i", "inkl", "insb", "Kfz", "lfd", "max", "min", "Mio", "Mrd", "Nr", "Prof", "rd",
        "S", "s", "sog", "St", "Std", "stellv", "Str", "Tel", "Tsd", "u", "usw", "v", "vgl", "vs", "Z", "Ziff", "zzgl", "z",
    };

    /// <summary>The sentences of <paramref name="text"/> as spans, white space between them left out.</summary>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        var spans = new List<TextSpan>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('.' or '!' or '?' or '…' or '\n'))
                continue;

            var end = i + 1;
            while (end < text.Length && text[end] is '"' or '“' or '”' or '«' or ')' or '’' or '‘')
                end++;

            if (text[i] != '\n' && !(end < text.Length && char.IsWhiteSpace(text[end]) && StartsSentence(text, end + 1) && !IsAbbreviation(text, i)))
                continue;

            Add(spans, text, start, end);
            start = end;
        }

        Add(spans, text, start, text.Length);
        return spans;
    }

    private static void Add(List<TextSpan> spans, string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;

        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;

        if (end > start)
            spans.Add(new TextSpan(start, end - start));
    }

    private static bool StartsSentence(string text, int at) =>
        at < text.Length && (char.IsUpper(text[at]) || char.IsDigit(text[at]) || text[at] is '„' or '"' or '“' or '»' or '(' or '–' or '-');

    private static bool IsAbbreviation(string text, int stop)
    {
        if (text[stop] != '.')
            return false;

        var start = stop;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1]))
            start--;

        var word = text[start..stop];
        if (word.Length == 0)
            return false;

        // "1. Beigeordnete", "23. Juni", but a year or a large amount may end a sentence
        if (word.All(char.IsDigit))
            return word.Length <= 2;

        return (word.Length == 1 && char.IsLetter(word[0])) || Abbreviations.Contains(word);
    }
}
