namespace CouncilBot.Coalition.Sessions;

/// <summary>How much belongs to a session.</summary>
public static class SessionLimits
{
    /// <summary>Longest title of an item.</summary>
    public const int Title = 300;

    /// <summary>Longest number of an item.</summary>
    public const int Number = 20;

    /// <summary>Longest place, and longest name of a committee.</summary>
    public const int Name = 200;

    /// <summary>
    /// Longest address of a document: what every browser, mail program and information system still takes whole (a little less than
    /// the 2,083 of the strictest browser there was). A longer one would be cut on its way and lead nowhere.
    /// </summary>
    public const int Link = 2_000;

    /// <summary>Most items on an agenda.</summary>
    public const int Items = 100;

    /// <summary>Longest agenda that is typed or changed as one text; longer ones come from a file.</summary>
    public const int TypedAgenda = 12_000;

    /// <summary>Sessions later than this are a slip of the pen.</summary>
    public const int YearsAhead = 3;
}
