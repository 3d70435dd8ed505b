using CouncilBot.Knowledge.Text;

namespace CouncilBot.Storage.Rows;

/// <summary>What somebody thought of an answer.</summary>
public enum Rating
{
    /// <summary>It helped.</summary>
    Helpful = 1,

    /// <summary>It did not help.</summary>
    NotHelpful = -1,
}

/// <summary>A question that was asked in chat with the passages that were shown.</summary>
public sealed class QuestionRow : ICoalitionOwned, IVersioned
{
    /// <summary>Identity; stands on the card.</summary>
    public Guid Id { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>Membership of who asked; null once their data were deleted.</summary>
    public Guid? AskedBy { get; set; }

    /// <summary>Faction of who asked; null for people without one. Its managers see the question without a name.</summary>
    public string? FactionKey { get; set; }

    /// <summary>The question.</summary>
    public required string Text { get; set; }

    /// <summary>Language of the frame of the answer.</summary>
    public Language Language { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime AskedUtc { get; set; }

    /// <summary>Whether the agreement covered it.</summary>
    public bool IsCovered { get; set; }

    /// <summary>Whether it was asked where others read along.</summary>
    public bool IsPublic { get; set; }

    /// <summary>What the person who asked thought of the answer.</summary>
    public Rating? Rating { get; set; }

    /// <summary>When a manager took it off the list of open questions, UTC.</summary>
    public DateTime? SettledUtc { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }
}

/// <summary>A question given to the faction's managers, and their reply.</summary>
public sealed class HandoverRow : ICoalitionOwned, IVersioned
{
    /// <summary>Identity; stands on the card.</summary>
    public Guid Id { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>The faction whose managers are asked.</summary>
    public required string FactionKey { get; set; }

    /// <summary>The question; one handover for each question at most.</summary>
    public Guid QuestionId { get; set; }

    /// <summary>Words of the question at that time.</summary>
    public required string Text { get; set; }

    /// <summary>Membership of who asked; null once their data were deleted.</summary>
    public Guid? AskedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>The reply; null while it is open.</summary>
    public string? Reply { get; set; }

    /// <summary>Membership of who replied.</summary>
    public Guid? RepliedBy { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime? RepliedUtc { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }
}
