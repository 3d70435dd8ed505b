using Microsoft.Extensions.Hosting;

namespace CouncilBot.Teams.Turns;

/// <summary>Lets running turns finish when the program stops.</summary>
internal sealed class TurnDrain(TurnRunner runner) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => runner.DrainAsync(cancellationToken);
}
