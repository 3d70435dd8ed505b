using System.Text.RegularExpressions;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.SqlServer;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace CouncilBot.Storage.Tests;

public sealed partial class TheMigrations
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.SqlServer)]
    public void Lead_to_the_model(Database database)
    {
        using var db = Open(database);
        var migrations = db.GetService<IMigrationsAssembly>();
        var pending = db.GetService<IMigrationsModelDiffer>().GetDifferences(Relational(db, migrations.ModelSnapshot!.Model), db.GetService<IDesignTimeModel>().Model.GetRelationalModel());

        Assert.Empty(pending);
        Assert.NotEmpty(migrations.Migrations);
    }

    /// <summary>
    /// The test above compares the model with what the migrations say about it, and this one with what they do. A statement that a
    /// migration adds by hand is left out.
    /// </summary>
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.SqlServer)]
    public void Do_what_they_say(Database database)
    {
        using var db = Open(database);
        var migrations = db.GetService<IMigrationsAssembly>();
        var differ = db.GetService<IMigrationsModelDiffer>();
        IRelationalModel? before = null;
        foreach (var migration in migrations.Migrations.Values.Select(type => migrations.CreateMigration(type, db.Database.ProviderName!)))
        {
            var after = Relational(db, migration.TargetModel);
            Assert.Equal(Script(db, differ.GetDifferences(before, after), after), Script(db, migration.UpOperations.Where(o => o is not SqlOperation), after));
            before = after;
        }

        Assert.Empty(differ.GetDifferences(before, Relational(db, migrations.ModelSnapshot!.Model)));
    }

    private static CouncilDb Open(Database database)
    {
        var options = new DbContextOptionsBuilder<CouncilDb>();
        if (database == Database.Sqlite)
            options.UseCouncilSqlite("never-opened.db");
        else
            options.UseCouncilSqlServer("Server=localhost");
        return new(options.Options);
    }

    private static IRelationalModel Relational(CouncilDb db, IModel model) =>
        db.GetService<IModelRuntimeInitializer>().Initialize(((IMutableModel)model).FinalizeModel(), designTime: true).GetRelationalModel();

    // In an order of its own: what is read back from a migration does not know in which one the columns were declared. The generator
    // goes on counting its variables from one script to the next.
    private static IEnumerable<string> Script(CouncilDb db, IEnumerable<MigrationOperation> operations, IRelationalModel model) =>
        from command in db.GetService<IMigrationsSqlGenerator>().Generate([.. operations], model.Model)
        let lines = command.CommandText.Split('\n').Select(line => line.Trim().TrimEnd(','))
        from line in lines
        let text = Variable().Replace($"{lines.First()} {line}", "@var")
        orderby text.Length, text
        select text;

    [GeneratedRegex("@var[0-9]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();
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
