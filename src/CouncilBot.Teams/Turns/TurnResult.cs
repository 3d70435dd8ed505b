using CouncilBot.Teams.Activities;

namespace CouncilBot.Teams.Turns;

/// <summary>What a turn leads to. It is decided and committed before anything is sent.</summary>
public sealed record TurnResult
{
    /// <summary>Nothing to say.</summary>
    public static TurnResult Nothing { get; } = new();

    /// <summary>Messages into the conversation, in order.</summary>
    public IReadOnlyList<OutgoingActivity> Messages { get; init; } = [];

    /// <summary>A message that was sent before and is replaced.</summary>
    public (string ActivityId, OutgoingActivity Activity)? Update { get; init; }

    /// <summary>The answer to an invoke; null for everything else.</summary>
    public InvokeResponse? Response { get; init; }
}
