namespace CouncilBot.Hosting.Scheduling;

/// <summary>
/// Work that is done again and again at its times, see <see cref="Schedule"/>. A round may come late, twice, or once for several
/// that were missed: it looks at what there is to do now, and doing it again must have no second effect.
/// </summary>
internal interface IRound
{
    /// <summary>Does what is to be done. An exception is logged by its type; the next round comes at its time.</summary>
    /// <param name="scheduledUtc">When the round was due, UTC. "Now" is the clock's to tell.</param>
    /// <param name="cancellation">The bot stops.</param>
    Task RunAsync(DateTime scheduledUtc, CancellationToken cancellation);
}
