namespace CouncilBot.Storage.Rows;

/// <summary>A row whose changes are counted; of two who change the same state of it, one loses.</summary>
public interface IVersioned
{
    /// <summary>Rises with each change; set by <see cref="CouncilDb"/> alone.</summary>
    int Version { get; set; }
}
