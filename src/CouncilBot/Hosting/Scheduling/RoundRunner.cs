namespace CouncilBot.Hosting.Scheduling;

/// <summary>Runs a round by its name, and sees to it that a round that fails stays on the schedule.</summary>
internal sealed class RoundRunner(IServiceProvider services, IEnumerable<ScheduledRound> rounds, ILogger<RoundRunner> log)
{
    private readonly Dictionary<string, ScheduledRound> _rounds = rounds.ToDictionary(r => r.Schedule.Name, StringComparer.Ordinal);

    /// <summary>The schedules of all rounds.</summary>
    public IReadOnlyCollection<Schedule> Schedules => [.. _rounds.Values.Select(r => r.Schedule)];

    /// <summary>One round.</summary>
    /// <exception cref="OperationCanceledException">The bot stops; the round is for the next process.</exception>
    public async Task RunAsync(string name, DateTime scheduledUtc, CancellationToken cancellation)
    {
        try
        {
            if (_rounds.TryGetValue(name, out var round))
                await ((IRound)services.GetRequiredService(round.Type)).RunAsync(scheduledUtc, cancellation);
            else
                // Of another version of the bot on the same database.
                Log.RoundUnknown(log, name);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Its words may hold what people wrote.
            Log.RoundFailed(log, name, e.GetType().Name);
        }
    }
}
