using CouncilBot.Coalition.Matters;

namespace CouncilBot.Storage.Rows;

/// <summary>What kind of business a matter is.</summary>
public enum MatterKind
{
    /// <summary>A deviating vote.</summary>
    DeviatingVote,

    /// <summary>A motion.</summary>
    Motion,

    /// <summary>A meeting of the cooperation committee.</summary>
    Meeting,

    /// <summary>A notice to the partner.</summary>
    PartnerNotice,
}

/// <summary>
/// A deviating vote, a motion, a meeting of the cooperation committee or a notice to the partner: what lists and boards ask for. The matter itself is what its events say; this row is brought up
/// to them in the same transaction.
/// </summary>
public sealed class MatterRow : ICoalitionOwned, IVersioned
{
    /// <summary>Identity; stands on the cards.</summary>
    public Guid Id { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>The first letters of the identity, by which people name it.</summary>
    public required string ShortId { get; set; }

    /// <summary>Kind.</summary>
    public MatterKind Kind { get; set; }

    /// <summary>The faction whose matter it is; null: it belongs to both.</summary>
    public string? FactionKey { get; set; }

    /// <summary>Membership of who began it; null when nobody did, and once their data were deleted.</summary>
    public Guid? AuthorId { get; set; }

    /// <summary>Name of the phase.</summary>
    public required string Phase { get; set; }

    /// <summary>Whether something can still happen.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Who may see it.</summary>
    public Audience Audience { get; set; }

    /// <summary>Who has to act.</summary>
    public Waiting Waiting { get; set; }

    /// <summary>What it is about, for lists.</summary>
    public required string Title { get; set; }

    /// <summary>The session, where it is known.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>End of the local day on which something is due, UTC; null: nothing is.</summary>
    public DateTime? DueUtc { get; set; }

    /// <summary>The rules it began under, see <see cref="RulesRow.Hash"/>.</summary>
    public required string RulesHash { get; set; }

    /// <summary>How many events it has; the version its cards carry.</summary>
    public int Events { get; set; }

    /// <summary>When it began, UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>When something last happened, UTC.</summary>
    public DateTime ChangedUtc { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }
}

/// <summary>Something that happened with a matter. Written once and never changed.</summary>
public sealed class MatterEventRow : ICoalitionOwned
{
    /// <summary>Identity, rising.</summary>
    public long Id { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>The matter.</summary>
    public Guid MatterId { get; set; }

    /// <summary>Its number within the matter, from 1.</summary>
    public int Number { get; set; }

    /// <summary>When, UTC.</summary>
    public DateTime AtUtc { get; set; }

    /// <summary>Membership of who did it; null once their data were deleted.</summary>
    public Guid? By { get; set; }

    /// <summary>Their faction at that time, or null.</summary>
    public string? FactionKey { get; set; }

    /// <summary>Who could see the matter when it happened.</summary>
    public Audience Audience { get; set; }

    /// <summary>What happened, JSON.</summary>
    public required string Data { get; set; }
}

/// <summary>A card of a matter that lies in somebody's chat, so that it can be updated.</summary>
public sealed class MatterCardRow : ICoalitionOwned
{
    /// <summary>Identity, rising.</summary>
    public long Id { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>The matter.</summary>
    public Guid MatterId { get; set; }

    /// <summary>Who has it.</summary>
    public Guid PersonId { get; set; }

    /// <summary>Our identity of the conversation it lies in.</summary>
    public Guid ConversationId { get; set; }

    /// <summary>Its identity on the channel.</summary>
    public required string ActivityId { get; set; }

    /// <summary>How many events of the matter it shows.</summary>
    public int ShownEvents { get; set; }
}

/// <summary>That somebody has seen a matter, and up to which event.</summary>
public sealed class MatterSeenRow : ICoalitionOwned
{
    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>The matter.</summary>
    public Guid MatterId { get; set; }

    /// <summary>Membership of who saw it.</summary>
    public Guid MembershipId { get; set; }

    /// <summary>When first, UTC.</summary>
    public DateTime FirstUtc { get; set; }

    /// <summary>How many events they have seen.</summary>
    public int Events { get; set; }
}

/// <summary>Rules of a coalition as they were at some time, kept for the matters that began under them.</summary>
public sealed class RulesRow : ICoalitionOwned
{
    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>SHA-256 of the data, hexadecimal.</summary>
    public required string Hash { get; set; }

    /// <summary>The data of the agreement, JSON as read.</summary>
    public required string Json { get; set; }

    /// <summary>The citation of each quote at that time, JSON.</summary>
    public required string Citations { get; set; }

    /// <summary>Since when, UTC.</summary>
    public DateTime SinceUtc { get; set; }
}
