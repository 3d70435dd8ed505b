using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CouncilBot.Storage;

/// <summary>Opens contexts from a pool.</summary>
/// <param name="pool">The pool.</param>
public sealed class CouncilDbFactory(IDbContextFactory<CouncilDb> pool)
{
    /// <summary>A context that sees the rows of one coalition; of none without an id. To be disposed.</summary>
    public CouncilDb Open(string? coalitionId = null)
    {
        var db = pool.CreateDbContext();
        db.CoalitionId = coalitionId;
        return db;
    }
}

/// <summary>Registers the store.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers pooled contexts (<see cref="CouncilDbFactory"/>, <see cref="IDbContextFactory{TContext}"/>). The database is chosen
    /// by the caller, with the extension of Storage.Sqlite or Storage.SqlServer.
    /// </summary>
    public static IServiceCollection AddCouncilStorage(this IServiceCollection services, Action<DbContextOptionsBuilder> useDatabase)
    {
        services.AddPooledDbContextFactory<CouncilDb>(useDatabase);
        services.AddSingleton<CouncilDbFactory>();
        services.AddSingleton<AnsweredMarks>();
        services.AddSingleton<Journal>();
        services.AddSingleton<RosterLookup>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
