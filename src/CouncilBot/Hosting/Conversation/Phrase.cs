using System.Diagnostics.CodeAnalysis;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Hosting.Conversation;

/// <summary>
/// A way to say something in chat. <c>wer bin ich</c> is said just so, whatever the spelling of umlauts, case and punctuation;
/// <c>(a|b)</c> is one of several words, <c>[a]</c> may be missing, <c>*</c> stands for any words. At the end <c>{words}</c> stands
/// for at least one word that is handed on, <c>{#}</c> for a number, <c>{id}</c> for a short identity and what follows it.
/// <c>{nr}</c> stands for a short identity anywhere; it is handed on before the words of an argument. A phrase that ends with
/// <c>!(a|b)</c> is not said with one of these words.
/// </summary>
/// <remarks>A phrase with <c>*</c> is a statement: the same words with a question mark are a question.</remarks>
internal sealed class Phrase
{
    /// <summary>Length of a short identity, in hexadecimal digits.</summary>
    public const int IdentityLength = 6;

    private readonly IReadOnlyList<Part> _parts;
    private readonly HashSet<string> _without;
    private readonly bool _isStatement;

    private Phrase(string pattern, IReadOnlyList<Part> parts, HashSet<string> without)
    {
        (Pattern, _parts, _without) = (pattern, parts, without);
        _isStatement = parts.Any(p => p.Kind == PartKind.Anything);
    }

    private enum PartKind
    {
        Word,
        Optional,
        Anything,
        Argument,
        Number,
        Identity,
        Short,
    }

    /// <summary>As written in the table of routes.</summary>
    public string Pattern { get; }

    /// <summary>Reads a pattern; a wrong one is a mistake of ours and throws.</summary>
    public static Phrase Parse(string pattern)
    {
        var written = pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        var without = written.Count > 0 && written[^1] is ['!', '(', .. var words, ')'] ? Fold(words) : [];
        var parts = written.SkipLast(without.Count > 0 ? 1 : 0).Select(ParsePart).ToList();
        if (parts.Count == 0 || parts.SkipLast(1).Any(p => p.IsArgument))
            throw new FormatException($"\"{pattern}\" is no phrase.");

        return new Phrase(pattern, parts, without);
    }

    /// <summary>Whether <paramref name="said"/> is this phrase; <paramref name="argument"/> are the words of its argument as typed.</summary>
    public bool Matches(Utterance said, [NotNullWhen(true)] out string? argument)
    {
        argument = null;
        if (_isStatement && said.IsQuestion)
            return false;

        if (_without.Overlaps(said.Words) || Match(said.Words, 0, 0, _isStatement ? [] : null) is not { } start)
            return false;

        argument = said.From(start);
        if (_parts.Any(p => p.Kind == PartKind.Short))
            argument = $"{said.Words.First(w => IsIdentity(w))} {argument}".TrimEnd();

        return true;
    }

    /// <summary>Whether some words are both phrases at once.</summary>
    public bool Overlaps(Phrase other) => !Excludes(other) && !other.Excludes(this) && Meet(_parts, 0, other._parts, 0);

