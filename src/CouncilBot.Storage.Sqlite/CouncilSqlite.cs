using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Sqlite;

/// <summary>Keeps the store in one file beside the bot.</summary>
public static class CouncilSqlite
{
    private const int LockedSeconds = 5;

    /// <summary>Uses the database in this file; it and its folder are made at the first opening, readable by the bot's account only.</summary>
    public static DbContextOptionsBuilder UseCouncilSqlite(this DbContextOptionsBuilder options, string file) =>
        options.UseCouncilSqlite(file, DurableCommit.FlushLogOf);

    /// <param name="options">The options.</param>
    /// <param name="file">The database.</param>
    /// <param name="flush">How the log of a database gets to the disk; a test's own, to see who waits for it.</param>
    internal static DbContextOptionsBuilder UseCouncilSqlite(this DbContextOptionsBuilder options, string file, Action<string> flush)
    {
        DbErrors.Learn(Dialect);
        var path = Path.GetFullPath(file);
        var connectionString = ConnectionStringOf(path);
        var writers = new WriterQueue(path);
        var commits = new DurableCommit(writers, () => flush(path));
        return options
            .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(CouncilSqlite).Assembly.GetName().Name))
            .AddInterceptors(new ConnectionSettings(path), writers, new StatementQueue(writers, commits), commits);
    }

    /// <summary>
    /// Moves what is still in the write-ahead log into the file and empties the log, so that nothing that was deleted is left there.
    /// Put off to the next time when somebody reads at this moment.
    /// </summary>
    public static Task EmptyLogAsync(CouncilDb db, CancellationToken cancellation) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);

    /// <summary>
    /// Closes the connections to a database that are kept for reuse, and only those: to close all that there are breaks a connection
    /// to another database that is closed at the same moment (Microsoft.Data.Sqlite 6.0.7).
    /// </summary>
    public static void CloseIdle(string file)
    {
        using var any = new SqliteConnection(ConnectionStringOf(Path.GetFullPath(file)));
        lock (ConnectionSettings.Pool)
            SqliteConnection.ClearPool(any);
    }

    private static string ConnectionStringOf(string path) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        // Made at the first opening only (ConnectionSettings): a file that vanishes later is not replaced by an empty one.
        Mode = SqliteOpenMode.ReadWrite,
        // A database locked by another process is tried every 150 ms for so long. SQLite's own busy_timeout stays off: the
        // library at hand is built without usleep and waits whole seconds.
        DefaultTimeout = LockedSeconds,
    }.ToString();

    internal static DbDialect Dialect { get; } = new(FaultOf, exception => (exception as SqliteException)?.SqliteExtendedErrorCode);

    private static DbFault? FaultOf(Exception exception) => exception is not SqliteException error
        ? null
        : (error.SqliteErrorCode, error.SqliteExtendedErrorCode) switch
        {
            (_, SqliteCodes.ConstraintUnique or SqliteCodes.ConstraintPrimaryKey or SqliteCodes.ConstraintRowId) => DbFault.UniqueViolation,
            (_, SqliteCodes.ConstraintForeignKey) => DbFault.ReferenceGone,
            (SqliteCodes.Busy or SqliteCodes.Locked or SqliteCodes.Protocol, _) => DbFault.Busy,
            (SqliteCodes.Full, _) => DbFault.DiskFull,
            (SqliteCodes.Permission or SqliteCodes.ReadOnly or SqliteCodes.IoError or SqliteCodes.Corrupt or SqliteCodes.CannotOpen or SqliteCodes.NotADatabase, _) => DbFault.Unavailable,
            _ => DbFault.Other,
        };

    // https://www.sqlite.org/rescode.html
    internal static class SqliteCodes
    {
        public const int Permission = 3;
        public const int Busy = 5;
        public const int Locked = 6;
        public const int ReadOnly = 8;
        public const int IoError = 10;
        public const int Corrupt = 11;
        public const int Full = 13;
        public const int CannotOpen = 14;
        public const int Protocol = 15;
        public const int NotADatabase = 26;
        public const int ConstraintForeignKey = 787;
        public const int ConstraintPrimaryKey = 1555;
        public const int ConstraintUnique = 2067;
        public const int ConstraintRowId = 2579;
    }
}
