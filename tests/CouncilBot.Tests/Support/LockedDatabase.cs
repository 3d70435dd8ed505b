using Microsoft.Data.Sqlite;

namespace CouncilBot.Tests.Support;

/// <summary>Another program that holds the database for writing, such as a backup that does it wrongly.</summary>
internal sealed class LockedDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _held;

    public LockedDatabase(string file)
    {
        _connection = new SqliteConnection($"Data Source={file};Pooling=False");
        _connection.Open();
        _held = _connection.BeginTransaction();
    }

    public void Dispose()
    {
        _held.Dispose();
        _connection.Dispose();
    }
}
