using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;

namespace CouncilBot.Teams.Turns;

/// <summary>The product behind the wire.</summary>
public interface ITurnHandler
{
    /// <summary>
    /// Does the work of one turn and commits it. Called once for each delivery that is not already running; a delivery that was
    /// handled before gets its first result again.
    /// </summary>
    Task<TurnResult> OnTurnAsync(Turn turn, CancellationToken cancellation);

    /// <summary>The answers of a turn were accepted by the channel.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="sent">The messages that came into the conversation of the turn, in order.</param>
    /// <param name="cancellation">Ends the call.</param>
    Task OnAnsweredAsync(Turn turn, IReadOnlyList<SentMessage> sent, CancellationToken cancellation);

    /// <summary>
    /// An answer could not be sent; what may be sent later is kept, the state of the conversation is noted. That conversation is
    /// the one of the turn given here: of a late answer to a button pressed in a group it is the personal chat.
    /// </summary>
    Task OnUndeliveredAsync(Turn turn, OutgoingActivity activity, ConnectorResult result, CancellationToken cancellation);

    /// <summary>The words shown when a turn takes longer than the channel waits, fails or says too much; in the language of the sender.</summary>
    string Apology(Turn turn, TurnTrouble trouble);
}

/// <summary>A message the channel accepted.</summary>
/// <param name="Activity">The message.</param>
/// <param name="Id">Its identity on the channel, where the channel gave one.</param>
public sealed record SentMessage(OutgoingActivity Activity, string? Id);

/// <summary>Why somebody does not see the result of a turn, or not yet.</summary>
public enum TurnTrouble
{
    /// <summary>Still at work; the result follows.</summary>
    TakesLonger,

    /// <summary>It failed; nothing was changed.</summary>
    Failed,

    /// <summary>The database cannot be reached; nothing was changed.</summary>
    StoreUnavailable,

    /// <summary>It was done, but Teams does not take an answer of this size.</summary>
    TooBig,
}

/// <summary>Thrown by a handler when the database cannot be reached: the channel gets 503 and the person hears of it.</summary>
public sealed class StoreUnavailableException(Exception inner) : Exception("The database cannot be reached.", inner);
