using CouncilBot.Knowledge.Documents;

namespace CouncilBot.Knowledge.Import;

/// <summary>How a list item is marked in the source.</summary>
internal enum Mark
{
    None,
    Bullet,

    /// <summary>"7."</summary>
    Number,

    /// <summary>"(7)"</summary>
    Bracketed,

    /// <summary>"(A)" or "A)"</summary>
    Letter,

    /// <summary>"*" in front of an explanation at the foot.</summary>
    Footnote,
}

/// <summary>A heading, paragraph or list item while the document is taken apart.</summary>
internal sealed class Block
{
    public required MappedText Text { get; init; }

    public Mark Mark { get; init; }

    /// <summary>The number or letter of the mark, without brackets.</summary>
    public string? Number { get; init; }

    /// <summary>The lines of the source it was put together from.</summary>
    public required List<SourceLine> Lines { get; init; }

    /// <summary>Level of a heading, from 1; 0 for everything else.</summary>
    public int HeadingLevel { get; set; }

    public SkipReason? Skip { get; set; }

    /// <summary>Whether it stands below the last chapter without belonging to it, such as the sentence above contact data.</summary>
    public bool LeavesOutline { get; set; }

    public bool IsHeading => HeadingLevel > 0;

    public bool IsListItem => Mark is not Mark.None and not Mark.Footnote && !IsHeading;

    public string Words => Text.ToString();

    public LineRange SourceLines => new(Lines[0].Number, Lines[^1].Number);

    /// <summary>The printed numbers of those of its lines that lie within <paramref name="sourceLines"/>.</summary>
    public LineRange? PrintedWithin(LineRange sourceLines)
    {
        var printed = Lines.Where(l => sourceLines.Contains(l.Number) && l.Printed is not null).Select(l => l.Printed!.Value).ToList();
        return printed.Count == 0 ? null : new LineRange(printed[0], printed[^1]);
    }

    /// <summary>Whether the words stop in the middle of a sentence.</summary>
    public bool IsUnfinished => Text.Length > 0 && !Punctuation.EndsSentence(Text.Tail) && !EndsWithColon;

    public bool EndsWithColon => Text.Length > 0 && Text[Text.Length - 1] == ':';
}

internal static class Punctuation
{
    private const string Closing = "\"“”‘’»«)]*";

    /// <summary>Whether <paramref name="text"/> ends with a full stop, question or exclamation mark, before closing quotes and brackets.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd();
        while (text.Length > 0 && Closing.Contains(text[^1], StringComparison.Ordinal))
            text = text[..^1];

        return text.Length > 0 && text[^1] is '.' or '!' or '?' or '…';
    }
}
