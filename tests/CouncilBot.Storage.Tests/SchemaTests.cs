using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.SqlServer;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CouncilBot.Storage.Tests;

public sealed class TheMigrations
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.SqlServer)]
    public void Lead_to_the_model(Database database)
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        if (database == Database.Sqlite)
            options.UseCouncilSqlite("never-opened.db");
        else
            options.UseCouncilSqlServer("Server=localhost");
        using var db = new CouncilDb(options.Options);

        var snapshot = (IMutableModel)db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        var migrated = db.GetService<IModelRuntimeInitializer>().Initialize(snapshot.FinalizeModel());
        var model = db.GetService<IDesignTimeModel>().Model;
        var pending = db.GetService<IMigrationsModelDiffer>().GetDifferences(migrated.GetRelationalModel(), model.GetRelationalModel());

        Assert.Empty(pending);
        Assert.NotEmpty(db.Database.GetMigrations());
    }
}

[Trait("Catalogue", "G6")]
public sealed class ADatabaseAtTheStart
{
    [Fact]
    public async Task Is_behind_when_it_is_not_there_and_current_after_migrating()
    {
        await using var store = TestStore.NotYetThere();
        await using var db = store.Open();
        Assert.Equal(SchemaState.Behind, await Schema.StateAsync(db));
        Assert.Equal(SchemaState.Behind, await Schema.MigrateAsync(db));
        Assert.Equal(SchemaState.Current, await Schema.StateAsync(db));
        Assert.Equal(SchemaState.Current, await Schema.MigrateAsync(db));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_newer_when_it_knows_a_migration_we_do_not(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Later', '6.0.7')""");
        Assert.Equal(SchemaState.Newer, await Schema.MigrateAsync(db));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_half_applied_when_there_are_tables_and_no_migration(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("""DELETE FROM "__EFMigrationsHistory" """);
        Assert.Equal(SchemaState.HalfApplied, await Schema.MigrateAsync(db));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_behind_when_the_first_migration_was_cut_off(Database on)
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync(db.GetService<IHistoryRepository>().GetCreateScript());
        Assert.Equal(SchemaState.Behind, await Schema.MigrateAsync(db));
        Assert.Equal(SchemaState.Current, await Schema.StateAsync(db));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_half_applied_when_it_belongs_to_somebody_else(Database on)
    {
        await using var store = await TestStore.CreateEmptyAsync(on);
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE Theirs (Id int)");
        Assert.Equal(SchemaState.HalfApplied, await Schema.MigrateAsync(db));
    }

    [Theory]
    [InlineData("", SchemaState.Behind)]
    [InlineData("1", SchemaState.Behind)]
    [InlineData("1 2 3", SchemaState.Current)]
    [InlineData("1 3", SchemaState.HalfApplied)]
    [InlineData("1 2 3 4", SchemaState.Newer)]
    [InlineData("4", SchemaState.Newer)]
    public void Is_judged_by_the_migrations_it_has(string applied, SchemaState state) =>
        Assert.Equal(state, Schema.Compare(["1", "2", "3"], applied.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    [Trait("Catalogue", "G1")]
    public async Task Is_unreachable_when_the_file_is_no_database()
    {
        await using var store = TestStore.NotYetThere();
        await File.WriteAllTextAsync(store.File, new string('x', 8192));
        await using var db = store.Open();
        Assert.Equal(SchemaState.Unreachable, await Schema.MigrateAsync(db));
    }

    [Fact]
    [Trait("Catalogue", "G1")]
    public async Task Is_unreachable_when_no_server_answers()
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        options.UseCouncilSqlServer("Server=127.0.0.1,1;Database=councilbot;User Id=x;Password=canary;Connect Timeout=1;ConnectRetryCount=0");
        await using var db = new CouncilDb(options.Options);
        Assert.Equal(SchemaState.Unreachable, await Schema.StateAsync(db));
        var failure = await Record.ExceptionAsync(() => db.Coalitions.ToListAsync());
        Assert.True(DbErrors.IsUnavailable(failure), failure?.ToString());
        Assert.DoesNotContain("canary", failure!.ToString());
    }
}
