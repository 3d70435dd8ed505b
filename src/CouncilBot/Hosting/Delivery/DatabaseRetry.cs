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
    private static readonly ResiliencePropertyKey<DateTime> s_until = new("until");

    private readonly ResiliencePipeline _tries;

    /// <param name="lifetime">Who stops begins no further try; the next process finds what was on its way.</param>
    /// <param name="time">The clock.</param>
    public DatabaseRetry(IHostApplicationLifetime lifetime, TimeProvider time) => _tries = new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromMilliseconds(250),
            MaxDelay = TimeSpan.FromSeconds(5),
            ShouldHandle = args => ValueTask.FromResult(
                IsPassing(args.Outcome.Exception)
                && !lifetime.ApplicationStopping.IsCancellationRequested
                && args.Context.Properties.GetValue(s_until, DateTime.MinValue) > time.GetUtcNow().UtcDateTime),
        })
        .Build();

    /// <summary>Runs it until it succeeds, the time is over, the program stops, or the fault is none that passes; then throws what the last try threw.</summary>
    /// <param name="write">May be repeated.</param>
    /// <param name="untilUtc">No further try from here on, UTC: the end of the lease, after which it is somebody else's.</param>
    public async Task<T> RunAsync<T>(Func<Task<T>> write, DateTime untilUtc)
    {
        var context = ResilienceContextPool.Shared.Get();
        context.Properties.Set(s_until, untilUtc);
        try
        {
            return await _tries.ExecuteAsync(static async (_, run) => await run(), context, write);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool IsPassing(Exception? exception) => DbErrors.FaultOf(exception) is DbFault.Busy or DbFault.Unavailable or DbFault.DiskFull;
}
