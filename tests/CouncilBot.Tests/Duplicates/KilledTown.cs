using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Teams.Turns;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Duplicates;

/// <summary>A town whose program dies, with the channel it speaks to.</summary>
internal sealed partial class KilledTown(Story story) : IDisposable
{
    private const string BotId = "28:bot";

    /// <summary>As it stands in JSON.</summary>
    private static readonly string TakesLonger = System.Text.Json.JsonEncodedText.Encode(Hosting.Texts.Of<TurnHandler>(Language.German)[nameof(TurnTrouble.TakesLonger)], System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString();

    private readonly Installation _installation = Installation.WithSeedsOfItsOwn();
    private readonly FakeConnector _connector = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(20) };
    private readonly List<Arrival> _arrivals = [];
    private readonly Dictionary<(int Item, string Chat), int> _writtenDown = [];
    private readonly Dictionary<int, int> _repeated = [];
    private readonly Dictionary<int, int> _inVain = [];
    private readonly List<(int Number, JsonObject Activity)> _unanswered = [];
    private FakeConnectorServer _server = null!;
    private KilledProgram? _program;
    private KillPoint? _armed;
    private int? _target;
    private int _life;

    public IReadOnlyList<Arrival> Deliveries => _arrivals;

    /// <summary>What arrived although the one before had written down that it had been sent: there must be none.</summary>
    public IEnumerable<Arrival> SentAgain => _arrivals.Where(a => a.Life > _writtenDown.GetValueOrDefault((a.Item, a.Chat), _life));

    /// <summary>
    /// Messages that the same program sent once more, beyond those whose answer it waited for in vain: there must be none. On a machine
    /// that stands still an answer may come too late, and what was asked is not known to have been done.
    /// </summary>
    public int RepeatedWithoutNeed => _repeated.Sum(life => Math.Max(0, life.Value - _inVain[life.Key]));

    private string DatabaseFile => _installation.DatabaseFile;

    public async Task PrepareAsync(int count)
    {
        // One coalition is enough and no glossary is needed: a start is most of what a life takes.
        foreach (var other in Directory.EnumerateDirectories(_installation.Seeds).Where(d => Path.GetFileName(d) != "siegen"))
            Directory.Delete(other, recursive: true);

        foreach (var glossary in Directory.EnumerateFiles(_installation.Seeds, "glossary.*"))
            File.Delete(glossary);

        var list = string.Join('\n', Town.Members.Split('\n').Concat(Town.Boards.Split('\n').Where(l => l.Contains(Town.SpdChair.ObjectId, StringComparison.Ordinal))).Where(l => !l.Contains("krefeld", StringComparison.Ordinal)));
        (await _installation.RunAsync("members", "import", _installation.Bring("members.csv", list))).Success();
        CouncilSqlite.CloseIdle(DatabaseFile);
        _connector.Answering = request => IsMeant(request.Text) && Strike(KillWhen.Request) ? ScriptedAnswer.Dropped : null;
        _connector.Delivering = Arrived;
        _server = await FakeConnectorServer.StartAsync(_connector);
        await using var services = Hosting.Database.Open(new StorageOptions { File = DatabaseFile });
        await using var db = services.GetRequiredService<CouncilDbFactory>().Open("siegen");
        var presser = Guid.Parse(Town.CduMember.ObjectId);
        var member = await db.Memberships.Join(db.People, m => m.PersonId, p => p.Id, (m, p) => new { m.Id, p.ObjectId }).SingleAsync(m => m.ObjectId == presser);
        await story.PrepareAsync(db, member.Id, count);
        db.Conversations.AddRange(story.Recipients.Append(Town.CduMember).Select(ConversationOf));
        await db.SaveChangesAsync();
        CouncilSqlite.CloseIdle(DatabaseFile);
    }

