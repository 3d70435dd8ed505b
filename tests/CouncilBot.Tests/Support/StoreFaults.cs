using System.Data.Common;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Starting;
using CouncilBot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Support;

/// <summary>What a test does to the connections of the bot, below everything else of it.</summary>
internal sealed class StoreFaults : DbConnectionInterceptor
{
    /// <summary>https://www.sqlite.org/rescode.html#cantopen</summary>
    private const int CannotOpen = 14;

    private readonly TaskCompletionSource _commitWaits = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int _refused;

    /// <summary>Whether the file may not grow any more, as on a full disk.</summary>
    public bool IsFull { get; set; }

    /// <summary>Opening a connection waits for this, as on a server that does not answer.</summary>
    public Task Opens { get; set; } = Task.CompletedTask;

    /// <summary>Whether nobody gets a connection, as from a disk that is gone.</summary>
    public bool IsOutOfReach { get; set; }

    /// <summary>How often that was met.</summary>
    public int Refused => _refused;

    /// <summary>A commit waits for this, for a process that ends before it.</summary>
    public Task Commits { get; set; } = Task.CompletedTask;

    /// <summary>Completed when a commit has begun to wait.</summary>
    public Task CommitWaits => _commitWaits.Task;

    /// <summary>Puts it into a bot that is being built.</summary>
    public void Configure(IServiceCollection services) => services.AddSingleton(provider =>
    {
        // In front of those of the product, which open the connection and take the turn to write.
        var builder = new DbContextOptionsBuilder<CouncilDb>().AddInterceptors(this, new Saving(this));
        Store.Use(builder, provider.GetRequiredService<Settings>().Database());
        return ((DbContextOptionsBuilder<CouncilDb>)builder).Options;
    });

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await Opens.WaitAsync(cancellationToken);
        if (!IsOutOfReach)
            return result;

        Interlocked.Increment(ref _refused);
        throw new SqliteException("The disk is gone.", CannotOpen);
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
