using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace CouncilBot.Storage;

/// <summary>How the database stands to this version of the bot.</summary>
public enum SchemaState
{
    /// <summary>They belong together.</summary>
    Current,

    /// <summary>Migrations are missing, or all of them: the database is new.</summary>
    Behind,

    /// <summary>A newer version of the bot was here. It must not be written to.</summary>
    Newer,

    /// <summary>A migration is missing between others, or tables stand without any. It must not be written to.</summary>
    HalfApplied,

    /// <summary>It cannot be reached or read.</summary>
    Unreachable,
}

/// <summary>The database's tables and this version of the bot.</summary>
public static class Schema
{
    /// <summary>Compares the migrations applied with those known.</summary>
    public static async Task<SchemaState> StateAsync(CouncilDb db, CancellationToken cancel = default)
    {
        try
        {
            var creator = db.GetService<IRelationalDatabaseCreator>();
            if (!await creator.ExistsAsync(cancel))
                return SchemaState.Behind;

            var known = db.Database.GetMigrations().ToList();
            var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
            if (applied.Count == 0 && await creator.HasTablesAsync(cancel) && !await WasInterruptedAtFirstAsync(db, cancel))
                return SchemaState.HalfApplied;
            return Compare(known, applied);
        }
        catch (DbException)
        {
            return SchemaState.Unreachable;
        }
    }

    /// <summary>Applies the missing migrations; only to a database that is <see cref="SchemaState.Behind"/> or current.</summary>
    /// <returns>The state found before; on anything but Behind nothing was done.</returns>
    public static async Task<SchemaState> MigrateAsync(CouncilDb db, CancellationToken cancel = default)
    {
        var state = await StateAsync(db, cancel);
        if (state == SchemaState.Behind)
            await db.Database.MigrateAsync(cancel);
        return state;
    }

    internal static SchemaState Compare(IReadOnlyList<string> known, IReadOnlyList<string> applied)
    {
        if (applied.Except(known, StringComparer.Ordinal).Any())
            return SchemaState.Newer;
        if (!known.Take(applied.Count).SequenceEqual(applied.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            return SchemaState.HalfApplied;
        return applied.Count == known.Count ? SchemaState.Current : SchemaState.Behind;
    }

    /// <summary>
    /// Whether there is the list of migrations and nothing else: it is made before the transaction of the first migration, which
    /// was then cut off by a crash or a full disk, and may run again.
    /// </summary>
    private static async Task<bool> WasInterruptedAtFirstAsync(CouncilDb db, CancellationToken cancel)
    {
        if (!await db.GetService<IHistoryRepository>().ExistsAsync(cancel))
            return false;

        try
        {
            await db.Coalitions.AnyAsync(cancel);
            return false;
        }
        catch (DbException e) when (DbErrors.FaultOf(e) == DbFault.Other)
        {
            return true;
        }
    }
}