    /// <summary>Starts the program, presses the button with this number, and kills it at this point.</summary>
    /// <returns>Whether it died at the point, and not only because time was over.</returns>
    public async Task<bool> LiveAndDieAsync(int number, KillPoint point, TimeSpan patience)
    {
        BeginLife();
        await using var program = _program = await KilledProgram.StartAsync(_installation.Seeds, _installation.Data);
        // Every third time it may die already over what the last one left behind.
        _target = number % 3 == 2 ? null : number;
        if (_target is not null)
            await DeliverAsync(program);

        var (verb, data) = story.Press(number);
        _unanswered.Add((number, Activity(Town.CduMember, verb, data)));
        _armed = point;
        var isWatching = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var killer = point.When switch
        {
            KillWhen.Commit => Task.Factory.StartNew(() => KillAtCommit(program, point.Number, patience, isWatching), TaskCreationOptions.LongRunning),
            KillWhen.Pressed => Task.Factory.StartNew(() => KillAfter(program, point.Number), TaskCreationOptions.LongRunning),
            _ => Task.FromResult(false),
        };
        if (point.When == KillWhen.Commit)
            await Task.WhenAny(isWatching.Task, killer).Unwrap();

        await DeliverAsync(program);
        await EndAsync(program, patience);
        _armed = null;
        NoteWhatWasSent();
        return await killer || point.When is KillWhen.Request or KillWhen.Delivered or KillWhen.Answered;
    }

    /// <summary>The last one is left alone until everything is done.</summary>
    public async Task LiveToTheEndAsync()
    {
        BeginLife();
        await using var program = _program = await KilledProgram.StartAsync(_installation.Seeds, _installation.Data);
        await Hearing.UntilAsync(async () =>
        {
            await DeliverAsync(program);
            return _unanswered.Count == 0;
        });
        PassAMinute();
        using var db = Open();
        await Hearing.UntilAsync(() => Task.FromResult(Lines(db, """SELECT 'waits: ' || "Key" FROM "Outbox" WHERE "State" IN (0, 1)""").Count == 0));
        Assert.Empty(Lines(db, """SELECT 'not sent: ' || "Key" FROM "Outbox" WHERE "State" <> 2"""));
        await EndAsync(program, TimeSpan.Zero);
    }

    /// <summary>A minute passes, so that news are not gathered for each other.</summary>
    public void PassAMinute()
    {
        using var db = Open();
        using var update = db.CreateCommand();
        update.CommandText = """UPDATE "Outbox" SET "DueUtc" = datetime('now', '-1 minute')""";
        update.ExecuteNonQuery();
    }

    private void BeginLife() => KilledProgram.Readdress(DatabaseFile, Service(++_life));

    private string Service(int life) => KilledProgram.ServiceFor(life, _server.Address);

    private async Task EndAsync(KilledProgram program, TimeSpan atMost)
    {
        await program.EndAsync(atMost);
        _inVain[_life] = program.Unanswered;
    }

    /// <summary>Nobody is alive now: what stands as sent in the database was sent, and is not sent once more.</summary>
    private void NoteWhatWasSent()
    {
        using var db = Open();
        var sent = Lines(db, """
            SELECT p."ObjectId" || ' ' || o."Payload" || ' ' || COALESCE(m."Title", '') FROM "Outbox" AS o JOIN "People" AS p ON p."Id" = o."PersonId"
            LEFT JOIN "Matters" AS m ON m."Id" = o."MatterId" WHERE o."State" = 2 AND o."Updates" IS NULL
            """);
        foreach (var person in story.Recipients)
        {
            foreach (var item in sent.Where(line => line.StartsWith(person.ObjectId, StringComparison.OrdinalIgnoreCase)).SelectMany(ItemsOf))
                _writtenDown.TryAdd((item, person.Chat), _life);
        }
    }

    /// <summary>What is stored by half.</summary>
    public List<string> Halves()
    {
        using var db = Open();
        return Lines(db, story.Halves);
    }

    public void Dispose()
    {
        _client.Dispose();
        _installation.Dispose();
    }

    /// <summary>Delivers what was not answered, as Teams does, and as people press again.</summary>
    private async Task DeliverAsync(KilledProgram program)
    {
        foreach (var waiting in _unanswered.ToList())
        {
            waiting.Activity["serviceUrl"] = Service(_life);
            using var content = new StringContent(waiting.Activity.ToJsonString(), Encoding.UTF8, "application/json");
            try
            {
                using var response = await _client.PostAsync(new Uri(program.Address, "/api/messages"), content);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                // "It takes a little longer" promises nothing yet, and on a busy machine it may be the last word.
                if (!(await response.Content.ReadAsStringAsync()).Contains(TakesLonger, StringComparison.Ordinal))
                    _unanswered.Remove(waiting);
            }
            catch (Exception e) when (e is HttpRequestException or IOException)
            {
                return;
            }
        }
    }

