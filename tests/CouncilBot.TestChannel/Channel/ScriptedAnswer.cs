using System.Net;

namespace CouncilBot.TestChannel.Channel;

/// <summary>An answer of the connector service that a test decides.</summary>
public sealed record ScriptedAnswer
{
    /// <summary>The status.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>The body; null for none.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Its media type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Further headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The answer waits for this.</summary>
    public Task? Until { get; init; }

    /// <summary>Whether the activity counts as sent although the answer is what it is, as with a timeout after delivery.</summary>
    public bool Delivers { get; init; }

    /// <summary>Whether the connection is closed in place of an answer.</summary>
    public bool Drops { get; init; }

    /// <summary>What the connection does in place of an answer; in process only.</summary>
    public Exception? Throws { get; init; }

    /// <summary>Whether the connector answers as usual, after <see cref="Until"/>.</summary>
    public bool IsUsual { get; init; }

    /// <summary>The usual answer.</summary>
    public static ScriptedAnswer Usual { get; } = new() { IsUsual = true };

    /// <summary>The usual answer, later.</summary>
    public static ScriptedAnswer UsualAfter(Task until) => new() { IsUsual = true, Until = until };

    /// <summary>An answer with a JSON body.</summary>
    public static ScriptedAnswer Of(HttpStatusCode status, string? json = null) => new() { Status = status, Body = Bytes(json) };

    /// <summary>A refusal in the form of the service.</summary>
    public static ScriptedAnswer Error(HttpStatusCode status, string code, string message = "said by a test") =>
        Of(status, System.Text.Json.JsonSerializer.Serialize(new { error = new { code, message } }));

    /// <summary>429 with, or without, a header Retry-After.</summary>
    public static ScriptedAnswer TooManyRequests(string? retryAfter = null) => Busy(HttpStatusCode.TooManyRequests, retryAfter);

    /// <summary>A status with, or without, a header Retry-After.</summary>
    public static ScriptedAnswer Busy(HttpStatusCode status, string? retryAfter = null)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (retryAfter is not null)
            headers["Retry-After"] = retryAfter;
        return new ScriptedAnswer { Status = status, Headers = headers };
    }

    /// <summary>A connection that fails.</summary>
    public static ScriptedAnswer Failing(Exception exception) => new() { Throws = exception };

    /// <summary>A connection that is closed.</summary>
    public static ScriptedAnswer Dropped { get; } = new() { Drops = true };

    private static ReadOnlyMemory<byte>? Bytes(string? text) => text is null ? null : System.Text.Encoding.UTF8.GetBytes(text);
}
