using Microsoft.Extensions.Hosting;

namespace CouncilBot.Teams.Authentication;

/// <summary>Obtains the keys when the program starts and keeps them fresh, so that no activity waits for it.</summary>
internal sealed class SigningKeyRefresh(SigningKeys keys, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (keys.AreNeeded && !stoppingToken.IsCancellationRequested)
        {
            // Not waited for when the program stops: what others still have to finish must not wait for a host that does not answer.
            await ((Task)keys.RefreshAsync()).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Delay(keys.NextRefresh, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
