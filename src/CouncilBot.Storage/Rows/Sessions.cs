namespace CouncilBot.Storage.Rows;

/// <summary>Where a session came from; what people entered themselves is not overwritten by an import.</summary>
public enum SessionSource
{
    /// <summary>Entered in chat.</summary>
    Chat,

    /// <summary>A CSV file.</summary>
    Csv,

    /// <summary>An iCalendar file.</summary>
    Ics,

    /// <summary>A server that speaks OParl.</summary>
    OParl,
}

/// <summary>A session of a body of the coalition's municipality.</summary>
public sealed class SessionRow : ICoalitionOwned, IVersioned
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>Key of the body in the coalition's rules.</summary>
    public required string BodyKey { get; set; }

    /// <summary>Name of the committee where the key stands for any of them; null otherwise.</summary>
    public string? BodyName { get; set; }

    /// <summary>When it begins, UTC.</summary>
    public DateTime StartUtc { get; set; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; set; }

    /// <summary>When it was called off, UTC; null: it takes place.</summary>
    public DateTime? CancelledUtc { get; set; }

    /// <summary>Where it came from.</summary>
    public SessionSource Source { get; set; }

    /// <summary>Its identity there, or null.</summary>
    public string? ExternalId { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }
}

/// <summary>An item on the agenda of a session.</summary>
public sealed class AgendaItemRow : ICoalitionOwned
{
    /// <summary>Identity.</summary>
    public Guid Id { get; set; }

    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>The session.</summary>
    public Guid SessionId { get; set; }

    /// <summary>Place on the agenda, from 0.</summary>
    public int Ordinal { get; set; }

    /// <summary>Number as printed, such as <c>7.1</c>; null where there is none.</summary>
    public string? Number { get; set; }

    /// <summary>Title.</summary>
    public required string Title { get; set; }
}

/// <summary>How far the sessions of a server are taken over, so that only what changed since is asked for.</summary>
public sealed class SessionSyncRow : ICoalitionOwned, IVersioned
{
    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>Hash of the address of the list.</summary>
    public required string Source { get; set; }

    /// <summary>Hash of the bodies that sessions were looked up among. With others there is more to take over than what changed.</summary>
    public required string Bodies { get; set; }

    /// <summary>When the list was read last, by the clock of the server, UTC.</summary>
    public DateTime AsOfUtc { get; set; }

    /// <summary>When all of it was read last, by the clock of the server, UTC.</summary>
    public DateTime CompleteUtc { get; set; }

    /// <summary>Concurrency token: of two who take over at once one looks again, and nothing is there twice.</summary>
    public int Version { get; set; }
}
