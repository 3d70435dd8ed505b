namespace CouncilBot.Knowledge.Import;

/// <summary>Bounds on what is read from files people bring.</summary>
public static class Limits
{
    /// <summary>Largest file, in bytes.</summary>
    public const int FileBytes = 20 * 1024 * 1024;

    /// <summary>Most text a compressed file may unfold to, in bytes.</summary>
    public const long UnpackedBytes = 100L * 1024 * 1024;

    /// <summary>Deepest nesting of elements in a Word file; tables in tables take some dozens.</summary>
    internal const int XmlDepth = 500;

    /// <summary>Longest time for one pattern on one line; crafted input must not hold up an import.</summary>
    internal const int PatternMilliseconds = 2_000;
}
