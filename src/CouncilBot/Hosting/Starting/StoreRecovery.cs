using CouncilBot.Storage;

namespace CouncilBot.Hosting.Starting;

/// <summary>A server that could not be reached at the start is tried again until it can; the bot lives on meanwhile, not ready.</summary>
internal sealed class StoreRecovery(Store store, TimeProvider time, ILogger<StoreRecovery> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!store.IsReady)
        {
            await Task.Delay(Pause, time, stoppingToken);
            var state = await store.TryPrepareAsync(stoppingToken);
            if (state != SchemaState.Current)
                Log.StoreUnavailable(log, state.ToString());
        }
    }
}
