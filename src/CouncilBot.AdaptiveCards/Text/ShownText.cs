using System.Buffers;
using System.Text;

namespace CouncilBot.AdaptiveCards;

/// <summary>Keeps text that is not ours from becoming anything but text.</summary>
/// <remarks>
/// How markup is taken out of a text was decided by what the clients do with it:
/// <list type="bullet">
/// <item>HTML entities are decoded on the desktop and shown as they are on phones (MicrosoftDocs/msteams-docs#10997): never used.</item>
/// <item>A backslash works everywhere on the desktop; on phones before none, and since 2024 before <c>* _ [ ] )</c> only, elsewhere
/// the backslash is shown (msteams-docs#5793, AdaptiveCards#5590, Teams-AdaptiveCards-Mobile#58 and #83). Used for emphasis and
/// code alone, where nothing else helps, and there only where the character could mean emphasis.</item>
/// <item>Links, lists, headings, tags, mentions, entities and templates all need two certain characters side by side, or one at the
/// start of a line. A word joiner (U+2060: no width, no line break, not spoken) between or before them is enough for every
/// client, and nothing is seen where a client knows no markdown at all.</item>
/// </list>
/// </remarks>
internal static class ShownText
{
    private const char Joiner = '\u2060';

    /// <summary>A place where a line may break; clients cut off rich text that has none on the width of a phone.</summary>
    private const char Break = '\u200B';
    private const int LongestWord = 36;
    private const string LineBreaks = "\r\n\u000B\u000C\u0085\u2028\u2029";

    /// <summary>Characters that start a block when they are the first of a line; the last ones could follow a number or a <c>$</c>.</summary>
    private const string BlockStarts = "-+*=>#~|:_` .){";

    private static readonly SearchValues<char> Markup = SearchValues.Create("*_`[]{$<&\\~=\n");

