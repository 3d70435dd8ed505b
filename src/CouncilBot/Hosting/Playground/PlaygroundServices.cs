using CouncilBot.Knowledge.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace CouncilBot.Hosting.Playground;

/// <summary>Adds the chat pages to the bot's services.</summary>
internal static class PlaygroundServices
{
    /// <param name="services">The bot's services.</param>
    /// <param name="options">Whose pages, and where.</param>
    /// <param name="output">Where the addresses are printed.</param>
    /// <param name="language">Language of what is printed.</param>
    public static IServiceCollection AddPlayground(this IServiceCollection services, PlaygroundOptions options, TextWriter output, Language language)
    {
        services.AddSingleton<IPlaygroundSystem>(_ => new PlaygroundSystem());
        return services.AddHostedService(all => new PlaygroundLauncher(
            options,
            all.GetRequiredService<IPlaygroundSystem>(),
            all.GetRequiredService<IHostApplicationLifetime>(),
            () => PortOf(all.GetRequiredService<IServer>()),
            Texts.Of<PlaygroundLauncher>(language),
            output,
            all.GetService<TimeProvider>() ?? TimeProvider.System));
    }

    private static int? PortOf(IServer server) => server.Features.Get<IServerAddressesFeature>()?.Addresses
        .Where(a => a.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        .Select(a => (int?)Microsoft.AspNetCore.Http.BindingAddress.Parse(a).Port)
        .FirstOrDefault();
}