    private void Arrived(DeliveredActivity delivered)
    {
        if (delivered.Delivery != Delivery.Sent || delivered.Card is null)
            return;

        var life = KilledProgram.LifeOf(delivered);
        var arrived = ItemsOf(delivered.Json).Select(item => new Arrival(life, item, delivered.Conversation)).ToList();
        lock (_arrivals)
        {
            if (arrived.Exists(_arrivals.Contains))
                _repeated[life] = _repeated.GetValueOrDefault(life) + 1;

            _arrivals.AddRange(arrived);
        }

        if (!IsMeant(delivered.Json))
            return;

        if (_armed is { When: KillWhen.Answered, Number: var microseconds } && _program is { } program)
        {
            _armed = null;
            _ = Task.Factory.StartNew(() => KillAfter(program, microseconds), TaskCreationOptions.LongRunning);
        }

        Strike(KillWhen.Delivered);
    }

    /// <summary>Whether a message is about the button that was pressed now, where only that counts.</summary>
    private bool IsMeant(string json) => _target is not { } target || ItemsOf(json).Contains(target);

    private static HashSet<int> ItemsOf(string json) => Number().Matches(json).Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture)).ToHashSet();

    /// <summary>Kills when this is what is waited for.</summary>
    private bool Strike(KillWhen when)
    {
        if (_armed?.When != when)
            return false;

        _armed = null;
        return _program!.Kill();
    }

    private static bool KillAfter(KilledProgram program, int microseconds)
    {
        var clock = Stopwatch.StartNew();
        // Shorter than any timer can wait.
        while (clock.Elapsed.TotalMicroseconds < microseconds)
            Thread.SpinWait(10);

        return program.Kill();
    }

    /// <summary>The index of the log counts the commits of the database, for everybody to see.</summary>
    private bool KillAtCommit(KilledProgram program, int number, TimeSpan patience, TaskCompletionSource isWatching)
    {
        using var index = File.OpenHandle($"{DatabaseFile}-shm", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var clock = Stopwatch.StartNew();
        var (seen, last) = (0, Changes(index));
        isWatching.SetResult();
        while (clock.Elapsed < patience)
        {
            var now = Changes(index);
            if (now != last && ++seen >= number)
                return program.Kill();

            last = now;
        }

        return false;
    }

    private static uint Changes(Microsoft.Win32.SafeHandles.SafeFileHandle index)
    {
        Span<byte> counter = stackalloc byte[sizeof(uint)];
        return RandomAccess.Read(index, counter, fileOffset: 8) == counter.Length ? BinaryPrimitives.ReadUInt32LittleEndian(counter) : 0;
    }

    private JsonObject Activity(TownPerson person, string verb, JsonObject data)
    {
        var activity = new TestChannel.Signing.TestActivity("bot", person.Tenant) { ObjectId = person.ObjectId, Service = Service(_life) }
            .Execute(verb, data, id: $"f:{Guid.NewGuid():N}");
        activity["from"] = new JsonObject { ["id"] = person.Mri, ["name"] = person.Name, ["aadObjectId"] = person.ObjectId };
        activity["conversation"] = new JsonObject { ["id"] = person.Chat, ["conversationType"] = "personal", ["tenantId"] = person.Tenant };
        return activity;
    }

    private ConversationRow ConversationOf(TownPerson person) => new()
    {
        Id = Guid.NewGuid(),
        ConversationId = person.Chat,
        BotId = BotId,
        TenantId = Guid.Parse(person.Tenant),
        ObjectId = Guid.Parse(person.ObjectId),
        UserId = person.Mri,
        ServiceUrl = Service(_life),
        State = ConversationState.Active,
        StateSinceUtc = TimeProvider.System.GetUtcNow().UtcDateTime,
        LastSeenUtc = TimeProvider.System.GetUtcNow().UtcDateTime,
    };

    private SqliteConnection Open()
    {
        var db = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        db.Open();
        return db;
    }

    private static List<string> Lines(SqliteConnection db, string sql)
    {
        using var query = db.CreateCommand();
        query.CommandText = sql;
        using var row = query.ExecuteReader();
        var lines = new List<string>();
        while (row.Read())
            lines.Add(row.GetString(0));

        return lines;
    }

    [GeneratedRegex(@"Nummer (?<number>\d{3})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}

/// <summary>A message as it arrived; once for each press it tells of.</summary>
internal sealed record Arrival(int Life, int Item, string Chat);
