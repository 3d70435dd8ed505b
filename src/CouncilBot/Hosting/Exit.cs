namespace CouncilBot.Hosting;

/// <summary>Exit codes of the command line.</summary>
internal static class Exit
{
    /// <summary>Done.</summary>
    public const int Success = 0;

    /// <summary>Input was refused; a message on stderr says why and what to do.</summary>
    public const int Refused = 1;

    /// <summary>The command line itself is wrong.</summary>
    public const int Usage = 2;
}
