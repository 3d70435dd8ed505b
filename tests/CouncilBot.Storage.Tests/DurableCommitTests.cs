using System.Data.Common;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SQLitePCL;

namespace CouncilBot.Storage.Tests;

public sealed class ACommit
{
    [Theory]
    [InlineData("save")]
    [InlineData("transaction")]
    [InlineData("statement")]
    [Trait("Catalogue", "G5")]
    public async Task Returns_when_it_is_on_the_disk(string kind)
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await store.AddAsync(store.Message("before"));
        using var disk = new SlowDisk();
        await using var db = disk.Open(store.File);

        var commit = Task.Run(() => CommitAsync(db, kind, store));
        disk.AwaitFlush();

        // Everybody sees it by now, and who wrote it is not told yet.
        await using var other = store.Open();
        Assert.Equal(1, await other.Outbox.CountAsync(m => m.Key == "after"));
        Assert.False(commit.IsCompleted);
        disk.Ready.Set();
        await commit;
    }

    [Theory]
    [InlineData("save")]
    [InlineData("transaction")]
    [InlineData("statement")]
    [Trait("Catalogue", "G5")]
    public async Task Fails_when_the_disk_does_not_take_it_and_the_next_does_not(string kind)
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await store.AddAsync(store.Message("before"));
        using var disk = new SlowDisk { Failure = new IOException("gone") };
        disk.Ready.Set();
        await using var db = disk.Open(store.File);

        var failure = await Record.ExceptionAsync(() => CommitAsync(db, kind, store));

        Assert.IsType<IOException>(failure is DbUpdateException update ? update.InnerException : failure);
        disk.Failure = null;
        await using var next = disk.Open(store.File);
        next.Add(store.Message("next"));
        await next.SaveChangesAsync();
    }

    [Fact]
    public async Task Of_a_statement_that_changed_nothing_bothers_no_disk()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        using var disk = new SlowDisk { Failure = new IOException("gone") };
        await using var db = disk.Open(store.File);
        Assert.Equal(0, await Outbox.RecoverAsync(db, store.Time));
    }

    private static async Task CommitAsync(CouncilDb db, string kind, TestStore store)
    {
        switch (kind)
        {
            case "save":
                db.Add(store.Message("after"));
                await db.SaveChangesAsync();
                break;
            case "transaction":
                await using (var transaction = await db.Database.BeginTransactionAsync())
                {
                    await db.Database.ExecuteSqlRawAsync("UPDATE Outbox SET \"Key\" = 'after'");
                    await transaction.CommitAsync();
                }

                break;
            default:
                await db.Database.ExecuteSqlRawAsync("UPDATE Outbox SET \"Key\" = 'after'");
                break;
        }
    }
}

/// <summary>As for want of space in the log: SQLite then rolls back by itself.</summary>
public sealed class ACommitThatTheDatabaseRefuses
{
    private readonly Refusing _refusing = new();

    [Fact]
    [Trait("Catalogue", "G8")]
    public async Task Is_said_to_be_that_and_the_next_one_on_the_same_connection_succeeds()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await using var services = Services(store);
        await using var db = services.GetRequiredService<CouncilDbFactory>().Open();
        db.AddRange(store.Message("refused"), store.Message("as well"));
        _refusing.Refuses = true;

        Assert.Equal(Refusing.Code, CodeOf(await Record.ExceptionAsync(() => db.SaveChangesAsync())));

        _refusing.Refuses = false;
        db.ChangeTracker.Clear();
        db.AddRange(store.Message("next"), store.Message("and next"));
        await db.SaveChangesAsync();
        Assert.Equal(2, await db.Outbox.CountAsync());
    }

    [Fact]
    [Trait("Catalogue", "G8")]
    public async Task Of_the_journal_is_said_to_be_that_and_does_not_end_it()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await using var services = Services(store);
        var journal = services.GetRequiredService<Journal>();
        _refusing.Refuses = true;

        Assert.Equal(Refusing.Code, CodeOf(await Record.ExceptionAsync(() => journal.WriteAsync(new("refused", null, null)).WaitAsync(TimeSpan.FromSeconds(20)))));

        _refusing.Refuses = false;
        Assert.True(await journal.WriteAsync(new("next", null, null)).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private ServiceProvider Services(TestStore store) => new ServiceCollection()
        .AddCouncilStorage(options => options.UseCouncilSqlite(store.File).AddInterceptors(_refusing))
        .BuildServiceProvider();

    private static int? CodeOf(Exception? failure) => ((failure is DbUpdateException update ? update.InnerException : failure) as SqliteException)?.SqliteErrorCode;

    private sealed class Refusing : DbConnectionInterceptor
    {
        /// <summary>https://www.sqlite.org/rescode.html#constraint: what a refused commit is called when an application refuses it.</summary>
        public const int Code = 19;

        public bool Refuses { get; set; }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            raw.sqlite3_commit_hook(((SqliteConnection)connection).Handle, _ => Refuses ? 1 : 0, null);
            return Task.CompletedTask;
        }
    }
}

public sealed class AFlushOfTheLog
{
    [Fact]
    public async Task Is_shared_by_those_who_wait_and_never_one_that_began_before()
    {
        using var disk = new SlowDisk();
        using var writers = new WriterQueue("council.db");
        var commits = new DurableCommit(writers, disk.Flush);
        var first = commits.FlushAsync();
        disk.AwaitFlush();
        var late = Enumerable.Range(0, 100).Select(_ => commits.FlushAsync()).ToList();

        Assert.All(late, flush => Assert.NotSame(first, flush));
        disk.Ready.Set();
        await Task.WhenAll(late);
        Assert.Equal(2, disk.Flushes);
    }

    [Fact]
    [Trait("Catalogue", "G5")]
    public async Task Fails_as_a_fault_of_the_database()
    {
        await using var store = TestStore.NotYetThere();
        Directory.CreateDirectory(store.File + "-wal");
        Assert.True(DbErrors.IsUnavailable(Record.Exception(() => DurableCommit.FlushLogOf(store.File))));
    }

    [Fact]
    public async Task Is_not_needed_when_there_is_no_log()
    {
        await using var store = TestStore.NotYetThere();
        DurableCommit.FlushLogOf(store.File);
    }
}

/// <summary>A disk that takes what it is given when the test wants it to.</summary>
internal sealed class SlowDisk : IDisposable
{
    private readonly AutoResetEvent _begun = new(false);
    private int _flushes;

    public ManualResetEvent Ready { get; } = new(false);

    public Exception? Failure { get; set; }

    public int Flushes => _flushes;

    public CouncilDb Open(string file)
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilSqlite(file, _ => Flush());
        return new(options.Options);
    }

    public void AwaitFlush() => Assert.True(_begun.WaitOne(TimeSpan.FromSeconds(20)), "Nothing was flushed.");

    public void Flush()
    {
        Interlocked.Increment(ref _flushes);
        _begun.Set();
        Ready.WaitOne();
        if (Failure is { } failure)
            throw failure;
    }

    public void Dispose()
    {
        _begun.Dispose();
        Ready.Dispose();
    }
}
