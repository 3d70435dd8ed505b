using System.Diagnostics.Metrics;
using CouncilBot.Teams.Authentication;
using CouncilBot.Teams.Turns;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CouncilBot.Teams;

/// <summary>The way in, for the host: <c>AddTeamsInbound()</c> and <c>MapBotMessages()</c>.</summary>
public static class TeamsInbound
{
    /// <summary>
    /// Adds what receives activities. An <see cref="ITurnHandler"/> and an <see cref="Connector.IConnector"/> are the host's to
    /// add, in any lifetime: each turn has a scope of its own. A wrong registration stops the start, see <see cref="TeamsOptionsCheck"/>.
    /// </summary>
    public static IServiceCollection AddTeamsInbound(this IServiceCollection services)
    {
        services.AddOptions<TeamsOptions>().BindConfiguration(TeamsOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TeamsOptions>, TeamsOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics();
        services.AddHttpClient(TeamsHttp.Metadata, http =>
            {
                http.Timeout = SigningKeys.FetchTimeout;
                http.MaxResponseContentBufferSize = SigningKeys.LargestDocument;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

        services.AddSingleton(s => new TeamsTelemetry(s.GetRequiredService<IMeterFactory>()));
        services.AddSingleton(s => new SigningKeys(
            s.GetRequiredService<IHttpClientFactory>(),
            s.GetRequiredService<TimeProvider>(),
            s.GetRequiredService<IOptions<TeamsOptions>>(),
            s.GetRequiredService<ILogger<SigningKeys>>()));
        services.AddSingleton<TokenValidator>();
        services.AddSingleton<ActivityGate>();
        services.AddSingleton<TurnRunner>();
        services.AddSingleton<BotEndpoint>();
        services.AddHostedService<SigningKeyRefresh>();
        services.AddHostedService<TurnDrain>();
        return services;
    }

    /// <summary>Maps the path to which the channel posts; every method but POST is answered with 405.</summary>
    public static IEndpointConventionBuilder MapBotMessages(this IEndpointRouteBuilder endpoints, string path = "/api/messages")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var bot = endpoints.ServiceProvider.GetRequiredService<BotEndpoint>();
        return endpoints.Map(path, bot.HandleAsync);
    }
}
