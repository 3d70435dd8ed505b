using System.Globalization;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Teams;
using CouncilBot.Teams.Connector;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Load.Bots;

/// <summary>The product as it is, started in this process, below whose HTTP clients lies the way to the fake channel.</summary>
internal static class Product
{
    /// <summary>Environment variable with the port of the fake channel.</summary>
    public const string ChannelPort = "LOAD_CHANNEL_PORT";

    /// <summary>Sixteen people ask more in a second than Teams lets them: the bot must not wait for their turn.</summary>
    private static readonly ConversationPace s_anyPace = new(Messages: 1, Window: TimeSpan.Zero, LongestWait: TimeSpan.FromSeconds(1));

    /// <summary>Runs a command of the product.</summary>
    public static Task<int> RunAsync(string[] arguments) => CommandLine.RunAsync(arguments, Settings.Read(), Console.Out, Console.Error);

    /// <summary>Runs the bot until it is stopped.</summary>
    public static async Task<int> ServeAsync()
    {
        var channel = new Uri($"http://127.0.0.1:{int.Parse(Environment.GetEnvironmentVariable(ChannelPort)!, CultureInfo.InvariantCulture)}");
        var terminal = new Terminal(Console.In, Console.Out, Console.Error, Language.German, IsStyled: false);
        return await new ServeCommand(Settings.Read(), terminal, data: null).RunAsync(CancellationToken.None, services =>
        {
            foreach (var client in (string[])[TeamsHttp.Connector, TeamsHttp.Tokens, TeamsHttp.Metadata])
                services.AddHttpClient(client).ConfigurePrimaryHttpMessageHandler(() => new Redirection(channel));

            services.AddSingleton(s_anyPace);
        });
    }

    /// <summary>Sends what is meant for a host of the channel to the fake one. The bot does not notice: the answer names the host it asked.</summary>
    private sealed class Redirection(Uri channel) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        private readonly string _channel = channel.GetLeftPart(UriPartial.Authority);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            request.Headers.Host = asked.Authority;
            request.RequestUri = new Uri(_channel + asked.PathAndQuery);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                request.Headers.Host = null;
                request.RequestUri = asked;
            }
        }
    }
}
