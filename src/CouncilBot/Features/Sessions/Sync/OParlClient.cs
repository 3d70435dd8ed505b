using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace CouncilBot.Features.Sessions.Sync;

/// <summary>An answer of a server.</summary>
/// <param name="Address">Where it came from in the end.</param>
/// <param name="Json">What it says.</param>
/// <param name="ServerUtc">The clock of the server, UTC; null: it has none.</param>
internal sealed record OParlDocument(Uri Address, JsonDocument Json, DateTime? ServerUtc) : IDisposable
{
    public JsonElement Root => Json.RootElement;

    public void Dispose() => Json.Dispose();
}

/// <summary>Asks a server, within limits. What goes wrong is a refusal; of what the server says nothing leaves the answer.</summary>
internal sealed class OParlClient(IHttpClientFactory http, OParlLimits limits, TimeProvider time) : IDisposable
{
    private readonly CancellationTokenSource _total = new(limits.Total, time);
    private long _bytes;

    public void Dispose() => _total.Dispose();

    /// <summary>Asks for one address, and where it redirects on the same host.</summary>
    public async Task<Answer<OParlDocument>> GetAsync(Uri address, CancellationToken cancel)
    {
        using var single = new CancellationTokenSource(limits.Answer, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, _total.Token, single.Token);
        try
        {
            return await FollowAsync(address, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return _total.IsCancellationRequested
                ? new OParlRefusal(OParlProblem.TookTooLong, Text(limits.Total.TotalMinutes))
                : new OParlRefusal(OParlProblem.AnswerTooSlow, Text(limits.Answer.TotalSeconds));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return ProblemOf(e) is var problem and (OParlProblem.AddressPrivate or OParlProblem.HostUnknown) ? new OParlRefusal(problem, address.Host) : ProblemOf(e);
        }
    }

    private async Task<Answer<OParlDocument>> FollowAsync(Uri address, CancellationToken cancel)
    {
        for (var redirects = 0; redirects <= limits.Redirects; redirects++)
        {
            using var client = http.CreateClient(OParlHttp.Client);
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            {
                var location = response.Headers.Location?.OriginalString;
                if (!OParlAddress.TryFollow(address, location, out var to))
                    return new OParlRefusal(OParlProblem.LeadsElsewhere, OParlAddress.HostOf(address, location));

                address = to;
                continue;
            }

            if (!response.IsSuccessStatusCode)
                return Refused(response.StatusCode);

            return await ReadAsync(response, address, cancel);
        }

        return OParlProblem.TooManyRedirects;
    }

    private async Task<Answer<OParlDocument>> ReadAsync(HttpResponseMessage response, Uri address, CancellationToken cancel)
    {
        var body = new ArrayBufferWriter<byte>();
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        while (await stream.ReadAsync(body.GetMemory(16 * 1024), cancel) is var read and > 0)
        {
            body.Advance(read);
            _bytes += read;
            if (body.WrittenCount > limits.AnswerBytes)
                return new OParlRefusal(OParlProblem.AnswerTooLarge, Megabytes(limits.AnswerBytes));
            if (_bytes > limits.TotalBytes)
                return new OParlRefusal(OParlProblem.TooMuch, Megabytes(limits.TotalBytes));
        }

        // Whatever the server calls it, it is JSON or it is not.
        var json = body.WrittenMemory;
        if (json.Span.StartsWith(Encoding.UTF8.Preamble))
            json = json[Encoding.UTF8.Preamble.Length..];
        if (!System.Text.Unicode.Utf8.IsValid(json.Span))
            return OParlProblem.NotJson;

        try
        {
            var options = new JsonDocumentOptions { MaxDepth = limits.Depth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            return new OParlDocument(address, JsonDocument.Parse(json, options), response.Headers.Date?.UtcDateTime);
        }
        catch (JsonException)
        {
            return OParlProblem.NotJson;
        }
    }

    private static OParlRefusal Refused(HttpStatusCode status) => new(
        status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.ProxyAuthenticationRequired => OParlProblem.LoginNeeded,
            HttpStatusCode.NotFound or HttpStatusCode.Gone => OParlProblem.NotFound,
            HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable => OParlProblem.ServerBusy,
            _ => OParlProblem.ServerFailed,
        },
        Text((int)status));

    private static OParlProblem ProblemOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case PrivateAddressException:
                    return OParlProblem.AddressPrivate;
                case HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }:
                case System.Net.Sockets.SocketException { SocketErrorCode: System.Net.Sockets.SocketError.HostNotFound or System.Net.Sockets.SocketError.NoData or System.Net.Sockets.SocketError.TryAgain }:
                    return OParlProblem.HostUnknown;
                case HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError }:
                    return OParlProblem.CertificateInvalid;
            }
        }

        return OParlProblem.Unreachable;
    }

    private static string Megabytes(long bytes) => Text(Math.Ceiling(bytes / (1024d * 1024d)));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
