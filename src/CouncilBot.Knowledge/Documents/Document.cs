namespace CouncilBot.Knowledge.Documents;

/// <summary>What is known about a document besides its text.</summary>
public sealed record DocumentInfo
{
    /// <summary>Identity within its collection, lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>The collection it belongs to, such as "siegen".</summary>
    public required string Collection { get; init; }

    /// <summary>Full title.</summary>
    public required string Title { get; init; }

    /// <summary>The name used in citations.</summary>
    public required string ShortTitle { get; init; }

    /// <summary>
    /// Headings of the first level, where layout alone does not tell levels apart. Empty: levels are read from the layout.
    /// </summary>
    public IReadOnlyList<string> Chapters { get; init; } = [];

    /// <summary>What bold type of a whole list item means in this document, with the words that say so; null where it means nothing.</summary>
    public TypeLegend? Bold { get; init; }
}

/// <summary>A meaning that a document gives to a kind of type.</summary>
/// <param name="Meaning">The word shown with such passages, such as "Jahresschwerpunkt".</param>
/// <param name="Quote">The words of the document that define it; checked when the document is read.</param>
/// <param name="Under">The heading of the lists it applies to.</param>
public sealed record TypeLegend(string Meaning, string Quote, string Under);

/// <summary>Why a block of the source is no passage.</summary>
public enum SkipReason
{
    /// <summary>The title of the document.</summary>
    Title,

    /// <summary>Addressee, file number or date at the top of the paper.</summary>
    DocumentHead,

    /// <summary>Names and offices of the people who signed.</summary>
    Signature,

    /// <summary>Address, telephone and mail of a contact person.</summary>
    Contact,

    /// <summary>Place and date of issue.</summary>
    PlaceAndDate,

    /// <summary>An explanation that is shown with the passages it belongs to.</summary>
    Footnote,

    /// <summary>A heading under which the source has no text.</summary>
    EmptyHeading,
}

/// <summary>A block of the source that was left out of the answers, and why.</summary>
/// <param name="Text">Its words, white space collapsed.</param>
/// <param name="Lines">Lines of the source file.</param>
/// <param name="Reason">Why it is no passage.</param>
public sealed record SkippedBlock(string Text, LineRange Lines, SkipReason Reason);

/// <summary>
/// One version of a document: its source as received, the cleaned text, the map between both and the passages.
/// </summary>
public sealed record Document
{
    /// <summary>What is known about it.</summary>
    public required DocumentInfo Info { get; init; }

    /// <summary>First twelve hexadecimal digits of the SHA-256 of the file.</summary>
    public required string Version { get; init; }

    /// <summary>The text as received, decoded and otherwise untouched; for .docx the text of its paragraphs, one a line.</summary>
    public required string SourceText { get; init; }

    /// <summary>The repaired text that is quoted from.</summary>
    public required string CleanText { get; init; }

    /// <summary>The way from <see cref="CleanText"/> back to <see cref="SourceText"/>.</summary>
    public required SourceMap Map { get; init; }

    /// <summary>Everything that can be quoted, in reading order.</summary>
    public required IReadOnlyList<Passage> Passages { get; init; }

    /// <summary>Everything that was left out.</summary>
    public required IReadOnlyList<SkippedBlock> Skipped { get; init; }

    /// <summary>Whether the source prints its own line numbers.</summary>
    public required bool PrintsLineNumbers { get; init; }
}
