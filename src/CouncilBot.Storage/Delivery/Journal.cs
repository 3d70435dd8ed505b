using System.Data;
using System.Data.Common;
using System.Threading.Channels;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Delivery;

/// <summary>What a turn leaves behind that only answered.</summary>
/// <param name="InboxKey">The delivery.</param>
/// <param name="Result">What a second delivery gets, or null.</param>
/// <param name="Question">The question that was answered, or null.</param>
public sealed record JournalEntry(string InboxKey, string? Result, QuestionRow? Question);

/// <summary>
/// Writes down turns that only answered, many of them in one transaction and past the change tracker: nearly every turn is one,
/// and a commit of its own would cost more than the answer. It does not wait for the disk either. What a power failure may take is
/// the memory that a question was asked in the last moments; what people were told was done never goes this way.
/// </summary>
public sealed class Journal(CouncilDbFactory store, TimeProvider time) : IAsyncDisposable
{
    private const int Batch = 64;

    private readonly Channel<Waiting> _entries = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lock _lock = new();
    private Task? _writer;

    /// <summary>Writes an entry.</summary>
    /// <returns>False when the delivery was written down before; then nothing is written.</returns>
    /// <exception cref="DbException">The database refuses.</exception>
    public Task<bool> WriteAsync(JournalEntry entry)
    {
        if (_writer is null)
        {
            lock (_lock)
                _writer ??= Task.Run(RunAsync);
        }

        var waiting = new Waiting(entry);
        return _entries.Writer.TryWrite(waiting) ? waiting.Written.Task : throw new ObjectDisposedException(nameof(Journal));
    }

    /// <summary>Writes what waits and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        if (_writer is { } writer)
            await writer;
    }

    private async Task RunAsync()
    {
        JournalConnection? connection = null;
        var batch = new List<Waiting>(Batch);
        while (await _entries.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < Batch && _entries.Reader.TryRead(out var entry))
                batch.Add(entry);

            connection = await WriteAsync(connection, batch);
        }

        if (connection is not null)
            await connection.DisposeAsync();
    }

    /// <summary>Writes a batch; when that fails, each entry alone, so that none suffers for another.</summary>
    private async Task<JournalConnection?> WriteAsync(JournalConnection? kept, List<Waiting> batch)
    {
        var connection = kept;
        try
        {
            connection ??= await JournalConnection.OpenAsync(store);
            var written = await connection.WriteAsync(batch.ConvertAll(w => w.Entry), time.UtcNow());
            for (var i = 0; i < batch.Count; i++)
                batch[i].Written.SetResult(written[i]);

            return connection;
        }
        catch (Exception e)
        {
            if (connection is not null)
                await connection.DisposeAsync();

            // A server may have closed what lay idle; a connection of this moment fails for a reason.
            if (kept is { HasBegun: false } && !DbErrors.IsBusy(e))
                return await WriteAsync(kept: null, batch);

            // Another process was faster by a moment.
            if (batch.Count == 1 && DbErrors.IsUniqueViolation(e, nameof(CouncilDb.Inbox)))
            {
                batch[0].Written.SetResult(false);
                return null;
            }

            // A database that is gone or locked refuses each of them alike, and slowly.
            if (batch.Count == 1 || DbErrors.FaultOf(e) is DbFault.Busy or DbFault.Unavailable or DbFault.DiskFull)
            {
                foreach (var waiting in batch)
                    waiting.Written.SetException(e);

                return null;
            }

            connection = null;
            foreach (var entry in batch)
                connection = await WriteAsync(connection, [entry]);

            return connection;
        }
    }

    private sealed record Waiting(JournalEntry Entry)
    {
        public TaskCompletionSource<bool> Written { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

/// <summary>One connection with its two statements, prepared once.</summary>
internal sealed class JournalConnection : IAsyncDisposable
{
    private readonly CouncilDb _db;
    private readonly DbConnection _connection;
    private readonly DbCommand _delivery;
    private readonly DbCommand _question;
    private readonly IWriteOrder? _order;

    private JournalConnection(CouncilDb db)
    {
        _db = db;
        _order = IWriteOrder.Of(db);
        _connection = db.Database.GetDbConnection();
        _delivery = Command(
            """
            INSERT INTO "Inbox" ("Key", "HandledUtc", "Result", "IsAnswered")
            SELECT @key, @at, @result, @no WHERE NOT EXISTS (SELECT 1 FROM "Inbox" WHERE "Key" = @key)
            """,
            ("@key", DbType.String),
            ("@at", DbType.DateTime2),
            ("@result", DbType.String),
            ("@no", DbType.Boolean));
        _question = Command(
            """
            INSERT INTO "Questions" ("Id", "CoalitionId", "AskedBy", "FactionKey", "Text", "Language", "AskedUtc", "IsCovered", "IsPublic", "Version")
            VALUES (@id, @coalition, @by, @faction, @text, @language, @at, @covered, @public, @version)
            """,
            ("@id", DbType.Guid),
            ("@coalition", DbType.String),
            ("@by", DbType.Guid),
            ("@faction", DbType.String),
            ("@text", DbType.String),
            ("@language", DbType.Int32),
            ("@at", DbType.DateTime2),
            ("@covered", DbType.Boolean),
            ("@public", DbType.Boolean),
            ("@version", DbType.Int32));
    }

    /// <summary>Whether the last batch got as far as a transaction; before one, nothing can have been written.</summary>
    public bool HasBegun { get; private set; }

    public static async Task<JournalConnection> OpenAsync(CouncilDbFactory store)
    {
        var db = store.Open();
        try
        {
            await db.Database.OpenConnectionAsync();
            return new JournalConnection(db);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>Writes all entries or none; tells of each whether it was new.</summary>
    public async Task<List<bool>> WriteAsync(IReadOnlyList<JournalEntry> entries, DateTime now)
    {
        HasBegun = false;
        using var turn = _order is null ? null : await _order.TakeTurnAsync();
        await using var transaction = await _connection.BeginTransactionAsync();
        HasBegun = true;
        (_delivery.Transaction, _question.Transaction) = (transaction, transaction);
        var written = new List<bool>(entries.Count);
        foreach (var entry in entries)
        {
            var isNew = Run(_delivery, entry.InboxKey, now, entry.Result, false) == 1;
            if (isNew && entry.Question is { } q)
                Run(_question, q.Id, q.CoalitionId, q.AskedBy, q.FactionKey, q.Text, (int)q.Language, UtcMilliseconds.Stored(q.AskedUtc), q.IsCovered, q.IsPublic, q.Version);

            written.Add(isNew);
        }

        try
        {
            await transaction.CommitAsync();
        }
        catch (DbException)
        {
            _order?.CommitFailed(_connection);
            throw;
        }

        return written;
    }

    public async ValueTask DisposeAsync()
    {
        await _delivery.DisposeAsync();
        await _question.DisposeAsync();
        await _db.Database.CloseConnectionAsync();
        await _db.DisposeAsync();
    }

    private static int Run(DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;

        return command.ExecuteNonQuery();
    }

    private DbCommand Command(string sql, params ReadOnlySpan<(string Name, DbType Type)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, type) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (name, type);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
