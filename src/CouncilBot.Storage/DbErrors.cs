using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage;

/// <summary>What a database complains about, alike for both databases.</summary>
public enum DbFault
{
    /// <summary>Something else.</summary>
    Other,

    /// <summary>A row with this key exists: somebody was faster, or it is already done.</summary>
    UniqueViolation,

    /// <summary>Somebody else changed the row in between.</summary>
    Changed,

    /// <summary>A row it refers to is gone: somebody deleted it in between, such as a person their data.</summary>
    ReferenceGone,

    /// <summary>Locked, deadlocked or timed out; a repetition may succeed.</summary>
    Busy,

    /// <summary>The database cannot be reached or read.</summary>
    Unavailable,

    /// <summary>No space is left.</summary>
    DiskFull,
}

/// <summary>What one database says of itself in an exception; null: the exception is not of that database.</summary>
/// <param name="FaultOf">The fault.</param>
/// <param name="NumberOf">The database's own number of it.</param>
public sealed record DbDialect(Func<Exception, DbFault?> FaultOf, Func<Exception, int?> NumberOf);

/// <summary>Tells the faults of the database apart, wherever in a chain of exceptions they stand.</summary>
public static class DbErrors
{
    private static ImmutableHashSet<DbDialect> s_dialects = [];

    /// <summary>What the exception says about the database.</summary>
    public static DbFault FaultOf(Exception? exception)
    {
        if (exception is DbUpdateConcurrencyException)
            return DbFault.Changed;
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (s_dialects.Select(dialect => dialect.FaultOf(cause)).FirstOrDefault(fault => fault is not null) is { } fault)
                return fault;
        }

        return DbFault.Other;
    }

    /// <summary>Whether a row with the same key exists; with a table: whether it is in that one.</summary>
    public static bool IsUniqueViolation(Exception? exception, string? table = null) =>
        FaultOf(exception) == DbFault.UniqueViolation && (table is null || Names(exception, table));

    /// <summary>Whether somebody else was faster. Nothing was changed; on what is stored now it may succeed, or be done already.</summary>
    public static bool IsConflict(Exception? exception) => FaultOf(exception) is DbFault.UniqueViolation or DbFault.Changed or DbFault.ReferenceGone;

    /// <summary>Whether the database is locked or too slow now.</summary>
    public static bool IsBusy(Exception? exception) => FaultOf(exception) == DbFault.Busy;

    /// <summary>Whether the database cannot be reached.</summary>
    public static bool IsUnavailable(Exception? exception) => FaultOf(exception) == DbFault.Unavailable;

    /// <summary>Whether no space is left.</summary>
    public static bool IsDiskFull(Exception? exception) => FaultOf(exception) == DbFault.DiskFull;

    /// <summary>The fault with the database's own number, for the log: its words may repeat values.</summary>
    public static string CodeOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (s_dialects.Select(dialect => dialect.NumberOf(cause)).FirstOrDefault(number => number is not null) is { } number)
                return string.Create(CultureInfo.InvariantCulture, $"{FaultOf(exception)} {number}");
        }

        return $"{FaultOf(exception)}";
    }

    /// <summary>Teaches the errors of one database; called by its project.</summary>
    public static void Learn(DbDialect dialect) => ImmutableInterlocked.Update(ref s_dialects, known => known.Add(dialect));

    // SQLite writes "UNIQUE constraint failed: Inbox.Key", SQL Server names the key or index, in any language.
    private static bool Names(Exception? exception, string table)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException && (cause.Message.Contains($" {table}.") || cause.Message.Contains($"PK_{table}") || cause.Message.Contains($"IX_{table}_")))
                return true;
        }

        return false;
    }
}
