namespace CouncilBot.Knowledge.Collections;

/// <summary>What is wrong with a file that the knowledge base is built from.</summary>
public enum SeedProblem
{
    /// <summary>The folder cannot be read.</summary>
    UnreadableFolder,

    /// <summary>documents.json is no valid JSON or lacks something.</summary>
    BrokenManifest,

    /// <summary>A file that documents.json names is missing or unreadable.</summary>
    MissingFile,

    /// <summary>A source file cannot be read as a document.</summary>
    UnreadableDocument,

    /// <summary>Two documents of a collection have the same identity.</summary>
    DuplicateDocument,

    /// <summary>A chapter named in documents.json is no heading of the source.</summary>
    UnknownChapter,

    /// <summary>The words that are said to define a type are not in the source.</summary>
    LegendNotFound,

    /// <summary>A glossary file has an error; the detail names the kind.</summary>
    Glossary,
}

/// <summary>An error that stops the start: where, and what.</summary>
/// <param name="File">The file, as its path was given.</param>
/// <param name="Line">Line, from 1, where one can be told.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Detail">The words it is about.</param>
/// <param name="Elsewhere">Another place involved.</param>
public sealed record SeedError(string File, int? Line, SeedProblem Problem, string Detail, string? Elsewhere = null)
{
    /// <summary>The kind of glossary error, where it is one.</summary>
    public Glossaries.GlossaryProblem? GlossaryProblem { get; init; }
}
