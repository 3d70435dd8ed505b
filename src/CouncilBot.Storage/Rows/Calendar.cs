namespace CouncilBot.Storage.Rows;

/// <summary>
/// The secret address under which somebody's calendar is read, one for each membership. Only a hash of its token is stored. It ends
/// with the membership; that it is read is not noted.
/// </summary>
public sealed class CalendarFeedRow : ICoalitionOwned, IVersioned
{
    /// <summary>Whose calendar it is.</summary>
    public Guid MembershipId { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>SHA-256 of the token, hexadecimal.</summary>
    public required string TokenHash { get; set; }

    /// <summary>Since when the address works, UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>Concurrency token: of two who replace the address at the same moment one loses.</summary>
    public int Version { get; set; }
}
