namespace CouncilBot.Knowledge.Glossaries;

/// <summary>A subject of municipal policy with the words people use for it.</summary>
/// <param name="Name">The preferred German term.</param>
/// <param name="Synonyms">Other German terms for the same.</param>
/// <param name="Colloquial">What people say in the street.</param>
/// <param name="English">English terms.</param>
/// <param name="Role">How much it says about the subject of a question.</param>
public sealed record Concept(
    string Name,
    IReadOnlyList<string> Synonyms,
    IReadOnlyList<string> Colloquial,
    IReadOnlyList<string> English,
    ConceptRole Role)
{
    /// <summary>The next more general concept.</summary>
    public Concept? Broader { get; internal set; }

    /// <summary>Concepts that have this one as <see cref="Broader"/>.</summary>
    public IReadOnlyList<Concept> Narrower { get; internal set; } = [];

    /// <summary>Neighbouring concepts.</summary>
    public IReadOnlyList<Concept> Related { get; internal set; } = [];

    /// <summary><see cref="Name"/> as it is looked for.</summary>
    internal Term NameTerm => field ??= Term.Of([Name]).FirstOrDefault() ?? new Term([Text.Folding.Fold(Name)]);

    /// <summary><see cref="Synonyms"/> as they are looked for.</summary>
    internal IReadOnlyList<Term> SynonymTerms => field ??= [.. Term.Of(Synonyms)];

    /// <summary><see cref="Colloquial"/> and <see cref="English"/> terms as they are looked for: documents use some of them too.</summary>
    internal IReadOnlyList<Term> OtherTerms => field ??= [.. Term.Of(Colloquial.Concat(English))];

    /// <summary>The folded words of every German term, name first.</summary>
    internal IReadOnlyList<string[]> GermanForms { get; } = [.. Synonyms.Concat(Colloquial).Prepend(Name).Select(t => Text.Tokenizer.Tokenize(t).Select(token => token.Form).ToArray())];

    /// <summary>Position in the glossary.</summary>
    public int Ordinal { get; internal set; }

    /// <inheritdoc />
    public override string ToString() => Name;

    /// <inheritdoc />
    public bool Equals(Concept? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => Ordinal;
}

/// <summary>How much a concept says about the subject of a question; told by the name of the file it stands in.</summary>
public enum ConceptRole
{
    /// <summary>A subject of a field of policy.</summary>
    Subject,

    /// <summary>A noun of general vocabulary; files named "glossary.general…".</summary>
    General,

    /// <summary>A verb or adjective of general vocabulary; files named "glossary.general-verbs…".</summary>
    Verb,

    /// <summary>A word with which people ask about any agreement, such as "vereinbart"; files named "glossary.frame…".</summary>
    Frame,
}

/// <summary>Something wrong in a glossary file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Term">The term it is about.</param>
/// <param name="Elsewhere">The other place involved, such as the first occurrence of a duplicate.</param>
public sealed record GlossaryError(string File, int Line, GlossaryProblem Problem, string Term, string? Elsewhere = null);

/// <summary>Kinds of errors in a glossary.</summary>
public enum GlossaryProblem
{
    /// <summary>A line has not exactly six columns.</summary>
    WrongColumns,

    /// <summary>A line names no concept, or several.</summary>
    NoSingleConcept,

    /// <summary>A term has no letters or digits.</summary>
    EmptyTerm,

    /// <summary>A German term belongs to another concept already, or stands twice in one.</summary>
    DuplicateTerm,

    /// <summary>A broader or related concept does not exist.</summary>
    UnknownConcept,

    /// <summary>A concept is, over its broader concepts, more general than itself.</summary>
    Cycle,
}
