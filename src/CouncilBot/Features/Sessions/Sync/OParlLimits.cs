namespace CouncilBot.Features.Sessions.Sync;

/// <summary>How much is read of a server that may be broken or not what it seems.</summary>
internal sealed record OParlLimits
{
    /// <summary>Bytes of one answer.</summary>
    public int AnswerBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of all answers.</summary>
    public long TotalBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Pages of one list.</summary>
    public int Pages { get; init; } = 1_000;

    /// <summary>Meetings of one list.</summary>
    public int Meetings { get; init; } = 50_000;

    /// <summary>Organizations whose name is asked for.</summary>
    public int Organizations { get; init; } = 500;

    /// <summary>How deep an answer may be nested.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Redirections of one request.</summary>
    public int Redirects { get; init; } = 5;

    /// <summary>Time for one answer. Councils' servers compute their lists while one waits.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time for all of it.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(15);
}
