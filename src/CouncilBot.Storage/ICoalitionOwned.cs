namespace CouncilBot.Storage;

/// <summary>A row of one coalition. Every query sees only the rows of the coalition its context was opened for.</summary>
public interface ICoalitionOwned
{
    /// <summary>The coalition the row belongs to.</summary>
    string CoalitionId { get; set; }
}
