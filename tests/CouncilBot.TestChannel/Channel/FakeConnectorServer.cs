using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CouncilBot.TestChannel.Channel;

/// <summary>A <see cref="FakeConnector"/> on a free port of loopback, for bots in another process.</summary>
public sealed class FakeConnectorServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FakeConnectorServer(WebApplication application, Uri address) => (_application, Address) = (application, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts listening; port 0 takes a free one.</summary>
    public static async Task<FakeConnectorServer> StartAsync(FakeConnector connector, int port = 0, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(connector);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        var application = builder.Build();
        application.Run(context => AnswerAsync(connector, context));
        await application.StartAsync(cancellation);
        return new FakeConnectorServer(application, new Uri(application.Urls.Single()));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static async Task AnswerAsync(FakeConnector connector, HttpContext context)
    {
        var answer = await connector.AnswerAsync(await ReadAsync(context), context.RequestAborted);
        if (answer.Drops || answer.Throws is not null)
        {
            context.Abort();
            return;
        }

        var response = context.Response;
        response.StatusCode = (int)answer.Status;
        foreach (var (name, value) in answer.Headers)
            response.Headers[name] = value;
        response.ContentLength = answer.Body?.Length ?? 0;
        if (answer.Body is { } body)
        {
            response.ContentType = answer.ContentType;
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    private static async Task<ConnectorRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        // The path as it was written: the parsed one has lost the difference between / and %2F.
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var address = new Uri($"{context.Request.Scheme}://{context.Request.Host}{target}");
        return new ConnectorRequest(context.Request.Method, address, context.Request.Headers.Authorization, body.ToArray());
    }
}
