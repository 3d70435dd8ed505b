using System.Net;
using CouncilBot.Teams.Connector.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CouncilBot.Teams.Connector;

/// <summary>Registers the way out.</summary>
public static class OutboundRegistration
{
    /// <summary>
    /// <see cref="IConnector"/>, <see cref="IAppTokens"/> and <see cref="TokenCheck"/>. <see cref="TeamsOptions"/> must be bound
    /// and checked by the caller. A <see cref="ConversationPace"/> or <see cref="IAppTokens"/> registered before is kept.
    /// </summary>
    public static IServiceCollection AddTeamsOutbound(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<TeamsOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(ConversationPace.Default);
        services.TryAddSingleton<IAppTokens, MsalTokens>();
        services.TryAddSingleton<TokenCheck>();
        services.TryAddSingleton<HeldToken>();
        services.TryAddSingleton<ActivityBodies>();
        services.TryAddSingleton<ConversationLanes>();
        services.TryAddSingleton<TenantLanes>();
        services.TryAddSingleton<ConnectorHttp>();
        services.TryAddSingleton<IConnector, ConnectorClient>();
        AddClient(services, TeamsHttp.Connector);
        // The tries of the token have a timeout of their own, by the clock of the process.
        AddClient(services, TeamsHttp.Tokens).ConfigureHttpClient(static client =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.MaxResponseContentBufferSize = ConnectorHttp.LongestAnswer;
        });
        return services;
    }

    /// <summary>
    /// Redirects are never followed, because the token would go along. Nothing is decompressed, so nothing small becomes huge. The
    /// loggers of the client factory are taken off: they write addresses and, at Trace, headers.
    /// </summary>
    private static IHttpClientBuilder AddClient(IServiceCollection services, string name) => services.AddHttpClient(name)
        .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = 32,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        })
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers();
}
