using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace CouncilBot.Storage.Sqlite;

/// <summary>
/// Makes the file with narrow permissions, sets every real connection up once, as the pool hands the same ones out again and again,
/// and goes to the pool one at a time.
/// </summary>
internal sealed class ConnectionSettings(string path) : DbConnectionInterceptor
{
    private const string Settings =
        """
        PRAGMA foreign_keys = ON;
        PRAGMA trusted_schema = OFF;
        -- Deleted text is overwritten in the file: people may have their data deleted.
        PRAGMA secure_delete = ON;
        -- Readers and the one writer do not wait for each other. Stays in the file.
        PRAGMA journal_mode = WAL;
        -- A commit does not wait for the disk here; DurableCommit waits, for several commits at once.
        PRAGMA synchronous = NORMAL;
        """;

    /// <summary>
    /// The pool of Microsoft.Data.Sqlite takes a connection for leaked at the moment at which it is lent or given back, and lends it to
    /// a second owner, whose statements then are part of the first one's transaction (dotnet/efcore, issue 39008; in 6.0.7 once in
    /// some thousand times when many open and close at once). Nobody opens, closes or clears beside another.
    /// </summary>
    internal static readonly Lock Pool = new();

    private readonly ConditionalWeakTable<sqlite3, object> _ready = [];
    private volatile bool _fileExists;

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        MakeFile(connection);
        lock (Pool)
            connection.Open();
        try
        {
            SetUp(connection);
        }
        catch
        {
            // For EF it was never opened, and stays as it is.
            Close(connection);
            throw;
        }

        return InterceptionResult.Suppress();
    }

    // The provider opens in no other way than this one, which waits for nothing but the disk.
    public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(ConnectionOpening(connection, eventData, result));

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        Close(connection);
        return InterceptionResult.Suppress();
    }

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(ConnectionClosing(connection, eventData, result));

    private static void Close(DbConnection connection)
    {
        lock (Pool)
            connection.Close();
    }

    private void MakeFile(DbConnection connection)
    {
        if (_fileExists || IsReadOnly(connection))
            return;

        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var options = new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite,
            };
            // SQLite gives its -wal and -shm files the permissions of this one. Windows inherits those of the folder.
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            File.Open(path, options).Dispose();
        }

        _fileExists = true;
    }

    private void SetUp(DbConnection connection)
    {
        if (IsReadOnly(connection) || connection is not SqliteConnection { Handle: { } handle } || _ready.TryGetValue(handle, out _))
            return;

        using var command = connection.CreateCommand();
        command.CommandText = Settings;
        command.ExecuteNonQuery();
        _ready.AddOrUpdate(handle, this);
    }

    // EF opens one to see whether the file exists.
    private static bool IsReadOnly(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
}
