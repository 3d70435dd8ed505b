namespace CouncilBot.AdaptiveCards;

/// <summary>
/// How big a card may be. Teams documents about 100 KB for a whole message and has refused 28 KB and 40 KB in the past
/// (learn.microsoft.com, "Rate limiting and message size"); ours stay below all of these.
/// </summary>
public static class CardLimits
{
    /// <summary>What a card should stay below, in bytes of UTF-8: more is split into pages.</summary>
    public const int SoftBytes = 24 * 1024;

    /// <summary>What a card must stay below, in bytes of UTF-8: more is not sent.</summary>
    public const int HardBytes = 60 * 1024;

    /// <summary>Buttons side by side in one set; more belong in the overflow (<see cref="ActionMode.Secondary"/>).</summary>
    public const int PrimaryActions = 6;
}
