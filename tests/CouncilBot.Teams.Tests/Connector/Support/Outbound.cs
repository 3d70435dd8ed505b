using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Connector.Tokens;
using CouncilBot.TestChannel.Channel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Teams.Tests.Connector.Support;

/// <summary>The whole way out, as the product registers it, with fakes only below its HTTP clients and a clock that stands still.</summary>
internal sealed class Outbound : IAsyncDisposable, IDisposable
{
    internal const string AppId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    internal const string TenantId = "0e7a1c52-9a44-4b8e-8d7f-0a1b2c3d4e5f";
    internal const string Secret = "canary-secret-zN8";
    internal const string Bot = "28:" + AppId;
    internal const string Person = "29:1abc";
    internal const string Chat = "a:1personal";

    /// <summary>Longer than any wait between tries, shorter than any timeout.</summary>
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(4.9);

    private readonly ServiceProvider _services;

    internal Outbound(
        FakeConnector? service = null,
        FakeTokenEndpoint? endpoint = null,
        Action<TeamsOptions>? options = null,
        Action<IServiceCollection>? configure = null,
        Action<IServiceCollection>? configureAfter = null,
        bool usesNetwork = false)
    {
        Service = service ?? new FakeConnector();
        Endpoint = endpoint ?? new FakeTokenEndpoint();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        services.AddSingleton<TimeProvider>(Time);
        configure?.Invoke(services);
        services.AddTeamsOutbound();
        services.Configure<TeamsOptions>(teams =>
        {
            (teams.AppId, teams.TenantId, teams.ClientSecret) = (AppId, TenantId, Secret);
            options?.Invoke(teams);
        });
        if (!usesNetwork)
            services.AddFakeChannel(Service, Endpoint);
        configureAfter?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    internal FakeConnector Service { get; }

    internal FakeTokenEndpoint Endpoint { get; }

    internal ManualTime Time { get; } = new();

    internal LogLines Log { get; } = new();

    internal IConnector Connector => _services.GetRequiredService<IConnector>();

    internal IAppTokens Tokens => _services.GetRequiredService<IAppTokens>();

    internal TokenCheck Check => _services.GetRequiredService<TokenCheck>();

    internal static ConversationReference Personal { get; } = new(FakeConnector.ServiceUrl, Chat, Bot, TenantId, Person);

    internal static OutgoingActivity Hello { get; } = OutgoingActivity.OfText("Guten Tag");

    public void Dispose() => _services.Dispose();

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    internal Task<ConnectorResult> SendAsync(OutgoingActivity? activity = null, ConversationReference? to = null) =>
        PassingAsync(Connector.SendAsync(to ?? Personal, activity ?? Hello, CancellationToken.None));

    internal Task<ConnectorResult> UpdateAsync() => PassingAsync(Connector.UpdateAsync(Personal, "17", Hello, CancellationToken.None));

    internal Task<ConnectorResult> DeleteAsync() => PassingAsync(Connector.DeleteAsync(Personal, "17", CancellationToken.None));

    internal Task<ConnectorResult> CreateAsync() =>
        PassingAsync(Connector.CreatePersonalAsync(FakeConnector.ServiceUrl, Bot, TenantId, Person, CancellationToken.None));

    internal Task<IReadOnlyList<Member>?> MembersAsync() => PassingAsync(Connector.MembersAsync(Personal, CancellationToken.None));

    /// <summary>Lets the waits of the work pass, but no timeout.</summary>
    internal Task<T> PassingAsync<T>(Task<T> work) => Time.RunAsync(work, s_longestPause);
}
