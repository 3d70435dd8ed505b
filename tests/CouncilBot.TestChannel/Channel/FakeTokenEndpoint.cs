using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace CouncilBot.TestChannel.Channel;

/// <summary>
/// The token endpoints of Microsoft Entra and of a managed identity: grants token after token, each for an hour, unless a test
/// says otherwise.
/// </summary>
public sealed class FakeTokenEndpoint
{
    /// <summary>Managed identities are told a moment, in seconds since 1970: here the year 2100.</summary>
    private const long FarFuture = 4_102_444_800;

    private readonly ConcurrentQueue<ScriptedAnswer> _script = new();
    private readonly ConcurrentQueue<TokenRequest> _requests = new();
    private readonly Milestones _asked = new();
    private int _granted;

    /// <summary>How long tokens are valid, in seconds.</summary>
    public int Lifetime { get; init; } = 3600;

    /// <summary>Begins every token, so that a test can look for it where it should not be.</summary>
    public string Prefix { get; init; } = "canary-token-";

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<TokenRequest> Requests => [.. _requests];

    /// <summary>The next requests are answered like this, each by one; then as usual.</summary>
    public FakeTokenEndpoint Then(params ScriptedAnswer[] answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers)
            _script.Enqueue(answer);
        return this;
    }

    /// <summary>Waits until it was asked so often since the start.</summary>
    public Task RequestedAsync(int count, CancellationToken cancellation = default) => _asked.ReachedAsync(count, cancellation);

    /// <summary>A refusal in the form of Microsoft Entra.</summary>
    public static ScriptedAnswer Refusal(string error, string description, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        ScriptedAnswer.Of(status, System.Text.Json.JsonSerializer.Serialize(new { error, error_description = description }));

    /// <summary>A handler that answers in process.</summary>
    public HttpMessageHandler Handler() => new Endpoint(this);

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellation);
        _requests.Enqueue(new TokenRequest(request.Method.Method, request.RequestUri!, body));
        _asked.Step();
        var answer = _script.TryDequeue(out var next) ? next : ScriptedAnswer.Usual;
        if (answer.Until is { } until)
            await until.WaitAsync(cancellation);
        if (answer.Throws is { } exception)
            throw exception;
        return Message(answer.IsUsual ? Grant() : answer);
    }

    private ScriptedAnswer Grant()
    {
        var token = $"{Prefix}{Interlocked.Increment(ref _granted)}";
        return ScriptedAnswer.Of(HttpStatusCode.OK, $$"""{"token_type":"Bearer","expires_in":"{{Lifetime}}","expires_on":"{{FarFuture}}","access_token":"{{token}}"}""");
    }

    private static HttpResponseMessage Message(ScriptedAnswer answer)
    {
        var message = new HttpResponseMessage(answer.Status) { Content = new StringContent(Encoding.UTF8.GetString((answer.Body ?? default).Span), Encoding.UTF8, answer.ContentType) };
        foreach (var (name, value) in answer.Headers)
            message.Headers.TryAddWithoutValidation(name, value);
        return message;
    }

    private sealed class Endpoint(FakeTokenEndpoint endpoint) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            endpoint.AnswerAsync(request, cancellationToken);
    }
}

/// <summary>A request for a token.</summary>
/// <param name="Method">GET for a managed identity, otherwise POST.</param>
/// <param name="Address">Whole address.</param>
/// <param name="Form">The form, as sent.</param>
public sealed record TokenRequest(string Method, Uri Address, string Form)
{
    /// <summary>A field of the form, or null.</summary>
    public string? Field(string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Form).TryGetValue(name, out var value) ? value.ToString() : null;
}
