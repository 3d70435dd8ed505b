using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;
using Polly;
using Polly.Retry;

namespace CouncilBot.Teams.Connector.Tokens;

/// <summary>
/// Tokens from Microsoft Entra for the bot as an app (OAuth 2.0 client credentials), with secret, certificate or managed identity.
/// MSAL speaks the protocol; its cache is passed over, because <see cref="HeldToken"/> keeps the token where a send finds it
/// without work.
/// </summary>
internal sealed class MsalTokens : IAppTokens
{
    /// <summary>What the token is for (public cloud).</summary>
    internal const string Resource = "https://api.botframework.com";

    /// <summary>Longest time for one try.</summary>
    internal static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(5);

    private static readonly string[] s_scopes = [Resource + "/.default"];
    private static readonly TimeSpan s_longestRetryAfter = TimeSpan.FromSeconds(2);

    private readonly TeamsOptions _options;
    private readonly TimeProvider _time;
    private readonly Lazy<Func<CancellationToken, Task<AuthenticationResult>>> _ask;
    private readonly ResiliencePipeline<TokenResult> _tries;

    public MsalTokens(IOptions<TeamsOptions> options, IHttpClientFactory clients, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        var http = new MsalHttp(clients);
        // Not kept when it fails, so that a certificate that appears later is found.
        _ask = new(() => _options.UseManagedIdentity ? AskManagedIdentity(http) : AskApplication(http), LazyThreadSafetyMode.PublicationOnly);
        _tries = new ResiliencePipelineBuilder<TokenResult> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<TokenResult>
            {
                MaxRetryAttempts = 2,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(250),
                ShouldHandle = static args => ValueTask.FromResult(MayRepeat(args.Outcome.Result)),
                DelayGenerator = static args => ValueTask.FromResult((args.Outcome.Result as TokenResult.Denied)?.RetryAfter),
            })
            .Build();
    }

    public async Task<TokenResult> AcquireAsync(CancellationToken cancellation) =>
        await _tries.ExecuteAsync(static async (self, token) => await self.TryAsync(token), this, cancellation);

    private static bool MayRepeat(TokenResult? result) =>
        result is TokenResult.Denied { Problem: TokenProblem.EndpointUnavailable } denied && (denied.RetryAfter ?? TimeSpan.Zero) <= s_longestRetryAfter;

    private async Task<TokenResult> TryAsync(CancellationToken cancellation)
    {
        Func<CancellationToken, Task<AuthenticationResult>> ask;
        try
        {
            ask = _ask.Value;
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or MsalClientException)
        {
            // The last is what a certificate without its private key gets.
            return new TokenResult.Denied(TokenProblem.CertificateUnreadable, e.GetType().Name);
        }

        using var timeout = new CancellationTokenSource(TryTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        try
        {
            var granted = await ask(either.Token);
            return new TokenResult.Granted(granted.AccessToken, granted.ExpiresOn);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
        catch (Exception) when (timeout.IsCancellationRequested)
        {
            return new TokenResult.Denied(TokenProblem.EndpointUnavailable, "Timeout");
        }
        catch (MsalException e)
        {
            return TokenProblems.From(e, _time);
        }
        catch (HttpRequestException e)
        {
            return new TokenResult.Denied(TokenProblem.EndpointUnavailable, e.HttpRequestError.ToString());
        }
        catch (Exception)
        {
            // What MSAL throws for an answer that is not a token service's own, such as the page of a proxy, is not documented: a
            // JsonException for HTML, a NullReferenceException for an empty body.
            return new TokenResult.Denied(TokenProblem.EndpointUnavailable, "NoUsableAnswer");
        }
    }

    private Func<CancellationToken, Task<AuthenticationResult>> AskApplication(MsalHttp http)
    {
        var builder = ConfidentialClientApplicationBuilder.Create(_options.AppId)
            .WithAuthority(AzureCloudInstance.AzurePublic, _options.TenantId)
            // The authority is a known one; nothing is asked before the token itself.
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(http, retryOnceOn5xx: false);
        builder = _options.CertificateFile is { Length: > 0 } file
            ? builder.WithCertificate(X509CertificateLoader.LoadPkcs12FromFile(file, _options.CertificatePassword), sendX5C: true)
            : builder.WithClientSecret(_options.ClientSecret);
        var application = builder.Build();
        return token => application.AcquireTokenForClient(s_scopes).WithForceRefresh(true).ExecuteAsync(token);
    }

    private Func<CancellationToken, Task<AuthenticationResult>> AskManagedIdentity(MsalHttp http)
    {
        var application = ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(_options.AppId))
            .WithHttpClientFactory(http, retryOnceOn5xx: false)
            .Build();
        return token => application.AcquireTokenForManagedIdentity(Resource).WithForceRefresh(true).ExecuteAsync(token);
    }

    /// <summary>Lets MSAL use our client, with its timeouts and without its logging.</summary>
    private sealed class MsalHttp(IHttpClientFactory clients) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => clients.CreateClient(TeamsHttp.Tokens);
    }
}
