using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Authentication;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Turns;
using CouncilBot.TestChannel.Signing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Teams.Tests.Turns.Support;

/// <summary>The real way in on a loopback port, with a test channel before it and a test product behind it.</summary>
internal sealed class InboundBot : IAsyncDisposable
{
    public const string AppId = "6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21";
    public const string Tenant = "0e7a1b2c-3d4e-4f50-8a61-728394a5b6c7";
    public const string OtherTenant = "11111111-2222-4333-8444-555555555555";

    private readonly WebApplication _app;

    private InboundBot(WebApplication app, MetadataSource metadata, ManualClock clock, Collected log, TestProduct product, TestConnector connector)
    {
        (_app, Metadata, Clock, Log, Product, Connector) = (app, metadata, clock, log, product, connector);
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public MetadataSource Metadata { get; }

    public ManualClock Clock { get; }

    public Collected Log { get; }

    public TestProduct Product { get; }

    public TestConnector Connector { get; }

    public HttpClient Http { get; }

    public SigningKeys Keys => _app.Services.GetRequiredService<SigningKeys>();

    public IMeterFactory Meters => _app.Services.GetRequiredService<IMeterFactory>();

    public TurnRunner Runner => _app.Services.GetRequiredService<TurnRunner>();

    /// <summary>Activities as Teams sends them to this bot.</summary>
    public static TestActivity Teams { get; } = new(AppId, Tenant);

    /// <summary>Starts it as a town would run it; the keys are there unless the test channel is down.</summary>
    public static async Task<InboundBot> StartAsync(MetadataSource? metadata = null, Action<TeamsOptions>? configure = null, string environment = "Production")
    {
        metadata ??= new MetadataSource();
        var (clock, log, product, connector) = (new ManualClock(), new Collected(), new TestProduct(), new TestConnector());
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log).SetMinimumLevel(LogLevel.Trace);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<ITurnHandler>(product);
        builder.Services.AddSingleton<IConnector>(connector);
        builder.Services.AddTeamsInbound();
        builder.Services.AddHttpClient(TeamsHttp.Metadata).ConfigurePrimaryHttpMessageHandler(() => metadata);
        builder.Services.Configure<TeamsOptions>(configure ?? Registered);

        var app = builder.Build();
        app.MapBotMessages();
        await app.StartAsync();
        var bot = new InboundBot(app, metadata, clock, log, product, connector);
        if (bot.Keys.AreNeeded)
            await Task.WhenAny(clock.TimerOf(SigningKeys.RefreshEvery), clock.TimerOf(SigningKeys.FirstPause));

        return bot;
    }

    /// <summary>A complete registration.</summary>
    public static void Registered(TeamsOptions options)
    {
        options.AppId = AppId;
        options.TenantId = Tenant;
        options.ClientSecret = "the-client-secret-canary";
        options.AllowedTenants.Add(Tenant);
    }

    /// <summary>A token as the channel makes them now.</summary>
    public TestToken Token() => TestToken.Genuine(AppId, TestActivity.ServiceUrl, Clock.GetUtcNow());

    /// <summary>Posts the activity as the channel does.</summary>
    public Task<Reply> PostAsync(JsonNode activity) => PostAsync(activity.ToJsonString(), $"Bearer {Token().SignedBy(TestKey.First)}");

    /// <summary>Posts a harmless message with that token.</summary>
    public Task<Reply> PostWithTokenAsync(string token) => PostAsync(Teams.Message("Kita").ToJsonString(), $"Bearer {token}");

    /// <summary>Posts whatever a test wants, with any number of Authorization headers.</summary>
    public Task<Reply> PostAsync(string body, params string[] authorization) => PostAsync(Encoding.UTF8.GetBytes(body), authorization);

    /// <inheritdoc cref="PostAsync(string, string[])"/>
    public Task<Reply> PostAsync(byte[] body, params string[] authorization)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json, "utf-8");
        foreach (var value in authorization)
            request.Headers.TryAddWithoutValidation("Authorization", value);

        return SendAsync(request);
    }

    /// <summary>Sends any request.</summary>
    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using var response = await Http.SendAsync(request);
            return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ToString());
        }
    }

    /// <summary>Stops it as the operating system asks it to.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>What the channel was told.</summary>
internal sealed record Reply(HttpStatusCode Status, string Body, string Headers);

/// <summary>One bot for all tests of a class; each test starts with nothing noted.</summary>
public sealed class SharedBot : IAsyncLifetime
{
    internal InboundBot Bot { get; private set; } = null!;

    /// <inheritdoc/>
    public async Task InitializeAsync() => Bot = await InboundBot.StartAsync();

    /// <inheritdoc/>
    public async Task DisposeAsync() => await Bot.DisposeAsync();

    internal InboundBot Fresh()
    {
        Bot.Product.Forget();
        Bot.Connector.Forget();
        Bot.Log.Clear();
        return Bot;
    }
}
