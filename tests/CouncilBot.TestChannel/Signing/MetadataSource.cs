using System.Collections.Concurrent;
using System.Net;
using System.Net.Mime;
using System.Text;
using System.Text.Json.Nodes;

namespace CouncilBot.TestChannel.Signing;

/// <summary>
/// The places where the channel publishes its keys, as the primary handler of the HTTP client that fetches them. It counts what is
/// asked and can be down or answer nonsense.
/// </summary>
public sealed class MetadataSource : HttpMessageHandler
{
    /// <summary>Where the first document is.</summary>
    public const string MetadataUrl = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    /// <summary>Where the keys are.</summary>
    public const string KeysUrl = "https://login.botframework.com/v1/.well-known/keys";

    private readonly ConcurrentQueue<Uri> _requests = new();

    /// <summary>The keys that are published now.</summary>
    public IReadOnlyList<TestKey> Keys { get; set; } = [TestKey.First];

    /// <summary>What is said in place of the first document; null for the truth.</summary>
    public Func<HttpResponseMessage>? Metadata { get; set; }

    /// <summary>What is said in place of the keys; null for the truth.</summary>
    public Func<HttpResponseMessage>? KeyDocument { get; set; }

    /// <summary>Answers are held back until this is completed.</summary>
    public Task Until { get; set; } = Task.CompletedTask;

    /// <summary>Everything that was asked, in order.</summary>
    public IReadOnlyCollection<Uri> Requests => _requests;

    /// <summary>How often the keys were fetched.</summary>
    public int Fetches => _requests.Count(r => r.AbsoluteUri == KeysUrl);

    /// <summary>How often somebody began to fetch.</summary>
    public int Attempts => _requests.Count(r => r.AbsoluteUri == MetadataUrl);

    /// <summary>The first document.</summary>
    public static JsonObject TrueMetadata => new()
    {
        ["issuer"] = "https://api.botframework.com",
        ["authorization_endpoint"] = "https://invalid.botframework.com",
        ["jwks_uri"] = KeysUrl,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    };

    /// <summary>An answer with that text.</summary>
    public static HttpResponseMessage Text(string text, string type = MediaTypeNames.Application.Json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(text, Encoding.UTF8, type) };

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        _requests.Enqueue(request.RequestUri!);
        await Until.WaitAsync(cancellationToken);
        var response = request.RequestUri!.AbsoluteUri switch
        {
            MetadataUrl => Metadata?.Invoke() ?? Text(TrueMetadata.ToJsonString()),
            KeysUrl => KeyDocument?.Invoke() ?? Text(new JsonObject { ["keys"] = new JsonArray([.. Keys.Select(k => k.ToJwk())]) }.ToJsonString()),
            _ => new HttpResponseMessage(HttpStatusCode.NotFound),
        };
        response.RequestMessage ??= request;
        return response;
    }
}
