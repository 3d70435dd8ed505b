using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CouncilBot.Storage.Sqlite;

/// <summary>
/// When a COMMIT fails for want of space or of a disk, SQLite rolls back by itself. The provider rolls back once more when the
/// transaction is disposed of; that fails, hides the first fault, and leaves the connection with a transaction that never ends
/// (Microsoft.Data.Sqlite 6.0.7).
/// </summary>
internal static class FailedCommit
{
    /// <summary>Gives the provider an empty transaction to roll back, where there is none any more.</summary>
    public static void Mend(DbConnection? connection)
    {
        if (connection is SqliteConnection { Handle: { } handle } && raw.sqlite3_get_autocommit(handle) != 0)
            raw.sqlite3_exec(handle, "BEGIN");
    }
}
