namespace CouncilBot.Teams.Connector.Tokens;

/// <summary>Where the bot's own token for the connector service comes from.</summary>
public interface IAppTokens
{
    /// <summary>
    /// A fresh token, asked for now; keeping it is the caller's business. Failures are results, only cancellation throws.
    /// </summary>
    Task<TokenResult> AcquireAsync(CancellationToken cancellation);
}

/// <summary>A token, or why there is none.</summary>
public abstract record TokenResult
{
    private protected TokenResult()
    {
    }

    /// <summary>A bearer token, valid until <paramref name="Expires"/> (UTC). It is never part of the text of this record.</summary>
    public sealed record Granted(string Token, DateTimeOffset Expires) : TokenResult
    {
        /// <summary>Says nothing of the token.</summary>
        public override string ToString() => $"Granted until {Expires:u}";
    }

    /// <summary>No token.</summary>
    /// <param name="Problem">What is wrong.</param>
    /// <param name="Code">Code of the token endpoint, such as <c>AADSTS7000215</c>; for operators.</param>
    /// <param name="RetryAfter">How long the endpoint asks to wait, where it does.</param>
    public sealed record Denied(TokenProblem Problem, string Code, TimeSpan? RetryAfter = null) : TokenResult;
}

/// <summary>Why there is no token, as far as it tells what to do.</summary>
public enum TokenProblem
{
    /// <summary>AADSTS700016: the app is not known in the tenant that was asked.</summary>
    AppNotInTenant,

    /// <summary>AADSTS7000229: the app has no service principal in its tenant; one must be created.</summary>
    NoServicePrincipal,

    /// <summary>AADSTS7000215 or AADSTS7000222: the client secret is wrong or has expired.</summary>
    WrongOrExpiredSecret,

    /// <summary>The file of the certificate is missing, cannot be read, has another password or lacks the private key.</summary>
    CertificateUnreadable,

    /// <summary>The token endpoint could not be reached, failed or was too slow; nothing is known about the registration.</summary>
    EndpointUnavailable,

    /// <summary>Anything else; the code says more.</summary>
    Other,
}
