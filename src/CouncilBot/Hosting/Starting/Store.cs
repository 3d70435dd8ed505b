using System.Data.Common;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Matters;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Starting;

/// <summary>The configured database, before and while the bot runs.</summary>
internal sealed class Store(CouncilDbFactory databases, StorageOptions options, IReadOnlyList<Agreement> agreements, KnowledgeBase knowledge, TimeProvider time)
{
    private volatile SchemaState _state = SchemaState.Unreachable;

    /// <summary>Whether the database can be used.</summary>
    public bool IsReady => _state == SchemaState.Current;

    /// <summary>Hashes of the rules that hold now.</summary>
    public IReadOnlyCollection<string> RulesInForce { get; } = [.. agreements.Where(a => a.Rules is not null).Select(MatterRules.HashOf)];

    /// <summary>Chooses the database the settings name.</summary>
    public static void Use(DbContextOptionsBuilder builder, StorageOptions options)
    {
        if (options.Provider == StorageProvider.SqlServer)
            builder.UseCouncilSqlServer(options.ConnectionString!);
        else
            builder.UseCouncilSqlite(options.File);
    }

    /// <summary>
    /// Makes the database fit for this version: the embedded one is migrated, a server only compared, since there its owner decides.
    /// Then the coalitions of the agreements are entered.
    /// </summary>
    public async Task<SchemaState> PrepareAsync(CancellationToken cancellation)
    {
        await using var db = databases.Open();
        var state = await Schema.StateAsync(db, cancellation);
        if (state == SchemaState.Behind && options.Provider == StorageProvider.Sqlite)
        {
            await Schema.MigrateAsync(db, cancellation);
            state = await Schema.StateAsync(db, cancellation);
        }

        if (state == SchemaState.Current)
            await Coalitions.SyncAsync(db, [.. agreements.Select(DataOf)], cancellation);

        return _state = state;
    }

    /// <summary>The same; a database that fails meanwhile is unreachable.</summary>
    public async Task<SchemaState> TryPrepareAsync(CancellationToken cancellation)
    {
        try
        {
            return await PrepareAsync(cancellation);
        }
        catch (Exception e) when (IsUnreachable(e))
        {
            return _state = SchemaState.Unreachable;
        }
    }

    private CoalitionData DataOf(Agreement agreement) => new(
        agreement.Id,
        agreement.Name,
        agreement.Id,
        [.. agreement.Factions.Select(f => new FactionData(f.Key, f.Name))],
        agreement.Rules is null ? null : MatterRules.DataOf(agreement, knowledge.DocumentsOf(agreement.Id), time.GetUtcNow().UtcDateTime));

    /// <summary>Leaves nothing behind of what was deleted; a server does so by itself.</summary>
    public Task ForgetDeletedAsync(CouncilDb db, CancellationToken cancellation) =>
        options.Provider == StorageProvider.Sqlite ? CouncilSqlite.EmptyLogAsync(db, cancellation) : Task.CompletedTask;

    /// <summary>Whether a failure is the database's and not ours.</summary>
    public static bool IsUnreachable(Exception e) => e is DbException or DbUpdateException or IOException or UnauthorizedAccessException || DbErrors.FaultOf(e) != DbFault.Other;

    /// <summary>Whether it answers at this moment; not when that takes longer than <paramref name="patience"/>.</summary>
    public async Task<bool> AnswersAsync(TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await using var db = databases.Open();
            // A file that was deleted can still be read by who has it open, one that is damaged can still be opened.
            return IsReady && await db.Database.CanConnectAsync(either.Token) && await db.Coalitions.CountAsync(either.Token) >= 0;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }
}
