using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Index;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Knowledge.Answers;

/// <summary>A quote: an exact passage of a document with what it takes to check it.</summary>
public sealed record Answer
{
    /// <summary>The passage, word for word.</summary>
    public required Passage Passage { get; init; }

    /// <summary>The document it stands in.</summary>
    public required Document Document { get; init; }

    /// <summary>The sentences that carry the answer, as offsets into the text of the passage.</summary>
    public required IReadOnlyList<TextSpan> Highlights { get; init; }

    /// <summary>Calibrated probability, 0 to 1, that this passage answers the question.</summary>
    public required double Confidence { get; init; }

    /// <summary>How the passage was found, for people who want to know.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>One word of the question in one passage.</summary>
/// <param name="Asked">The words of the question.</param>
/// <param name="Weight">How much they count in this collection: 0 for what stands everywhere, 1 for what is rare.</param>
/// <param name="Strength">How well the passage has them, 0 to 1.</param>
/// <param name="Found">The word found in the passage, or null.</param>
/// <param name="Kind">How it was found.</param>
public sealed record Finding(string Asked, double Weight, double Strength, string? Found, MatchKind? Kind);

/// <summary>What the documents of one collection say to a question.</summary>
public sealed record Reply
{
    /// <summary>The question.</summary>
    public required Question Question { get; init; }

    /// <summary>The collection that was searched, and no other.</summary>
    public required string Collection { get; init; }

    /// <summary>The titles of the documents that were searched.</summary>
    public required IReadOnlyList<string> Searched { get; init; }

    /// <summary>Up to three quotes, best first; empty when the question is not covered.</summary>
    public required IReadOnlyList<Answer> Answers { get; init; }

    /// <summary>When not covered: up to two passages that are nearest, and no answer.</summary>
    public required IReadOnlyList<Answer> Nearest { get; init; }

    /// <summary>How many further passages speak of the subject.</summary>
    public required int More { get; init; }

    /// <summary>Whether the question named a rule, goal or line that was looked up directly.</summary>
    public bool IsReference { get; init; }

    /// <summary>Whether the documents cover the question.</summary>
    public bool IsCovered => Answers.Count > 0;

    /// <summary>The language of the question.</summary>
    public Language Language => Question.Language;
}
