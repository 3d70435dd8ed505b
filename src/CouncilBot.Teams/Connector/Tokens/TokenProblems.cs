using System.Text.RegularExpressions;
using Microsoft.Identity.Client;

namespace CouncilBot.Teams.Connector.Tokens;

/// <summary>Reads the failures of the token endpoint (codes: Microsoft Entra authentication error codes).</summary>
internal static partial class TokenProblems
{
    internal static TokenResult.Denied From(MsalException exception, TimeProvider time)
    {
        var service = exception as MsalServiceException;
        if (service is not null && IsTemporary(service))
            return new TokenResult.Denied(TokenProblem.EndpointUnavailable, Code(exception), RetryAfter.Read(service.Headers?.RetryAfter, time));
        // The code only: the text of the exception may repeat what was sent.
        var code = Code(exception);
        return new TokenResult.Denied(Problem(code), code);
    }

    private static bool IsTemporary(MsalServiceException exception) =>
        exception.StatusCode is >= 500 or 408 or 429
        || exception.ErrorCode is MsalError.RequestTimeout or MsalError.ServiceNotAvailable or "temporarily_unavailable"
        || exception.InnerException is HttpRequestException or OperationCanceledException;

    private static TokenProblem Problem(string code) => code switch
    {
        "AADSTS700016" => TokenProblem.AppNotInTenant,
        "AADSTS7000229" => TokenProblem.NoServicePrincipal,
        "AADSTS7000215" or "AADSTS7000222" => TokenProblem.WrongOrExpiredSecret,
        _ => TokenProblem.Other,
    };

    private static string Code(MsalException exception) => AadSts().Match(exception.Message) is { Success: true } match
        ? match.Value
        : exception.ErrorCode ?? "unknown";

    [GeneratedRegex("AADSTS[0-9]{4,9}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AadSts();
}
