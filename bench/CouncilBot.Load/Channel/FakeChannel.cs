using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Load.Channel;

/// <summary>
/// Everything a bot speaks to, on one port of the loopback: the channel's metadata and keys, a token endpoint, and the connector
/// that takes the answers. Bare Kestrel without routing, logging or JSON binding: what it costs, the bot lacks.
/// </summary>
internal sealed class FakeChannel : IAsyncDisposable
{
    private const string Conversations = "/v3/conversations/";

    private static readonly byte[] s_sent = "{\"id\":\"1\"}"u8.ToArray();
    private static readonly byte[] s_token = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,\"access_token\":\"token-of-the-load-driver\"}"u8.ToArray();

    private readonly WebApplication _server;
    private readonly byte[] _keySet;
    private long _unexpected;

    private FakeChannel(WebApplication server, Signature signature) => (_server, _keySet) = (server, signature.KeySet());

    /// <summary>Its port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Who gets the activities: the conversation's id, the id of the message replied to if the path names it, the activity.</summary>
    public Func<string, string?, ReceivedActivity, bool> Receive { get; set; } = (_, _, _) => false;

    /// <summary>Requests that no bot should make, such as updates of messages nobody sent.</summary>
    public long Unexpected => Interlocked.Read(ref _unexpected);

    public static async Task<FakeChannel> StartAsync(Signature signature)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        var channel = new FakeChannel(server, signature);
        server.Run(channel.AnswerAsync);
        await server.StartAsync();
        var addresses = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        channel.Port = new Uri(addresses!.Addresses.First()).Port;
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? string.Empty;
        var at = path.IndexOf(Conversations, StringComparison.Ordinal);
        if (at >= 0 && context.Request.Method == HttpMethods.Post)
        {
            await ReceiveAsync(context, path[(at + Conversations.Length)..].Split('/'));
            return;
        }

        if (path.EndsWith("/.well-known/openidconfiguration", StringComparison.Ordinal) || path.EndsWith("/.well-known/openid-configuration", StringComparison.Ordinal))
            await WriteAsync(context, Metadata(context.Request.Host));
        else if (path.EndsWith("/.well-known/keys", StringComparison.Ordinal))
            await WriteAsync(context, _keySet);
        else if (path.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal))
            await WriteAsync(context, s_token);
        else
            Refuse(context);
    }

    /// <summary>Names the host under which it was asked for: a bot whose calls are redirected stays on the host it believes in.</summary>
    private static byte[] Metadata(HostString host) => Encoding.UTF8.GetBytes($$"""
        {"issuer":"https://api.botframework.com","jwks_uri":"{{(host.Host == "127.0.0.1" ? "http" : "https")}}://{{host}}/v1/.well-known/keys","id_token_signing_alg_values_supported":["RS256"]}
        """);

    private async Task ReceiveAsync(HttpContext context, string[] segments)
    {
        var reader = context.Request.BodyReader;
        var read = await reader.ReadAsync(context.RequestAborted);
        while (!read.IsCompleted)
        {
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await reader.ReadAsync(context.RequestAborted);
        }

        var activity = ReceivedActivity.Read(read.Buffer);
        reader.AdvanceTo(read.Buffer.End);
        if (!Receive(segments[0], segments is [_, "activities", var id] ? id : null, activity))
        {
            Refuse(context);
            return;
        }

        await WriteAsync(context, s_sent);
    }

    private void Refuse(HttpContext context)
    {
        Interlocked.Increment(ref _unexpected);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
    }

    private static async Task WriteAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }
}
