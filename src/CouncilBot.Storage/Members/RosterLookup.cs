using System.Collections.Concurrent;
using System.Data.Common;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Members;

/// <summary>
/// Finds people like <see cref="Roster.FindAsync"/>, for every turn: on connections that stay open, with the statement of that
/// query prepared. Only the connections are kept and nothing that was read, so that leaving and a change of roles take effect at
/// once.
/// </summary>
public sealed class RosterLookup(CouncilDbFactory store) : IAsyncDisposable
{
    /// <summary>More people who write at the same moment get a connection for the moment.</summary>
    private const int MostKept = 8;

    private readonly ConcurrentBag<Connection> _idle = [];
    private volatile bool _isDisposed;

    /// <summary>The person with this account and the memberships that last; null for strangers and for people who left.</summary>
    /// <exception cref="DbException">The database cannot be read.</exception>
    public async ValueTask<Person?> FindAsync(Guid tenantId, Guid objectId, CancellationToken cancel = default)
    {
        // A server may have closed what lay idle; a connection of this moment fails for a reason.
        if (_idle.TryTake(out var kept))
        {
            try
            {
                return await FindAsync(kept, tenantId, objectId, cancel);
            }
            catch (Exception e) when (e is DbException or InvalidOperationException)
            {
                // Asked again below.
            }
        }

        return await FindAsync(await Connection.OpenAsync(store, cancel), tenantId, objectId, cancel);
    }

    /// <summary>Closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        while (_idle.TryTake(out var connection))
            await connection.DisposeAsync();
    }

    private async ValueTask<Person?> FindAsync(Connection connection, Guid tenantId, Guid objectId, CancellationToken cancel)
    {
        var isWhole = false;
        try
        {
            var lines = await connection.ReadAsync(tenantId, objectId, cancel);
            isWhole = true;
            return Roster.PersonOf(tenantId, objectId, lines);
        }
        finally
        {
            if (isWhole && _idle.Count < MostKept && !_isDisposed)
                _idle.Add(connection);
            else
                await connection.DisposeAsync();
        }
    }

    private sealed class Connection : IAsyncDisposable
    {
        private readonly CouncilDb _db;
        private readonly DbCommand _command;
        private readonly DbParameter _tenant;
        private readonly DbParameter _object;

        private Connection(CouncilDb db)
        {
            // The two values tell which parameter is which.
            var (tenant, person) = (Guid.NewGuid(), Guid.NewGuid());
            _db = db;
            _command = Roster.Lines(db, tenant, person).CreateDbCommand();
            _tenant = _command.Parameters.Cast<DbParameter>().Single(p => Equals(p.Value, tenant));
            _object = _command.Parameters.Cast<DbParameter>().Single(p => Equals(p.Value, person));
        }

        public static async Task<Connection> OpenAsync(CouncilDbFactory store, CancellationToken cancel)
        {
            var db = store.Open();
            try
            {
                await db.Database.OpenConnectionAsync(cancel);
                return new Connection(db);
            }
            catch
            {
                await db.DisposeAsync();
                throw;
            }
        }

        public async ValueTask<List<Roster.Line>> ReadAsync(Guid tenantId, Guid objectId, CancellationToken cancel)
        {
            (_tenant.Value, _object.Value) = (tenantId, objectId);
            var lines = new List<Roster.Line>();
            await using var row = await _command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                lines.Add(new Roster.Line(
                    PersonId: row.GetGuid(0),
                    Name: row.GetString(1),
                    Language: row.IsDBNull(2) ? null : (Language)row.GetInt32(2),
                    ChosenCoalitionId: Text(row, 3),
                    MembershipId: row.GetGuid(4),
                    CoalitionId: row.GetString(5),
                    CoalitionName: row.GetString(6),
                    Collection: row.GetString(7),
                    FactionKey: Text(row, 8),
                    FactionName: Text(row, 9),
                    Roles: (Roles)row.GetInt32(10)));
            }

            return lines;
        }

        public async ValueTask DisposeAsync()
        {
            await _command.DisposeAsync();
            await _db.Database.CloseConnectionAsync();
            await _db.DisposeAsync();
        }

        private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
