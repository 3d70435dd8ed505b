using System.Net;
using System.Net.Sockets;

namespace CouncilBot.Features.Sessions.Sync;

/// <summary>The name stands for an address that was not meant.</summary>
internal sealed class PrivateAddressException : IOException;

/// <summary>The way to a server: no credentials, no cookies, no proxy that would resolve names for us, and nothing of it in a log.</summary>
internal static class OParlHttp
{
    /// <summary>Name of the client.</summary>
    public const string Client = "oparl";

    /// <summary>Finds the addresses of a name.</summary>
    public delegate Task<IPAddress[]> Resolve(string host, CancellationToken cancel);

    /// <summary>Adds the client.</summary>
    /// <param name="services">The services.</param>
    /// <param name="given">The address that somebody gave.</param>
    /// <param name="resolve">Finds addresses; null: as this machine does.</param>
    public static IServiceCollection AddOParlHttp(this IServiceCollection services, Uri given, Resolve? resolve = null)
    {
        var allowsPrivate = OParlAddress.IsPrivate(given);
        services.AddHttpClient(Client, http =>
            {
                // Limited by OParlClient, which has a clock.
                http.Timeout = Timeout.InfiniteTimeSpan;
                http.DefaultRequestHeaders.UserAgent.ParseAdd("CouncilBot");
                http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
            })
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                ActivityHeadersPropagator = null,
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectCallback = (context, cancel) => ConnectAsync(context.DnsEndPoint, allowsPrivate, resolve ?? Dns.GetHostAddressesAsync, cancel),
                UseCookies = false,
                UseProxy = false,
            });
        return services;
    }

    /// <summary>Connects to an address that was looked at: between looking and connecting a name cannot come to stand for another one.</summary>
    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint to, bool allowsPrivate, Resolve resolve, CancellationToken cancel)
    {
        var addresses = await resolve(to.Host, cancel);
        if (!allowsPrivate && addresses.Any(OParlAddress.IsPrivate))
            throw new PrivateAddressException();

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, to.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
