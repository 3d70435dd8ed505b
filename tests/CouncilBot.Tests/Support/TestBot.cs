using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Hosting.Scheduling;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Teams;
using CouncilBot.Teams.Turns;
using CouncilBot.TestChannel.Channel;
using CouncilBot.TestChannel.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Tests.Support;

/// <summary>
/// The whole bot over HTTP on loopback, with its real database and documents, signed activities and a connector service of the
/// test channel. Each has an empty database with the people of <see cref="Town"/>.
/// </summary>
internal sealed class TestBot : IAsyncDisposable
{
    /// <summary>Where the proxy in front of it is said to be.</summary>
    public const string PublicUrl = "https://bot.example.org";

    public const string AppId = "0d1a7a52-6e5b-4a3f-9a3e-6b1f6f9f5c11";

    private static int _lastId;

    /// <summary>The documents of the product, alone and with those of a folder beside them: reading them takes most of a start.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<KnowledgeBase>> Documents = new(StringComparer.Ordinal);

    private readonly string _folder;
    private readonly string? _seeds;
    private readonly bool _isGuest;
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    private TestBot(TestBot? host = null, string? seeds = null)
    {
        _isGuest = host is not null;
        _seeds = host?._seeds ?? seeds;
        _folder = host?._folder ?? Directory.CreateTempSubdirectory("councilbot-bot-").FullName;
        Connector = host?.Connector ?? new();
        Clock = host?.Clock ?? new();
    }

    /// <summary>What the bot sent.</summary>
    public FakeConnector Connector { get; }

    /// <summary>Where the bot gets its tokens.</summary>
    public FakeTokenEndpoint Tokens { get; } = new();

    /// <summary>The time, which a test may put forward.</summary>
    public ShiftedTime Clock { get; }

    /// <summary>Everything that was logged.</summary>
    public LogBook Logs { get; } = new();

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app.Services;

    public string DatabaseFile => Path.Combine(_folder, Settings.DefaultDatabase);

    /// <param name="configure">Replaces parts.</param>
    /// <param name="enrolTown">Whether the people of the town are on the list of members.</param>
    /// <param name="seeds">A folder with agreements beside those of the product, such as <see cref="Invented.Seeds"/>.</param>
    public static async Task<TestBot> StartAsync(Action<IServiceCollection>? configure = null, bool enrolTown = true, string? seeds = null)
    {
        var bot = new TestBot(seeds: seeds);
        await bot.RunAsync(configure);
        if (enrolTown)
            await bot.EnrolAsync(Town.Members);

        return bot;
    }

    /// <summary>Another process of the same bot on the same database and channel, as several run on one server database.</summary>
    public static async Task<TestBot> BesideAsync(TestBot other)
    {
        var bot = new TestBot(other);
        await bot.RunAsync(configure: null);
        return bot;
    }

    /// <summary>Stops in order, as the operating system asks.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>Ends without stopping, whatever it is doing, and starts again on the same database.</summary>
    public async Task RestartAsync(Action<IServiceCollection>? configure = null)
    {
        await _app.DisposeAsync();
        await RunAsync(configure);
    }

    /// <summary>Imports a list of members.</summary>
    public async Task<ImportResult> EnrolAsync(string csv, bool replace = false)
    {
        await using var db = Open();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        return await MemberImport.ImportAsync(db, await MemberFile.ReadAsync(stream), replace, Clock);
    }

    /// <summary>The database, seen from one coalition.</summary>
    public CouncilDb Open(string? coalition = null) => Services.GetRequiredService<CouncilDbFactory>().Open(coalition);

    /// <summary>Rows of all coalitions, as they are stored now.</summary>
    public async Task<List<TRow>> RowsAsync<TRow>(Func<CouncilDb, IQueryable<TRow>> of)
        where TRow : class
    {
        await using var db = Open();
        return await of(db).IgnoreQueryFilters().AsNoTracking().ToListAsync();
    }

    /// <summary>Sends what waits in the outbox.</summary>
    public Task<int> SendOutboxAsync() => Services.GetRequiredService<OutboxSender>().RoundAsync(CancellationToken.None);

