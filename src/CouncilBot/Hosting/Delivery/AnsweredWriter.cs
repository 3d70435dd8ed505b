using CouncilBot.Storage.Delivery;

namespace CouncilBot.Hosting.Delivery;

/// <summary>Writes in the background which answers arrived.</summary>
internal sealed class AnsweredWriter(AnsweredMarks marks, ILogger<AnsweredWriter> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => marks.RunAsync(e => Log.RoundFailed(log, nameof(AnsweredWriter), e.GetType().Name), stoppingToken);
}
