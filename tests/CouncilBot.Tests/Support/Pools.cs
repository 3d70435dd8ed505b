using CouncilBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CouncilBot.Tests.Support;

/// <summary>Connections that are kept for reuse.</summary>
internal static class Pools
{
    /// <summary>Closes those to one file, as the database or the schedule opens it, and no others: other tests run beside.</summary>
    public static void Close(string file)
    {
        CouncilSqlite.CloseIdle(file);
        using var schedule = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite }.ToString());
        SqliteConnection.ClearPool(schedule);
    }
}
