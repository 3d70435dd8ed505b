using System.Data.Common;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Starting;
using CouncilBot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Support;

/// <summary>What a test does to the connections of the bot, below everything else of it.</summary>
internal sealed class StoreFaults : DbConnectionInterceptor
{
    private readonly TaskCompletionSource _commitWaits = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the file may not grow any more, as on a full disk.</summary>
    public bool IsFull { get; set; }

    /// <summary>Opening a connection waits for this, as on a server that does not answer.</summary>
    public Task Opens { get; set; } = Task.CompletedTask;

    /// <summary>A commit waits for this, for a process that ends before it.</summary>
    public Task Commits { get; set; } = Task.CompletedTask;

    /// <summary>Completed when a commit has begun to wait.</summary>
    public Task CommitWaits => _commitWaits.Task;

    /// <summary>Puts it into a bot that is being built.</summary>
    public void Configure(IServiceCollection services) => services.AddSingleton(provider =>
    {
        var builder = new DbContextOptionsBuilder<CouncilDb>();
        Store.Use(builder, provider.GetRequiredService<Settings>().Database());
        return ((DbContextOptionsBuilder<CouncilDb>)builder.AddInterceptors(this, new Saving(this))).Options;
    });

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await Opens.WaitAsync(cancellationToken);
        return result;
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count = {(IsFull ? 1 : 1_000_000)}";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private sealed class Saving(StoreFaults faults) : SaveChangesInterceptor
    {
        public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (!faults.Commits.IsCompleted)
                faults._commitWaits.TrySetResult();

            // Not told to stop: who has ended is not asked.
            await faults.Commits.WaitAsync(CancellationToken.None);
            return result;
        }
    }
}
