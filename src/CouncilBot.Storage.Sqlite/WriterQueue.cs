using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CouncilBot.Storage.Sqlite;

/// <summary>
/// Lets the writers of this process wait for each other in order and without holding a thread. SQLite alone would let them
/// sleep and try again, and some of them long. Other processes, and transactions that a caller opened, are still kept apart by
/// SQLite itself.
/// </summary>
internal sealed class WriterQueue(string path) : SaveChangesInterceptor, IWriteOrder, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private DbContext? _writer;
    private volatile bool _wasThere;

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Enter(eventData.Context);
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await EnterAsync(eventData.Context, cancellationToken);
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Leave(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return new(result);
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => Leave(eventData.Context);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Leave(eventData.Context);
        return Task.CompletedTask;
    }

    public void Dispose() => _turn.Dispose();

    public async ValueTask<IDisposable> TakeTurnAsync(CancellationToken cancel = default)
    {
        DemandFile();
        await _turn.WaitAsync(cancel);
        return new Turn(_turn);
    }

    public void CommitFailed(DbConnection connection) => FailedCommit.Mend(connection);

    /// <summary>Waits for this one's turn. Who has opened a transaction holds the database already and must not wait for others who wait for it.</summary>
    internal async ValueTask EnterAsync(DbContext? writer, CancellationToken cancel)
    {
        if (writer?.Database.CurrentTransaction is not null)
            return;
        DemandFile();
        await _turn.WaitAsync(cancel);
        _writer = writer;
    }

    /// <inheritdoc cref="EnterAsync"/>
    internal void Enter(DbContext? writer)
    {
        if (writer?.Database.CurrentTransaction is not null)
            return;
        DemandFile();
        _turn.Wait();
        _writer = writer;
    }

    /// <summary>Lets the next one write; without effect when it is not this one's turn, or no longer.</summary>
    internal void Leave(DbContext? writer)
    {
        if (writer is not null && ReferenceEquals(Interlocked.CompareExchange(ref _writer, null, writer), writer))
            _turn.Release();
    }

    /// <summary>Connections that are open would go on writing into a deleted file, where nobody finds it again.</summary>
    private void DemandFile()
    {
        if (File.Exists(path))
        {
            _wasThere = true;
        }
        else if (_wasThere)
        {
            CouncilSqlite.CloseIdle(path);
            throw new SqliteException("The file of the database is gone.", CouncilSqlite.SqliteCodes.CannotOpen);
        }
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        private SemaphoreSlim? _turn = turn;

        public void Dispose() => Interlocked.Exchange(ref _turn, null)?.Release();
    }
}
