using System.Data.Common;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilBot.Storage.Tests;

/// <summary>Who writes is cancelled: a turn that takes too long, or a program that stops.</summary>
public sealed class ACancelledCommit
{
    [Theory]
    [InlineData("save")]
    [InlineData("statement")]
    public async Task Lets_the_next_one_write(string kind)
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await store.AddAsync(store.Message("before"));
        using var cancel = new CancellationTokenSource();
        var open = Commands.InterceptedOf(store, cancel.Cancel);
        await using (var db = open())
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CommitAsync(db, kind, store, cancel.Token));

        await using var next = open();
        next.Add(store.Message("next"));
        await next.SaveChangesAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task CommitAsync(CouncilDb db, string kind, TestStore store, CancellationToken cancel)
    {
        if (kind == "statement")
        {
            await db.Database.ExecuteSqlRawAsync("UPDATE Outbox SET \"Key\" = 'after'", cancel);
            return;
        }

        db.Add(store.Message("after"));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>Something happens before each command that changes something, when its writer has got its turn.</summary>
internal sealed class Commands(Action happens) : DbCommandInterceptor
{
    /// <summary>Opens contexts on the database of a store, which all wait for each other.</summary>
    public static Func<CouncilDb> InterceptedOf(TestStore store, Action happens)
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilSqlite(store.File).AddInterceptors(new Commands(happens));
        return () => new CouncilDb(options.Options);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        happens();
        return new(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (!command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
            happens();
        return new(result);
    }
}
