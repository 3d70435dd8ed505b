using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.SqlServer;

/// <summary>What is wrong with a connection string.</summary>
public enum ConnectionStringProblem
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It cannot be read, or names no server.</summary>
    Unreadable,

    /// <summary>It trusts any certificate of a server that is not this machine.</summary>
    TrustsAnyCertificate,
}

/// <summary>Keeps the store on Microsoft SQL Server or Azure SQL.</summary>
public static class CouncilSqlServer
{
    private const int CommandSeconds = 10;

    // From this severity on the connection is gone. Outside Windows the client gives faults of the network no number.
    private const int ConnectionBroken = 20;

    /// <summary>
    /// Uses the database of this connection string. The connection is always encrypted; a certificate is taken on trust only
    /// from this machine, whatever the string says (docs/decisions/0003).
    /// </summary>
    /// <exception cref="ArgumentException">The connection string has a <see cref="ConnectionStringProblem"/>; the message does not repeat it.</exception>
    public static DbContextOptionsBuilder UseCouncilSqlServer(this DbContextOptionsBuilder options, string connectionString)
    {
        DbErrors.Learn(Dialect);
        return options.UseSqlServer(Hardened(connectionString), server => server
            .MigrationsAssembly(typeof(CouncilSqlServer).Assembly.GetName().Name)
            .CommandTimeout(CommandSeconds)
            // One statement for each row: no MERGE, whose faults on concurrent inserts are many.
            .MaxBatchSize(1));
    }

    /// <summary>Checks a connection string without connecting.</summary>
    public static ConnectionStringProblem Check(string? connectionString)
    {
        try
        {
            var parts = new SqlConnectionStringBuilder(connectionString);
            if (string.IsNullOrWhiteSpace(parts.DataSource))
                return ConnectionStringProblem.Unreadable;
            return parts.TrustServerCertificate && !IsThisMachine(parts.DataSource) ? ConnectionStringProblem.TrustsAnyCertificate : ConnectionStringProblem.None;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return ConnectionStringProblem.Unreadable;
        }
    }

    /// <summary>The connection string as the bot uses it: always encrypted, and without its secrets once it is open.</summary>
    /// <exception cref="ArgumentException">It has a <see cref="ConnectionStringProblem"/>; the message does not repeat it.</exception>
    public static string Hardened(string connectionString)
    {
        var problem = Check(connectionString);
        if (problem != ConnectionStringProblem.None)
            throw new ArgumentException($"The connection string is refused: {problem}.", nameof(connectionString));

        return new SqlConnectionStringBuilder(connectionString)
        {
            Encrypt = true,
            PersistSecurityInfo = false,
            MultipleActiveResultSets = false,
        }.ToString();
    }

    internal static DbDialect Dialect { get; } = new(FaultOf, exception => (exception as SqlException)?.Number);

    private static DbFault? FaultOf(Exception exception) => exception switch
    {
        SqlException error when FaultOf(error.Number) is DbFault.Other && error.Class >= ConnectionBroken => DbFault.Unavailable,
        SqlException error => FaultOf(error.Number),
        // Every connection of the pool is lent, or one was closed under us: the client has no number for it.
        InvalidOperationException when exception.Source == typeof(SqlException).Assembly.GetName().Name => DbFault.Busy,
        _ => null,
    };

    // Numbers of sys.messages and of the client.
    internal static DbFault FaultOf(int number) => number switch
    {
        2601 or 2627 => DbFault.UniqueViolation,
        // There are no other constraints than keys and references.
        547 => DbFault.ReferenceGone,
        // Lock timeout, deadlock victim, timeout of the client, snapshot conflict, too many requests in Azure.
        1222 or 1205 or -2 or 3960 or 10928 or 10929 or 40501 or 49918 or 49919 or 49920 => DbFault.Busy,
        // File group full, no space in file group, log full, disk full, quota of Azure reached.
        1105 or 1101 or 9002 or 112 or 40544 => DbFault.DiskFull,
        // Not found, cannot open, login failed, connection broken, database moved or switched off.
        -1 or 2 or 20 or 53 or 64 or 121 or 233 or 258 or 4060 or 4221 or 10053 or 10054 or 10060 or 10061 or 11001 or 18456 or 26 or 40
            or 40143 or 40197 or 40540 or 40613 or 921 or 922 or 945 => DbFault.Unavailable,
        _ => DbFault.Other,
    };

    private static bool IsThisMachine(string dataSource)
    {
        var host = dataSource.Split(',', '\\')[0];
        if (host.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase))
            host = host[4..];
        return host.Trim() is "." or "(local)" or "127.0.0.1" or "::1" || host.Trim().Equals("localhost", StringComparison.OrdinalIgnoreCase);
    }
}
