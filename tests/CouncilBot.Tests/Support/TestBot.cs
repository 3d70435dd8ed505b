using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using CouncilBot.Teams;
using CouncilBot.TestChannel.Channel;
using CouncilBot.TestChannel.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Tests.Support;

/// <summary>
/// The whole bot over HTTP on loopback, with its real database and documents, signed activities and a connector service of the
/// test channel. Each has an empty database with the people of <see cref="Town"/>.
/// </summary>
internal sealed class TestBot : IAsyncDisposable
{
    public const string AppId = "0d1a7a52-6e5b-4a3f-9a3e-6b1f6f9f5c11";

    private static int _lastId;

    private static readonly Lazy<KnowledgeBase> Documents = new(() => KnowledgeBase.Open(Repository.Seeds).Knowledge!);

    private readonly string _folder;
    private readonly bool _isGuest;
    private readonly HttpClient _client = new();
    private WebApplication _app = null!;

    private TestBot(TestBot? host = null)
    {
        _isGuest = host is not null;
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

    public static async Task<TestBot> StartAsync(Action<IServiceCollection>? configure = null, bool enrolTown = true)
    {
        var bot = new TestBot();
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
        return await MemberImport.ImportAsync(db, await MemberFile.ReadAsync(stream), replace, TimeProvider.System);
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

    /// <summary>Posts an activity and returns what the bot sent into its conversation because of it.</summary>
    public async Task<IReadOnlyList<DeliveredActivity>> DeliverAsync(JsonObject activity)
    {
        var before = Connector.Delivered.Count;
        using var response = await PostAsync(activity);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, $"{response.StatusCode}");
        var conversation = activity["conversation"]!["id"]!.GetValue<string>();
        return [.. Connector.Delivered.Skip(before).Where(d => d.Conversation == conversation && !IsTyping(d))];
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

    private async Task RunAsync(Action<IServiceCollection>? configure)
    {
        var settings = new Settings
        {
            Seeds = Repository.Seeds,
            Data = _folder,
            DefaultCollection = Settings.DefaultCollectionId,
            IndexMegabytes = Settings.DefaultIndexMegabytes,
            Bot = new BotOptions { Urls = "http://127.0.0.1:0" },
            Teams = new TeamsOptions { AppId = AppId, TenantId = Town.Tenant, ClientSecret = "canary-secret-of-the-bot" },
        };
        settings.Teams.AllowedTenants.Add(Town.Tenant);
        settings.Teams.AllowedTenants.Add(Town.OtherTenant);
        var (agreements, errors) = AgreementFiles.Read(Documents.Value, settings.Seeds, settings.Data);
        Assert.Empty(errors);
        _app = BotHost.Build(settings, _folder, Documents.Value, agreements, services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddFakeChannel(Connector, Tokens);
            services.AddHttpClient(TeamsHttp.Metadata).ConfigurePrimaryHttpMessageHandler(() => new MetadataSource());
            services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
            configure?.Invoke(services);
        });
        await _app.Services.GetRequiredService<Store>().PrepareAsync(CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }
}
