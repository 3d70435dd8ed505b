using Microsoft.AspNetCore.Http;

namespace CouncilBot.Teams.Turns;

/// <summary>What the channel is told.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON in UTF-8, or empty.</param>
internal sealed record HttpAnswer(int Status, ReadOnlyMemory<byte> Body = default)
{
    private static readonly byte[] BadRequest = """{"error":{"code":"BadRequest"}}"""u8.ToArray();
    private static readonly byte[] Unauthorized = """{"error":{"code":"Unauthorized"}}"""u8.ToArray();
    private static readonly byte[] Forbidden = """{"error":{"code":"Forbidden"}}"""u8.ToArray();
    private static readonly byte[] MethodNotAllowed = """{"error":{"code":"MethodNotAllowed"}}"""u8.ToArray();
    private static readonly byte[] TooLarge = """{"error":{"code":"PayloadTooLarge"}}"""u8.ToArray();
    private static readonly byte[] UnsupportedMediaType = """{"error":{"code":"UnsupportedMediaType"}}"""u8.ToArray();
    private static readonly byte[] InternalServerError = """{"error":{"code":"InternalServerError"}}"""u8.ToArray();
    private static readonly byte[] ServiceUnavailable = """{"error":{"code":"ServiceUnavailable"}}"""u8.ToArray();

    /// <summary>Done, or nothing to do.</summary>
    public static HttpAnswer Ok { get; } = new(StatusCodes.Status200OK);

    /// <summary>Still at work.</summary>
    public static HttpAnswer Accepted { get; } = new(StatusCodes.Status202Accepted);

    /// <summary>The name of the invoke is not known.</summary>
    public static HttpAnswer NotImplemented { get; } = new(StatusCodes.Status501NotImplemented);

    /// <summary>Not now; the channel may try again.</summary>
    public static HttpAnswer Unavailable { get; } = OfError(StatusCodes.Status503ServiceUnavailable);

    /// <summary>The answer to an invoke. Without a response it is empty, which closes a dialog and leaves a card as it is.</summary>
    public static HttpAnswer Of(InvokeResponse? response) => response switch
    {
        null => Ok,
        InvokeResponse.NotImplemented => NotImplemented,
        _ => new(StatusCodes.Status200OK, InvokeResponseJson.Write(response)),
    };

    /// <summary>An error. The same words for every cause: they are a fixed code, never a reason.</summary>
    public static HttpAnswer OfError(int status) => new(status, status switch
    {
        StatusCodes.Status401Unauthorized => Unauthorized,
        StatusCodes.Status403Forbidden => Forbidden,
        StatusCodes.Status405MethodNotAllowed => MethodNotAllowed,
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => UnsupportedMediaType,
        StatusCodes.Status500InternalServerError => InternalServerError,
        StatusCodes.Status503ServiceUnavailable => ServiceUnavailable,
        _ => BadRequest,
    });
}
