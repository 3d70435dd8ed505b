namespace CouncilBot.Knowledge.Documents;

/// <summary>What a passage is in its document.</summary>
public enum PassageKind
{
    /// <summary>Running text.</summary>
    Paragraph,

    /// <summary>An item of an unnumbered list.</summary>
    Bullet,

    /// <summary>An item that the source numbers or letters itself.</summary>
    Rule,
}

/// <summary>
/// The smallest unit that is quoted: a paragraph, a bullet or a numbered rule. <see cref="Text"/> is an exact span of the
/// cleaned text of its document.
/// </summary>
public sealed record Passage
{
    /// <summary>Identity that stays resolvable when the document gets a new version: document, version and ordinal.</summary>
    public required string Id { get; init; }

    /// <summary>Position in the document, counted from 1.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Paragraph, bullet or rule.</summary>
    public required PassageKind Kind { get; init; }

    /// <summary>Where the text stands in <see cref="Document.CleanText"/>.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The exact words.</summary>
    public required string Text { get; init; }

    /// <summary>Headings above the passage, outermost first, as the document words them.</summary>
    public required IReadOnlyList<string> HeadingPath { get; init; }

    /// <summary>The name people use for it, such as "Regel 7" or "Ziel 3", when the source numbers it.</summary>
    public Reference? Label { get; init; }

    /// <summary>Every numbered name under which it can be asked for: its own label and those of the headings above it.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Lines of the source file.</summary>
    public required LineRange SourceLines { get; init; }

    /// <summary>Lines by the numbers the source itself prints, where it does.</summary>
    public LineRange? PrintedLines { get; init; }

    /// <summary>The lines people can look up: the printed ones where there are any.</summary>
    public LineRange Lines => PrintedLines ?? SourceLines;

    /// <summary>The sentence that introduces the list the passage belongs to, as a span of the cleaned text.</summary>
    public TextSpan? Intro { get; init; }

    /// <summary>The words of <see cref="Intro"/>.</summary>
    public string? IntroText { get; init; }

    /// <summary>Meanings the source expresses by its type, such as "Jahresschwerpunkt" for bold, or a footnote.</summary>
    public IReadOnlyList<string> Markers { get; init; } = [];

    /// <summary>Sentences, as offsets into <see cref="Text"/>.</summary>
    public required IReadOnlyList<TextSpan> Sentences { get; init; }

    /// <summary>How a councillor would cite it: document, chapter, and rule number, line numbers or paragraph.</summary>
    public required string Citation { get; init; }
}

/// <summary>A numbered name in a document: "Regel 7", "Ziel 3".</summary>
/// <param name="Noun">The noun in the singular, such as "Regel".</param>
/// <param name="Number">The number or letter as printed, without brackets.</param>
public readonly record struct Reference(string Noun, string Number)
{
    /// <inheritdoc />
    public override string ToString() => $"{Noun} {Number}";
}
