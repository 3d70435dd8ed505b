namespace CouncilBot.Coalition.Agreements;

/// <summary>What data of an agreement may measure: far more than any agreement needs, and less than cards can bear.</summary>
internal static class AgreementLimits
{
    public const int File = 200_000;

    public const int Key = 32;

    public const int Name = 200;

    /// <summary>Words of an agreement: a long paragraph.</summary>
    public const int Words = 2_000;

    public const int Factions = 20;

    public const int Bodies = 100;

    public const int Rules = 100;

    public const int Steps = 10;

    public const int Quotes = 5;

    /// <summary>Other words for an office or a body.</summary>
    public const int OtherWords = 50;

    public const int Days = 365;

    /// <summary>A day.</summary>
    public const int Minutes = 1_440;

    public const int People = 50;

    public const decimal Euro = 1_000_000_000_000;
}
