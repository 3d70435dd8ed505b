using System.Globalization;
using System.Text.Json.Nodes;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Support;

/// <summary>Somebody of a board, known by number.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Coalition">Short name of their coalition.</param>
/// <param name="Faction">Key of their faction.</param>
/// <param name="Tenant">Their tenant.</param>
internal sealed record BoardMember(int Number, string Coalition, string Faction, string Tenant)
{
    public string ObjectId => string.Create(CultureInfo.InvariantCulture, $"{Number:x8}-0000-4000-8000-00000000000b");

    /// <summary>Their personal chat.</summary>
    public string Chat => $"a:{ObjectId}";

    /// <summary>Their line in a list of members.</summary>
    public string Line => $"{Tenant};{ObjectId};Person {Number.ToString(CultureInfo.InvariantCulture)};{Coalition};{Faction};Vorstand;de";
}

/// <summary>
/// An installation with as many coalitions as are wanted, each with the agreement of Siegen and times of its own, and with people of
/// their boards. Shared by the tests and the benchmark.
/// </summary>
internal sealed class ManyCoalitions : IDisposable
{
    private const int PeopleOfAList = 5_000;

    private readonly string _root = Directory.CreateTempSubdirectory("councilbot-many-").FullName;

    /// <summary>Writes the agreements.</summary>
    /// <param name="siegen">The folder of the seeds of Siegen.</param>
    /// <param name="count">How many.</param>
    /// <param name="settle">What the committee of each has in its rules, by number from 0.</param>
    public ManyCoalitions(string siegen, int count, Action<int, JsonObject> settle)
    {
        for (var i = 0; i < count; i++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(Seeds, IdOf(i))).FullName;
            foreach (var file in Directory.EnumerateFiles(siegen))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

            var agreement = JsonNode.Parse(File.ReadAllText(Path.Combine(siegen, "agreement.json")))!;
            settle(i, agreement["rules"]!["committee"]!.AsObject());
            File.WriteAllText(Path.Combine(folder, "agreement.json"), agreement.ToJsonString());
        }
    }

    public string Seeds => Path.Combine(_root, "seeds");

    public string Data => Path.Combine(_root, "data");

    public string DatabaseFile => Path.Combine(Data, Settings.DefaultDatabase);

    /// <summary>The people, once they are enrolled.</summary>
    public IReadOnlyList<BoardMember> People { get; private set; } = [];

    /// <summary>Short name of a coalition.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"c{number:0000}");

    /// <summary>Enrols people; all have the app.</summary>
    public async Task EnrolAsync(IReadOnlyList<BoardMember> people, string serviceUrl, DateTime since)
    {
        People = people;
        foreach (var some in people.Chunk(PeopleOfAList))
        {
            var file = Path.Combine(_root, "members.csv");
            await File.WriteAllLinesAsync(file, ["tenant;objekt;name;koalition;fraktion;rollen;sprache", .. some.Select(p => p.Line)]);
            var settings = new Settings { Seeds = Seeds, Data = Data, DefaultCollection = IdOf(0), IndexMegabytes = Settings.DefaultIndexMegabytes };
            using var error = new StringWriter();
            if (await CommandLine.RunAsync(["members", "import", file], settings, TextWriter.Null, error, TextReader.Null) != 0)
                throw new InvalidOperationException(error.ToString());
        }

        await WriteAsync(coalition: null, async db =>
        {
            foreach (var some in people.Chunk(PeopleOfAList))
            {
                db.AddRange(some.Select(p => new ConversationRow
                {
                    Id = Guid.NewGuid(),
                    ConversationId = p.Chat,
                    BotId = "28:bot",
                    TenantId = Guid.Parse(p.Tenant),
                    ObjectId = Guid.Parse(p.ObjectId),
                    UserId = $"29:{p.ObjectId}",
                    ServiceUrl = serviceUrl,
                    State = ConversationState.Active,
                    StateSinceUtc = since,
                    LastSeenUtc = since,
                }));
                await db.SaveChangesAsync();
                db.ChangeTracker.Clear();
            }
        });
    }

    /// <summary>The agreement of a coalition as it was written.</summary>
    public Agreement AgreementOf(string coalition) => AgreementReader.Read(coalition, File.ReadAllText(Path.Combine(Seeds, coalition, "agreement.json"))).Agreement!;

    /// <summary>Writes to the database while nobody else does.</summary>
    public async Task WriteAsync(string? coalition, Func<CouncilDb, Task> write)
    {
        await using (var services = Database.Open(new StorageOptions { File = DatabaseFile }))
        {
            await using var db = services.GetRequiredService<CouncilDbFactory>().Open(coalition);
            await write(db);
        }

        CouncilSqlite.CloseIdle(DatabaseFile);
    }

    public void Dispose()
    {
        CouncilSqlite.CloseIdle(DatabaseFile);
        Directory.Delete(_root, recursive: true);
    }
}
