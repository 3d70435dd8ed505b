using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Storage.Tests.Support;

/// <summary>
/// A database of its own for one test, with two coalitions: Siegen (CDU, SPD) and Krefeld (SPD, Grüne).
/// </summary>
internal sealed class TestStore : IAsyncDisposable
{
    private static readonly Lazy<Task<byte[]>> s_emptySqlite = new(MigratedFileAsync);

    private readonly ServiceProvider _services;
    private readonly CouncilDbFactory _factory;
    private readonly Database _database;

    private TestStore(Database database, string folder, Action<DbContextOptionsBuilder> useDatabase)
    {
        _database = database;
        Folder = folder;
        _services = new ServiceCollection().AddSingleton<TimeProvider>(Time).AddCouncilStorage(useDatabase).BuildServiceProvider();
        _factory = _services.GetRequiredService<CouncilDbFactory>();
    }

    public ManualTime Time { get; } = new();

    public string Folder { get; }

    public string File => Path.Combine(Folder, "council.db");

    public IServiceProvider Services => _services;

    public Guid Tenant { get; } = Guid.NewGuid();

    public static async Task<TestStore> CreateAsync(Database database)
    {
        var store = database == Database.Sqlite ? await OnSqliteAsync() : await OnSqlServerAsync();
        await using var db = store.Open();
        await Coalitions.SyncAsync(db, [
            new("siegen", "Siegen, CDU und SPD", "siegen", [new("cdu", "CDU"), new("spd", "SPD")]),
            new("krefeld", "Krefeld, SPD und Grüne", "krefeld", [new("spd", "SPD"), new("gruene", "Bündnis 90/Die Grünen")]),
        ]);
        return store;
    }

    /// <summary>A database without tables.</summary>
    public static async Task<TestStore> CreateEmptyAsync(Database database)
    {
        var store = database == Database.Sqlite ? NotYetThere() : OnSqlServer();
        await using var db = store.Open();
        await db.GetService<IRelationalDatabaseCreator>().CreateAsync();
        return store;
    }

    /// <summary>An embedded database that does not exist yet.</summary>
    public static TestStore NotYetThere()
    {
        var folder = Directory.CreateTempSubdirectory("councilbot-storage-").FullName;
        return new(Database.Sqlite, folder, options => options.UseCouncilSqlite(Path.Combine(folder, "council.db")));
    }

    public CouncilDb Open(string? coalition = null) => _factory.Open(coalition);

    public async Task<Person> EnrolAsync(string name, string coalition = "siegen", string? faction = "cdu", Roles roles = Roles.Member, Guid? objectId = null)
    {
        await using var db = Open();
        var id = objectId ?? Guid.NewGuid();
        var person = await db.People.FirstOrDefaultAsync(p => p.ObjectId == id);
        if (person is null)
        {
            person = new()
            {
                Id = Guid.NewGuid(),
                TenantId = Tenant,
                ObjectId = id,
                Name = name,
                CreatedUtc = Time.UtcNow,
            };
            db.Add(person);
        }

        db.Add(new MembershipRow
        {
            Id = Guid.NewGuid(),
            CoalitionId = coalition,
            PersonId = person.Id,
            FactionKey = faction,
            Roles = roles,
            SinceUtc = Time.UtcNow,
        });
        await db.SaveChangesAsync();
        return (await Roster.FindAsync(db, Tenant, id))!;
    }

    public QuestionRow Question(Person by, string text = "Was gilt zur Grundsteuer?") => new()
    {
        Id = Guid.NewGuid(),
        CoalitionId = by.Memberships[0].CoalitionId,
        AskedBy = by.Memberships[0].Id,
        FactionKey = by.Memberships[0].FactionKey,
        Text = text,
        Language = Language.German,
        AskedUtc = Time.UtcNow,
    };

    public OutboxRow Message(string key, Guid? personId = null, string? coalition = null) => new()
    {
        Key = key,
        CoalitionId = coalition,
        PersonId = personId,
        Payload = """{"type":"message"}""",
        CreatedUtc = Time.UtcNow,
        DueUtc = Time.UtcNow,
        ExpiresUtc = Time.UtcNow.AddDays(1),
    };

    public async Task AddAsync(params object[] rows)
    {
        await using var db = Open();
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_database == Database.SqlServer)
        {
            await using var db = Open();
            await db.Database.EnsureDeletedAsync();
        }
        else
        {
            ClearPool();
        }

        await _services.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public void ClearPool()
    {
        using var db = Open();
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    private static async Task<TestStore> OnSqliteAsync()
    {
        var store = NotYetThere();
        await System.IO.File.WriteAllBytesAsync(store.File, await s_emptySqlite.Value);
        return store;
    }

    private static TestStore OnSqlServer()
    {
        var connection = new SqlConnectionStringBuilder(OnSqlServerAttribute.ConnectionString) { InitialCatalog = $"councilbot_{Guid.NewGuid():N}" }.ToString();
        return new(Database.SqlServer, Directory.CreateTempSubdirectory("councilbot-storage-").FullName, options => options.UseCouncilSqlServer(connection));
    }

    private static async Task<TestStore> OnSqlServerAsync()
    {
        var store = OnSqlServer();
        await using var db = store.Open();
        await Schema.MigrateAsync(db);
        return store;
    }

    // Migrating takes longer than most tests; a copy of the result does not.
    private static async Task<byte[]> MigratedFileAsync()
    {
        await using var store = NotYetThere();
        await using (var db = store.Open())
        {
            await Schema.MigrateAsync(db);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return await System.IO.File.ReadAllBytesAsync(store.File);
    }
}
