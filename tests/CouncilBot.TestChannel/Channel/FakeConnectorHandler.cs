using System.Net.Http.Headers;

namespace CouncilBot.TestChannel.Channel;

/// <summary>Puts a <see cref="FakeConnector"/> below an HTTP client.</summary>
internal sealed class FakeConnectorHandler(FakeConnector connector) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        var arrived = new ConnectorRequest(request.Method.Method, request.RequestUri!, request.Headers.NonValidated.TryGetValues("Authorization", out var values) ? values.ToString() : null, body);
        var answer = await connector.AnswerAsync(arrived, cancellationToken);
        if (answer.Throws is { } exception)
            throw exception;
        if (answer.Drops)
            throw new HttpRequestException(HttpRequestError.ResponseEnded, "The test closed the connection.");
        return Message(answer);
    }

    private static HttpResponseMessage Message(ScriptedAnswer answer)
    {
        var message = new HttpResponseMessage(answer.Status) { Content = new ReadOnlyMemoryContent(answer.Body ?? default) };
        if (answer.Body is not null)
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(answer.ContentType);
        foreach (var (name, value) in answer.Headers)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }
}
