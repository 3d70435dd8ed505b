namespace CouncilBot.Storage.Rows;

/// <summary>When a coalition's committee reminds, where its managers have decided otherwise than the rule data.</summary>
public sealed class CommitteeTimesRow : ICoalitionOwned, IVersioned
{
    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>The day on which items for the agenda are asked for.</summary>
    public DayOfWeek CallDay { get; set; }

    /// <summary>At which time, in minutes of the local day.</summary>
    public int CallTime { get; set; }

    /// <summary>When the agenda comes on the day of the meeting, in minutes of the local day.</summary>
    public int AgendaTime { get; set; }

    /// <summary>Minutes before the meeting of the last reminder.</summary>
    public int Shortly { get; set; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTime ChangedUtc { get; set; }

    /// <summary>Concurrency token.</summary>
    public int Version { get; set; }
}

/// <summary>A time without meetings of the series: school holidays or a recess of the council, as it was imported.</summary>
public sealed class RecessRow : ICoalitionOwned
{
    /// <inheritdoc/>
    public required string CoalitionId { get; set; }

    /// <summary>First local day; its midnight in UTC stands for it.</summary>
    public DateTime FirstDay { get; set; }

    /// <summary>Last local day; its midnight in UTC stands for it.</summary>
    public DateTime LastDay { get; set; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }
}
