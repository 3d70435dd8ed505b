using System.Net.Http.Headers;

namespace CouncilBot.Teams.Connector;

/// <summary>Reads the header of the same name (RFC 9110, 10.2.3): seconds or a date, bounded because nothing from outside is trusted.</summary>
internal static class RetryAfter
{
    /// <summary>Nobody is silenced for longer by one answer.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>From zero to <see cref="Longest"/>; null when absent or not understood, which includes negative seconds.</summary>
    internal static TimeSpan? Read(RetryConditionHeaderValue? header, TimeProvider time) => header switch
    {
        { Delta: { } delta } => Bounded(delta),
        { Date: { } date } => Bounded(date - time.GetUtcNow()),
        _ => null,
    };

    private static TimeSpan Bounded(TimeSpan wait) => wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait;
}
