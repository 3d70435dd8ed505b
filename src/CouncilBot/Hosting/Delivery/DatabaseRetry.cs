using CouncilBot.Storage;
using Polly;
using Polly.Retry;

namespace CouncilBot.Hosting.Delivery;

/// <summary>
/// Repeats what must be written down while the database is locked, full or out of reach: that a message was sent. Left at the first
/// fault, it would be sent once more after its lease.
/// </summary>
internal sealed class DatabaseRetry
{
    /// <summary>
    /// With a quarter of a second before the second try, twice as long each time up to ten, and five that a lock is waited for, this
    /// is between five and eight minutes: less than what is left of a lease.
    /// </summary>
    private const int Repetitions = 32;

    private readonly ResiliencePipeline _tries;

    /// <param name="lifetime">Who stops does not wait for a database; the next process finds what was on its way.</param>
    /// <param name="time">The clock.</param>
    public DatabaseRetry(IHostApplicationLifetime lifetime, TimeProvider time) => _tries = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = Repetitions,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(250),
            MaxDelay = TimeSpan.FromSeconds(10),
            ShouldHandle = args => ValueTask.FromResult(IsPassing(args.Outcome.Exception) && !lifetime.ApplicationStopping.IsCancellationRequested),
        })
        .Build();

    /// <summary>Runs it until it succeeds, the program stops, or the fault is none that passes; then throws what the last try threw.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> write) => await _tries.ExecuteAsync(static async (run, _) => await run(), write);

    private static bool IsPassing(Exception? exception) => DbErrors.FaultOf(exception) is DbFault.Busy or DbFault.Unavailable or DbFault.DiskFull;
}
