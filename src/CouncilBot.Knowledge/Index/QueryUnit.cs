namespace CouncilBot.Knowledge.Index;

/// <summary>How a word of the question reached the words it looks for.</summary>
public enum MatchKind
{
    /// <summary>The word itself, inflected or not.</summary>
    Word,

    /// <summary>A word of the same root, or a compound with it.</summary>
    Relative,

    /// <summary>Its parts, where it is a compound.</summary>
    Parts,

    /// <summary>Another term of the same concept in the glossary.</summary>
    Synonym,

    /// <summary>A broader, narrower or neighbouring concept of the glossary.</summary>
    Neighbour,

    /// <summary>A word spelt similarly.</summary>
    Spelling,
}

/// <summary>Spellings that stand for one word.</summary>
/// <param name="Kind">How they were found.</param>
/// <param name="Forms">The spellings.</param>
internal sealed record WordSense(MatchKind Kind, IReadOnlyList<FormMatch> Forms);

/// <summary>Several words that have to come together, such as "runder Tisch".</summary>
/// <param name="Kind">How they were found.</param>
/// <param name="Words">The words.</param>
/// <param name="Weight">How well all together stand for the unit.</param>
/// <param name="AllNeeded">Whether a passage must have all of them; otherwise it gets a share for each.</param>
internal sealed record PhraseSense(MatchKind Kind, IReadOnlyList<WordSense> Words, float Weight, bool AllNeeded);

/// <summary>A word or fixed expression of the question with everything it may be found by.</summary>
internal sealed record QueryUnit
{
    /// <summary>The words of the question.</summary>
    public required string Words { get; init; }

    /// <summary>Everything it may be found by.</summary>
    public required Senses Senses { get; init; }

    public IReadOnlyList<FormMatch> Forms => Senses.Forms;

    public IReadOnlyList<PhraseSense> Phrases => Senses.Phrases;

    /// <summary>How much the kind of word counts: subjects more than general words.</summary>
    public required float Importance { get; init; }

    /// <summary>Whether the language knows the word: it is in the glossary. An unknown word may be a name or noise.</summary>
    public required bool IsKnown { get; init; }

    /// <summary>Whether the glossary has it as a subject of a field of policy.</summary>
    public required bool IsSubject { get; init; }

    public bool IsEmpty => Forms.Count == 0 && Phrases.Count == 0;
}