    /// <summary>Whether a word has the form of a short identity.</summary>
    public static bool IsIdentity(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiHexDigit(c))
                return false;
        }

        return word.Length == IdentityLength;
    }

    /// <inheritdoc/>
    public override string ToString() => Pattern;

    /// <summary>Whether the other one cannot be said without a word that this one is never said with.</summary>
    private bool Excludes(Phrase other) => other._parts.Any(p => p.Kind == PartKind.Word && p.Words.IsSubsetOf(_without));

    /// <summary>Index of the first word of the argument (the number of words when there is none), or null when it does not match.</summary>
    /// <remarks>Dead ends are remembered, so that several <c>*</c> in a long text cost their product and not their power.</remarks>
    private int? Match(IReadOnlyList<string> words, int word, int part, HashSet<(int Word, int Part)>? deadEnds)
    {
        if (part == _parts.Count)
            return word == words.Count ? word : null;

        if (deadEnds?.Contains((word, part)) == true)
            return null;

        var p = _parts[part];
        var found = p.Kind switch
        {
            PartKind.Number => word == words.Count - 1 && p.Accepts(words[word]) ? word : null,
            PartKind.Argument or PartKind.Identity => word < words.Count && p.Accepts(words[word]) ? word : null,
            PartKind.Anything => Match(words, word, part + 1, deadEnds) ?? (word < words.Count ? Match(words, word + 1, part, deadEnds) : null),
            PartKind.Optional => (word < words.Count && p.Accepts(words[word]) ? Match(words, word + 1, part + 1, deadEnds) : null) ?? Match(words, word, part + 1, deadEnds),
            PartKind.Word or PartKind.Short => word < words.Count && p.Accepts(words[word]) ? Match(words, word + 1, part + 1, deadEnds) : null,
        };
        if (found is null)
            deadEnds?.Add((word, part));

        return found;
    }

    private static bool Meet(IReadOnlyList<Part> a, int i, IReadOnlyList<Part> b, int j)
    {
        if (i == a.Count && j == b.Count)
            return true;

        if (i < a.Count && a[i].Kind is PartKind.Anything or PartKind.Optional && Meet(a, i + 1, b, j))
            return true;

        if (j < b.Count && b[j].Kind is PartKind.Anything or PartKind.Optional && Meet(a, i, b, j + 1))
            return true;

        if (i == a.Count || j == b.Count || !a[i].Meets(b[j]))
            return false;

        return Nexts(a, i).Any(ni => Nexts(b, j).Any(nj => (ni, nj) != (i, j) && Meet(a, ni, b, nj)));
    }

    /// <summary>Where a pattern stands after a word: <c>*</c> and an argument may take further words.</summary>
    private static IEnumerable<int> Nexts(IReadOnlyList<Part> parts, int at) =>
        parts[at].Kind is PartKind.Anything or PartKind.Argument or PartKind.Identity ? [at, at + 1] : [at + 1];

    private static Part ParsePart(string text) => text switch
    {
        "*" => new Part(PartKind.Anything, []),
        "{#}" => new Part(PartKind.Number, []),
        "{id}" => new Part(PartKind.Identity, []),
        "{nr}" => new Part(PartKind.Short, []),
        ['{', .., '}'] => new Part(PartKind.Argument, []),
        ['[', .. var words, ']'] => new Part(PartKind.Optional, Fold(words)),
        ['(', .. var words, ')'] => new Part(PartKind.Word, Fold(words)),
        _ => new Part(PartKind.Word, Fold(text)),
    };

    private static HashSet<string> Fold(string words) => [.. words.Split('|').Select(w => Folding.Fold(w))];

    private sealed record Part(PartKind Kind, HashSet<string> Words)
    {
        public bool IsArgument => Kind is PartKind.Argument or PartKind.Number or PartKind.Identity;

        public bool Accepts(string word) => Kind switch
        {
            PartKind.Word or PartKind.Optional => Words.Contains(word),
            PartKind.Anything or PartKind.Argument => true,
            PartKind.Number => word.Length <= 3 && word.All(char.IsAsciiDigit),
            PartKind.Identity or PartKind.Short => IsIdentity(word),
        };

        /// <summary>Whether one word may stand for both.</summary>
        public bool Meets(Part other) => (Kind, other.Kind) switch
        {
            (PartKind.Word or PartKind.Optional, _) => Words.Any(other.Accepts),
            (_, PartKind.Word or PartKind.Optional) => other.Words.Any(Accepts),
            _ => true,
        };
    }
}

/// <summary>What somebody typed, as words.</summary>
internal sealed class Utterance
{
    /// <summary>Nobody gives a command in more words; beyond, only the text counts.</summary>
    private const int MostWords = 400;

    private readonly List<int> _starts = [];

    public Utterance(string text)
    {
        Text = text;
        IsQuestion = text.TrimEnd().EndsWith('?');
        var words = new List<string>();
        for (var i = 0; i < text.Length && words.Count < MostWords; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;

            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                i++;

            // Folding takes "ae" for "ä", also within a short identity such as 7FAE21.
            var word = text.AsSpan(start, i - start);
            words.Add(Phrase.IsIdentity(word) ? word.ToString().ToLowerInvariant() : Folding.Fold(word));
            _starts.Add(start);
        }

        Words = words;
    }

    /// <summary>As typed.</summary>
    public string Text { get; }

    /// <summary>The words, folded.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Whether it ends with a question mark.</summary>
    public bool IsQuestion { get; }

    /// <summary>The text from a word on, as typed.</summary>
    public string From(int word) => word < _starts.Count ? Text[_starts[word]..].Trim() : "";
}
