using CouncilBot.Teams;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.TestChannel.Channel;

/// <summary>Puts the fakes below the way out.</summary>
public static class FakeChannelRegistration
{
    /// <summary>To be called after the registration of the product.</summary>
    public static IServiceCollection AddFakeChannel(this IServiceCollection services, FakeConnector connector, FakeTokenEndpoint tokens)
    {
        ArgumentNullException.ThrowIfNull(connector);
        ArgumentNullException.ThrowIfNull(tokens);
        services.AddHttpClient(TeamsHttp.Connector).ConfigurePrimaryHttpMessageHandler(connector.Handler);
        services.AddHttpClient(TeamsHttp.Tokens).ConfigurePrimaryHttpMessageHandler(tokens.Handler);
        return services;
    }
}