    /// <summary>Runs a command beside the bot, on its data folder.</summary>
    public async Task<Outcome> CommandAsync(params string[] arguments)
    {
        var settings = new Settings { Seeds = Repository.Seeds, Data = _folder, DefaultCollection = Settings.DefaultCollectionId, IndexMegabytes = Settings.DefaultIndexMegabytes };
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(arguments, settings, output, error, TextReader.Null, Clock);
        return new Outcome(exit, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>A fresh identity for an activity.</summary>
    public static string NextId() => $"{1_763_625_600_000 + Interlocked.Increment(ref _lastId)}";

    /// <summary>Posts an activity with a genuine token of its connector, made now or at another time.</summary>
    public Task<HttpResponseMessage> PostAsync(JsonObject activity, DateTimeOffset? tokenOf = null) =>
        PostTextAsync(activity.ToJsonString(), tokenOf, activity["serviceUrl"] is JsonValue value && value.TryGetValue<string>(out var url) ? url : TestActivity.ServiceUrl);

    /// <summary>Posts any text with a genuine token.</summary>
    public async Task<HttpResponseMessage> PostTextAsync(string body, DateTimeOffset? tokenOf = null, string serviceUrl = TestActivity.ServiceUrl)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Address, "/api/messages"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var token = TestToken.Genuine(AppId, serviceUrl, tokenOf ?? Services.GetRequiredService<TimeProvider>().GetUtcNow()).SignedBy(TestKey.First);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _client.SendAsync(request);
    }

    /// <summary>
    /// Posts an activity and returns what the bot sent into its conversation because of it, without the news about other things
    /// that may arrive meanwhile.
    /// </summary>
    public async Task<IReadOnlyList<DeliveredActivity>> DeliverAsync(JsonObject activity)
    {
        var before = Connector.Delivered.Count;
        using var response = await PostAsync(activity);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{response.StatusCode}: {string.Join('\n', Logs.Lines.TakeLast(10))}");
        var conversation = activity["conversation"]!["id"]!.GetValue<string>();
        return [.. Connector.Delivered.Skip(before).Where(d => d.Conversation == conversation && !IsTyping(d) && !IsNews(d))];
    }

    public Task<string> GetAsync(string path) => _client.GetStringAsync(new Uri(Address, path));

    public Task<HttpResponseMessage> GetResponseAsync(string path) => _client.GetAsync(new Uri(Address, path));

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
        if (!_isGuest)
            Directory.Delete(_folder, recursive: true);
    }

    private static bool IsTyping(DeliveredActivity delivered) => delivered.Body.Length > 0 && delivered.Activity.GetProperty("type").GetString() == "typing";

    private static bool IsNews(DeliveredActivity delivered) => delivered.Json.Contains("\"alert\":true", StringComparison.Ordinal);

    private async Task RunAsync(Action<IServiceCollection>? configure)
    {
        var settings = new Settings
        {
            Seeds = Repository.Seeds,
            Data = _folder,
            DefaultCollection = Settings.DefaultCollectionId,
            IndexMegabytes = Settings.DefaultIndexMegabytes,
            Bot = new BotOptions { Urls = "http://127.0.0.1:0", PublicUrl = PublicUrl },
            Teams = new TeamsOptions { AppId = AppId, TenantId = Town.Tenant, ClientSecret = "canary-secret-of-the-bot" },
        };
        settings.Teams.AllowedTenants.Add(Town.Tenant);
        settings.Teams.AllowedTenants.Add(Town.OtherTenant);
        var knowledge = Documents.GetOrAdd(_seeds ?? "", _ => new(() => KnowledgeBase.Open(Repository.Seeds, _seeds).Knowledge!)).Value;
        var (agreements, errors) = AgreementFiles.Read(knowledge, settings.Seeds, _seeds ?? settings.Data);
        Assert.Empty(errors);
        _app = BotHost.Build(settings, _folder, knowledge, agreements, services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<TurnRunner>(provider, UnhurriedTime.Of(provider.GetRequiredService<TimeProvider>())));
            services.AddFakeChannel(Connector, Tokens);
            // A test that wants a round runs it itself, or registers it: none comes in between because a test put the clock forward.
            services.AddSingleton<ISchedulePlace>(new ScheduleInMemory());
            services.RemoveAll<ScheduledRound>();
            services.AddHttpClient(TeamsHttp.Metadata).ConfigurePrimaryHttpMessageHandler(() => new MetadataSource());
            services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
            configure?.Invoke(services);
        });
        await _app.Services.GetRequiredService<Store>().PrepareAsync(CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }
}
