namespace CouncilBot.Teams.Connector;

/// <summary>
/// Cuts a long text into messages: at a paragraph if one ends in the second half of the part, otherwise at a line, a sentence, a
/// word, and only then anywhere. Never inside a surrogate pair and never inside a Markdown link that fits into a part. The parts
/// joined are the text again.
/// </summary>
internal static class TextSplitter
{
    /// <summary>The parts of the text, none longer than <paramref name="limit"/> UTF-16 units (at least 2); none for an empty text.</summary>
    public static IReadOnlyList<string> Split(string text, int limit = MessageLimits.TextCharacters)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 2);
        if (text.Length == 0)
            return [];
        if (text.Length <= limit)
            return [text];

        var links = MarkdownLinks.Find(text);
        var parts = new List<string>(text.Length / limit + 1);
        var start = 0;
        while (text.Length - start > limit)
        {
            var end = Cut(text, start, start + limit, links);
            parts.Add(text[start..end]);
            start = end;
        }

        parts.Add(text[start..]);
        return parts;
    }

    /// <summary>Where the part that begins at <paramref name="start"/> ends, at most at <paramref name="last"/>.</summary>
    private static int Cut(string text, int start, int last, IReadOnlyList<MarkdownLinks.Span> links)
    {
        var half = start + (last - start) / 2;
        return Last(text, half, last, links, IsParagraphEnd)
            ?? Last(text, half, last, links, IsLineEnd)
            ?? Last(text, half, last, links, IsSentenceEnd)
            ?? Last(text, start, last, links, IsWordEnd)
            ?? Last(text, start, last, links, IsWholeCharacter)
            // A link longer than a part: it has to be cut somewhere.
            ?? (IsWholeCharacter(text, last) ? last : last - 1);
    }

    private static int? Last(string text, int after, int last, IReadOnlyList<MarkdownLinks.Span> links, Func<string, int, bool> isBorder)
    {
        for (var at = last; at > after; at--)
        {
            if (MarkdownLinks.Around(links, at) is { } link)
                at = link.Start + 1;
            else if (isBorder(text, at))
                return at;
        }

        return null;
    }

    private static bool IsParagraphEnd(string text, int at) =>
        text[at - 1] == '\n' && text[at] is not ('\n' or '\r') && PreviousLineIsEmpty(text, at - 1);

    private static bool PreviousLineIsEmpty(string text, int lineFeed)
    {
        var before = lineFeed - 1;
        if (before >= 0 && text[before] == '\r')
            before--;
        return before >= 0 && text[before] == '\n';
    }

    private static bool IsLineEnd(string text, int at) => text[at - 1] == '\n';

    private static bool IsSentenceEnd(string text, int at) =>
        at >= 2 && text[at - 1] == ' ' && text[at] != ' ' && text[at - 2] is '.' or '!' or '?' or '…' && !EndsInNumber(text, at - 2);

    /// <summary>"am 3. Mai" and "Nr. 3. " are no ends of sentences that a reader would cut at.</summary>
    private static bool EndsInNumber(string text, int stop) => stop > 0 && char.IsAsciiDigit(text[stop - 1]);

    private static bool IsWordEnd(string text, int at) => char.IsWhiteSpace(text[at - 1]) && !char.IsWhiteSpace(text[at]);

    private static bool IsWholeCharacter(string text, int at) => !(char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]));
}
