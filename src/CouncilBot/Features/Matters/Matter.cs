using CouncilBot.Coalition.Matters;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Matters;

/// <summary>A matter with all that decides about it.</summary>
/// <param name="Row">Its row.</param>
/// <param name="State">What its events say.</param>
/// <param name="Rules">The rules it began under.</param>
internal sealed record Matter<TState>(MatterRow Row, TState State, MatterRules Rules);

/// <summary>What became of what somebody wanted.</summary>
internal abstract record Outcome<TState, TEvent>
{
    private Outcome()
    {
    }

    /// <summary>There is none, or none for this person; people are told the same.</summary>
    internal sealed record NotThere : Outcome<TState, TEvent>;

    /// <summary>The card was older than the matter: nothing was done.</summary>
    internal sealed record Stale(Matter<TState> Matter) : Outcome<TState, TEvent>;

    /// <summary>Not possible, or not for this person.</summary>
    internal sealed record Refused(Refusal Refusal, Matter<TState> Matter) : Outcome<TState, TEvent>;

    /// <summary>It was so already.</summary>
    internal sealed record Unchanged(Matter<TState> Matter) : Outcome<TState, TEvent>;

    /// <summary>Done.</summary>
    /// <param name="Before">The state before.</param>
    /// <param name="Happened">What happened.</param>
    /// <param name="Matter">The matter as it is now.</param>
    internal sealed record Done(TState Before, TEvent Happened, Matter<TState> Matter) : Outcome<TState, TEvent>;
}