    /// <summary>Control characters, and those that turn the direction of what follows.</summary>
    private static readonly SearchValues<char> Unshown = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Select(c => (char)c), .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c), '\u2028', '\u2029',
        .. Enumerable.Range(0x202A, 5).Select(c => (char)c), .. Enumerable.Range(0x2066, 4).Select(c => (char)c),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    /// <summary>For places where no client reads markdown: titles of buttons, labels, placeholders. Clients do look for dates there.</summary>
    public static string OneLine(string text) => WithoutTemplates(Breakable(Clean(text, lineBreak: ' ')));

    /// <summary>For what no person reads, or what a person wrote and gets back to edit: only half surrogates, which JSON cannot hold, are replaced.</summary>
    public static string Valid(string text) => Clean(text, lineBreak: null);

    /// <summary>For text runs: as <see cref="OneLine"/>, with the lines kept.</summary>
    public static string Lines(string text) => WithoutTemplates(Breakable(Clean(text, lineBreak: '\n')));

    /// <summary>For markdown.</summary>
    public static string Literal(string text) => Neutral(Breakable(Clean(text, lineBreak: ' ')), emphasisIsKnown: true);

    /// <summary>
    /// For places that some clients read as markdown and some do not: titles of choices, the fallback text. Nothing in it becomes a
    /// link, a mention or a list; a pair of stars may still become emphasis, because a backslash would be seen.
    /// </summary>
    public static string Unlinked(string text, bool keepLines = false) =>
        Neutral(Breakable(Clean(text, keepLines ? '\n' : ' ')), emphasisIsKnown: false);

    private static string Neutral(string text, bool emphasisIsKnown)
    {
        if (text.Length == 0 || (!text.AsSpan().ContainsAny(Markup) && !StartsBlock(text, 0)))
            return text;

        var neutral = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            var isFirstOfLine = i == 0 || text[i - 1] == '\n';
            if (emphasisIsKnown && CouldBeEmphasisOrCode(text, i))
                neutral.Append('\\');
            else if (isFirstOfLine && StartsBlock(text, i))
                neutral.Append(Joiner);
            neutral.Append(text[i]);
            if (MeansSomethingTogether(text[i], At(text, i + 1)))
                neutral.Append(Joiner);
        }

        return neutral.ToString();
    }

    /// <summary>Whether a line beginning here could be an item of a list, a heading, a rule, a quote, code or a table.</summary>
    private static bool StartsBlock(string text, int at)
    {
        if (BlockStarts.Contains(text[at]))
            return true;
        var end = at;
        while (char.IsAsciiDigit(At(text, end)))
            end++;
        return end > at && At(text, end) is '.' or ')' && At(text, end + 1) is ' ' or '\n' or '\0';
    }

    /// <summary>The end of the text counts as any character, because our own text or a further argument may follow.</summary>
    private static bool MeansSomethingTogether(char first, char second) => first switch
    {
        ']' => second is '(' or ':' or '[' or '\0',
        '{' => second is '{',
        '$' => second is '{',
        '<' => char.IsAsciiLetter(second) || second is '/' or '!' or '?' or '\0',
        '&' => char.IsAsciiLetter(second) || second is '#' or '\0',
        '\\' => char.IsAscii(second) && !char.IsAsciiLetterOrDigit(second) && second != ' ',
        '~' => second is '~' or '\0',
        '=' => second is '=' or '\0',
        _ => false,
    };

    private static bool CouldBeEmphasisOrCode(string text, int at)
    {
        var (before, after) = (At(text, at - 1), At(text, at + 1));
        return text[at] switch
        {
            '`' => true,
            '*' => !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after)),
            '_' => !(char.IsWhiteSpace(before) && char.IsWhiteSpace(after)) && !(char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after)),
            _ => false,
        };
    }

    private static string WithoutTemplates(string text)
    {
        if (!text.Contains("{{", StringComparison.Ordinal) && !text.Contains("${", StringComparison.Ordinal))
            return text;

        var neutral = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length; i++)
        {
            neutral.Append(text[i]);
            if (text[i] is '{' or '$' && At(text, i + 1) == '{')
                neutral.Append(Joiner);
        }

        return neutral.ToString();
    }

    /// <summary>Words longer than the line of a phone, such as long addresses, get places where they may break.</summary>
    private static string Breakable(string text)
    {
        var length = 0;
        StringBuilder? breakable = null;
        for (var i = 0; i < text.Length; i++)
        {
            length = char.IsWhiteSpace(text[i]) ? 0 : length + 1;
            if (length > LongestWord && char.IsLetterOrDigit(text[i]) && char.IsLetterOrDigit(text[i - 1]))
            {
                breakable ??= new StringBuilder(text, 0, i, text.Length + 16);
                breakable.Append(Break);
                length = 1;
            }

            breakable?.Append(text[i]);
        }

        return breakable?.ToString() ?? text;
    }

    /// <summary>
    /// Half surrogates become U+FFFD, line breaks <paramref name="lineBreak"/>, tabs a space; other control characters go. Without
    /// <paramref name="lineBreak"/> all but the half surrogates stay.
    /// </summary>
    private static string Clean(string text, char? lineBreak)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(Unshown))
            return text;

        var clean = new StringBuilder(text.Length);
        var isAfterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (lineBreak is null)
            {
                clean.Append(rune);
                continue;
            }

            var isSecondHalfOfBreak = isAfterReturn && rune.Value == '\n';
            isAfterReturn = rune.Value == '\r';
            if (isSecondHalfOfBreak)
                continue;
            if (rune.IsBmp && LineBreaks.Contains((char)rune.Value))
                clean.Append(lineBreak);
            else if (rune.Value == '\t')
                clean.Append(' ');
            else if (!rune.IsBmp || !Unshown.Contains((char)rune.Value))
                clean.Append(rune);
        }

        return clean.ToString();
    }

    private static char At(string text, int index) => index >= 0 && index < text.Length ? text[index] : '\0';
}
