using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace CouncilBot.Storage.Sqlite;

/// <summary>
/// A commit returns only when it is on the disk, so what the bot has confirmed outlives a power failure. SQLite's own way
/// (<c>synchronous = FULL</c>) makes each commit wait for a disk write of its own while it holds the write lock. Here commits go
/// to the write-ahead log without waiting, and all that are waiting then share one flush of the log. What is lost when the power
/// fails in between was confirmed to nobody, and the file stays whole either way.
/// </summary>
/// <param name="writers">The writers who wait for each other.</param>
/// <param name="flush">Returns when the disk has what was committed before: <see cref="FlushLogOf"/>, or a test's.</param>
internal sealed class DurableCommit(WriterQueue writers, Action flush) : DbTransactionInterceptor
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private bool _isFlushing;

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData)
    {
        writers.Leave(eventData.Context);
        FlushAsync().GetAwaiter().GetResult();
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // The next one writes while this one waits for the disk, so that they share a flush.
        writers.Leave(eventData.Context);
        return FlushAsync();
    }

    public override void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) => FailedCommit.Mend(transaction.Connection);

    public override Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        FailedCommit.Mend(transaction.Connection);
        return Task.CompletedTask;
    }

    /// <summary>Has the disk take the log of this database.</summary>
    internal static void FlushLogOf(string path)
    {
        try
        {
            using var log = Open(path + "-wal");
            if (log is not null)
                RandomAccess.FlushToDisk(log);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SqliteException("The disk did not take it.", CouncilSqlite.SqliteCodes.IoError);
        }
    }

    // A flush that runs already may have begun before this commit: wait for the one after it, which many share.
    internal Task FlushAsync()
    {
        lock (_lock)
        {
            _waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!_isFlushing)
            {
                _isFlushing = true;
                ThreadPool.UnsafeQueueUserWorkItem(static commits => commits.FlushWhileSomebodyWaits(), this, preferLocal: false);
            }

            return _waiting.Task;
        }
    }

    private void FlushWhileSomebodyWaits()
    {
        while (true)
        {
            TaskCompletionSource waiting;
            lock (_lock)
            {
                _isFlushing = _waiting is not null;
                if (_waiting is null)
                    return;
                waiting = _waiting;
                _waiting = null;
            }

            try
            {
                flush();
                waiting.SetResult();
            }
            catch (Exception e)
            {
                waiting.SetException(e);
            }
        }
    }

    private static SafeFileHandle? Open(string log)
    {
        try
        {
            return File.OpenHandle(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            // The last connection was closed: SQLite has then written and flushed everything into the database itself.
            return null;
        }
    }
}
