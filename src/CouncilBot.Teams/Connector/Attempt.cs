using System.Net;

namespace CouncilBot.Teams.Connector;

/// <summary>What one try came to, and whether trying again at once is safe.</summary>
internal readonly record struct Attempt(ConnectorCall Call, ConnectorResult Result, bool MayRepeat)
{
    /// <summary>Nothing more to try.</summary>
    internal static Attempt Final(ConnectorCall call, ConnectorStatus status, string? code, TimeSpan? retryAfter = null) =>
        new(call, new ConnectorResult(status, RetryAfter: retryAfter, Code: code), MayRepeat: false);

    /// <summary>It surely was not executed.</summary>
    internal static Attempt NotExecuted(ConnectorCall call, string code, TimeSpan? retryAfter = null) =>
        new(call, new ConnectorResult(ConnectorStatus.TryLater, RetryAfter: retryAfter, Code: code), MayRepeat: true);

    /// <summary>
    /// It may have been executed. What can be repeated without a second effect is; a message is not, because the service knows no
    /// key by which it would recognise it.
    /// </summary>
    internal static Attempt PerhapsExecuted(ConnectorCall call, string code, TimeSpan? retryAfter = null) => call.IsRepeatable
        ? NotExecuted(call, code, retryAfter)
        : Final(call, ConnectorStatus.Unknown, code);

    /// <summary>What an answer other than success means (Teams documentation, status codes of the connector, August 2026).</summary>
    internal static Attempt Refused(ConnectorCall call, HttpStatusCode status, IReadOnlyList<string> codes, TimeSpan? retryAfter)
    {
        var code = codes.Count > 0 ? codes[0] : $"Http{(int)status}";
        return status switch
        {
            HttpStatusCode.TooManyRequests or HttpStatusCode.PreconditionFailed or HttpStatusCode.ServiceUnavailable =>
                NotExecuted(call, code, retryAfter),
            HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => PerhapsExecuted(call, code, retryAfter),
            // The service says that repeating at once does not help. What is harmless when repeated may be tried later by the
            // caller; a message may have been delivered before the service failed, so it is not known whether it was.
            >= HttpStatusCode.InternalServerError and not HttpStatusCode.NotImplemented =>
                Final(call, call.IsRepeatable ? ConnectorStatus.TryLater : ConnectorStatus.Unknown, code, retryAfter),
            HttpStatusCode.Unauthorized => Final(call, ConnectorStatus.Unauthorized, code),
            HttpStatusCode.Forbidden => Forbidden(call, codes, code),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => Final(call, ConnectorStatus.Gone, code),
            HttpStatusCode.RequestEntityTooLarge => Final(call, ConnectorStatus.TooBig, code),
            _ => Final(call, ConnectorStatus.Refused, code),
        };
    }

    private static Attempt Forbidden(ConnectorCall call, IReadOnlyList<string> codes, string first)
    {
        foreach (var code in codes)
        {
            if (ForbiddenCodes.Meaning(code) is { } status)
                return Final(call, status, code);
        }

        return Final(call, ConnectorStatus.Refused, first);
    }
}

/// <summary>Codes that come with 403.</summary>
internal static class ForbiddenCodes
{
    private static readonly Dictionary<string, ConnectorStatus> s_meanings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["BotNotInConversationRoster"] = ConnectorStatus.NotInstalled,
        ["BotDisabledByAdmin"] = ConnectorStatus.NotInstalled,
        ["ForbiddenOperationException"] = ConnectorStatus.NotInstalled,
        ["NotEnoughPermissions"] = ConnectorStatus.NotInstalled,
        ["ConversationBlockedByUser"] = ConnectorStatus.Blocked,
        ["MessageWritesBlocked"] = ConnectorStatus.Blocked,
        // The number of MessageWritesBlocked, sometimes without the name.
        ["209"] = ConnectorStatus.Blocked,
    };

    /// <summary>Null for codes that say nothing about the conversation.</summary>
    internal static ConnectorStatus? Meaning(string code) => s_meanings.TryGetValue(code, out var status) ? status : null;
}
