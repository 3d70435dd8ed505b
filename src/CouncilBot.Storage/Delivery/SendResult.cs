using CouncilBot.Storage.Rows;

namespace CouncilBot.Storage.Delivery;

/// <summary>A message that this process may send now, until <paramref name="UntilUtc"/>.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Key">What it is about and for whom.</param>
/// <param name="CoalitionId">The coalition, or null.</param>
/// <param name="PersonId">The person it is for, or null.</param>
/// <param name="ConversationId">Our identity of the conversation it goes to, or null.</param>
/// <param name="Kind">Kind.</param>
/// <param name="MatterId">The matter it is about, or null.</param>
/// <param name="Updates">Identity on the channel of the card to be updated, or null.</param>
/// <param name="Payload">JSON of an outgoing activity; of a notice, what it tells.</param>
/// <param name="Attempt">The how-manieth attempt, from 1; a result for another one is not taken.</param>
/// <param name="UntilUtc">End of the lease, UTC. To be longer than any sending can take.</param>
public sealed record OutboxLease(
    long Id,
    string Key,
    string? CoalitionId,
    Guid? PersonId,
    Guid? ConversationId,
    OutboxKind Kind,
    Guid? MatterId,
    string? Updates,
    string Payload,
    int Attempt,
    DateTime UntilUtc);

/// <summary>What became of an attempt to send.</summary>
public abstract record SendResult
{
    private protected SendResult()
    {
    }

    /// <summary>Accepted by the channel.</summary>
    /// <param name="ActivityId">Its identity there, if the channel gave one.</param>
    public sealed record Sent(string? ActivityId) : SendResult;

    /// <summary>Surely not sent, and worth another attempt: busy, throttled, not reached.</summary>
    /// <param name="Error">Code for the operator.</param>
    /// <param name="NotBeforeUtc">When the channel allows the next attempt, UTC.</param>
    public sealed record Again(string Error, DateTime? NotBeforeUtc = null) : SendResult;

    /// <summary>
    /// Not tried: it is not wanted now, in the person's quiet hours, or the database did not tell what to send. Counts as no attempt.
    /// </summary>
    /// <param name="NotBeforeUtc">When it may be tried, UTC.</param>
    public sealed record Later(DateTime NotBeforeUtc) : SendResult;

    /// <summary>Not sent, because there is nothing to say any more: not for this person now, or the card to be updated is gone.</summary>
    /// <param name="Error">Code for the operator.</param>
    public sealed record Dropped(string Error) : SendResult;

    /// <summary>It left, and no usable answer came: it may have arrived.</summary>
    /// <param name="Error">Code for the operator.</param>
    public sealed record Unclear(string Error) : SendResult;

    /// <summary>The person cannot be reached.</summary>
    /// <param name="Error">Code for the operator.</param>
    public sealed record Unreachable(string Error) : SendResult;

    /// <summary>Will never be accepted: unreadable, too large, refused.</summary>
    /// <param name="Error">Code for the operator.</param>
    public sealed record Refused(string Error) : SendResult;
}

/// <summary>How a sending is repeated.</summary>
public static class Repetition
{
    /// <summary>Attempts until a message is given up.</summary>
    public const int MaxAttempts = 8;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(15);

    /// <summary>
    /// When to try again after so many attempts: doubling from five seconds to a quarter of an hour, and up to half of it later, so
    /// that messages that failed together do not come back together; never before the channel allows it.
    /// </summary>
    /// <param name="attempts">Attempts made, from 1.</param>
    /// <param name="nowUtc">Now, UTC.</param>
    /// <param name="notBeforeUtc">When the channel allows it, UTC.</param>
    /// <param name="chance">From 0 to 1.</param>
    public static DateTime NextUtc(int attempts, DateTime nowUtc, DateTime? notBeforeUtc, double chance)
    {
        var wait = Math.Min(s_longest.TotalSeconds, s_first.TotalSeconds * Math.Pow(2, Math.Min(attempts - 1, 20)));
        var start = notBeforeUtc > nowUtc ? notBeforeUtc.Value : nowUtc;
        // Where the channel named a time, only the spread is added to it.
        return start.AddSeconds(notBeforeUtc > nowUtc ? Math.Min(wait, s_first.TotalSeconds) * chance : wait * (1 + (chance / 2)));
    }

    /// <summary>Whether another attempt is allowed, and in time.</summary>
    internal static OutboxState StateFor(int attempts, DateTime nextUtc, DateTime expiresUtc) => attempts >= MaxAttempts
        ? OutboxState.Failed
        : nextUtc >= expiresUtc ? OutboxState.Expired : OutboxState.Pending;
}
