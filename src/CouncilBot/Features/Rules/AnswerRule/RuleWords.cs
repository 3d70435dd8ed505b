using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Rules.AnswerRule;

/// <summary>Words and phrases with what they point at, found in a question whatever their endings.</summary>
/// <typeparam name="TMark">What they point at.</typeparam>
internal sealed class RuleWords<TMark>
    where TMark : notnull
{
    private readonly Func<string, string> _stem;
    private readonly Dictionary<string, List<(string[] Phrase, TMark Mark)>> _byFirst = new(StringComparer.Ordinal);

    /// <param name="language">The language of the words.</param>
    /// <param name="words">The words, several words being a phrase.</param>
    public RuleWords(Language language, IEnumerable<(string Words, TMark Mark)> words)
    {
        _stem = language == Language.German ? GermanStemmer.Stem : EnglishStemmer.Stem;
        foreach (var (text, mark) in words)
        {
            var phrase = Tokenizer.Tokenize(text).Select(t => _stem(t.Form)).ToArray();
            if (phrase.Length == 0)
                continue;

            if (!_byFirst.TryGetValue(phrase[0], out var same))
                _byFirst[phrase[0]] = same = [];

            same.Add((phrase, mark));
        }
    }

    /// <summary>Everything found, with the tokens it takes.</summary>
    public IEnumerable<(int Start, int Length, TMark Mark)> Find(IReadOnlyList<Token> tokens)
    {
        var stems = tokens.Select(t => _stem(t.Form)).ToArray();
        for (var i = 0; i < stems.Length; i++)
        {
            foreach (var (phrase, mark) in _byFirst.GetValueOrDefault(stems[i]) ?? [])
            {
                if (stems.AsSpan(i).StartsWith(phrase))
                    yield return (i, phrase.Length, mark);
            }
        }
    }
}

/// <summary>The words by which questions about rules are known, read from the files beside this one.</summary>
internal static class RuleVocabulary
{
    /// <summary>German and English.</summary>
    public static IReadOnlyList<RuleWords<RuleCue>> All { get; } = [Read(Language.German, "GermanRuleWords.txt"), Read(Language.English, "EnglishRuleWords.txt")];

    private static RuleWords<RuleCue> Read(Language language, string file)
    {
        using var stream = typeof(RuleVocabulary).Assembly.GetManifestResourceStream(typeof(RuleVocabulary), file)!;
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new RuleWords<RuleCue>(language, lines.Where(l => !l.StartsWith('#')).SelectMany(Line));
    }

    private static IEnumerable<(string Words, RuleCue Cue)> Line(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var cue = Enum.Parse<RuleCue>(line[..colon], ignoreCase: true);
        return line[(colon + 1)..].Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(words => (words, cue));
    }
}
