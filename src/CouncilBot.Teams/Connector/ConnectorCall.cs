using System.Text.Json;

namespace CouncilBot.Teams.Connector;

/// <summary>One call of the connector service with what its tries share.</summary>
internal class ConnectorCall(string operation, HttpMethod method, Uri address, ActivityBody? body, bool isRepeatable)
{
    /// <summary>Short name for logs.</summary>
    internal string Operation { get; } = operation;

    internal HttpMethod Method { get; } = method;

    internal Uri Address { get; } = address;

    internal ActivityBody? Body { get; } = body;

    /// <summary>Whether a second execution has no second effect.</summary>
    internal bool IsRepeatable { get; } = isRepeatable;

    /// <summary>Time spent between tries.</summary>
    internal TimeSpan Waited { get; set; }

    /// <summary>Requests that have left.</summary>
    internal int Tries { get; set; }

    /// <summary>Whether the token was replaced in this call.</summary>
    internal bool HasReplacedToken { get; set; }

    /// <summary>Reads the answer to a success; null when it is neither empty nor JSON, so that something else than the service spoke.</summary>
    internal virtual ConnectorResult? Accept(ReadOnlySpan<byte> answer)
    {
        if (answer.IsEmpty)
            return new ConnectorResult(ConnectorStatus.Done);
        try
        {
            return new ConnectorResult(ConnectorStatus.Done, Id: ReadId(answer));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what half a character gets.
            return null;
        }
    }

    private static string? ReadId(ReadOnlySpan<byte> answer)
    {
        var reader = new Utf8JsonReader(answer);
        string? id = null;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != 1)
                continue;
            var isId = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isId && reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } value)
                id = value;
        }

        return id;
    }
}
