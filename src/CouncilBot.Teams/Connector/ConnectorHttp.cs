using System.Net;
using CouncilBot.Teams.Connector.Tokens;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace CouncilBot.Teams.Connector;

/// <summary>
/// Runs a call: token, request, answer, and the tries that are safe within a few seconds. Every address was checked before, and
/// this is the only place where the token meets a request.
/// </summary>
internal sealed class ConnectorHttp : IDisposable
{
    /// <summary>Longest time for one try, from the first byte out to the last byte in.</summary>
    internal static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Longest sum of the waits between the tries of one call.</summary>
    internal static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    /// <summary>Tries after the first.</summary>
    internal const int Repetitions = 3;

    /// <summary>No answer of the service is longer; a page of members is the longest.</summary>
    internal const int LongestAnswer = 256 * 1024;

    private readonly HttpMessageInvoker _invoker;
    private readonly HeldToken? _token;
    private readonly TimeProvider _time;
    private readonly ILogger<ConnectorHttp> _log;
    private readonly ResiliencePipeline<Attempt> _tries;

    public ConnectorHttp(IHttpMessageHandlerFactory handlers, HeldToken token, IOptions<TeamsOptions> options, TimeProvider time, ILogger<ConnectorHttp> log)
    {
        // One handler for the life of the process: it renews its connections itself (PooledConnectionLifetime).
        _invoker = new HttpMessageInvoker(handlers.CreateHandler(TeamsHttp.Connector), disposeHandler: false);
        IsAnonymous = options.Value.AllowAnonymous;
        _token = IsAnonymous ? null : token;
        _time = time;
        _log = log;
        _tries = new ResiliencePipelineBuilder<Attempt> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<Attempt>
            {
                MaxRetryAttempts = Repetitions,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(250),
                MaxDelay = TimeSpan.FromSeconds(1.5),
                ShouldHandle = static args => ValueTask.FromResult(IsWorthRepeating(args.Outcome)),
                DelayGenerator = static args => ValueTask.FromResult(args.Outcome.Result.Result.RetryAfter),
                OnRetry = OnRetry,
            })
            .Build();
    }

    /// <summary>Whether the bot has no registration: it then calls only this machine, and without a token.</summary>
    internal bool IsAnonymous { get; }

    public void Dispose() => _invoker.Dispose();

    /// <summary>The result of the last try.</summary>
    internal async ValueTask<ConnectorResult> RunAsync(ConnectorCall call, CancellationToken cancellation)
    {
        var attempt = await _tries.ExecuteAsync(static (state, token) => state.Http.TryAsync(state.Call, token), (Http: this, Call: call), cancellation);
        if (attempt.Result.Status == ConnectorStatus.Unauthorized)
            ConnectorLog.NotAuthorized(_log, call.Operation, attempt.Result.Code);
        else if (attempt.Result.Status != ConnectorStatus.Done)
            ConnectorLog.NotDone(_log, call.Operation, attempt.Result.Status, attempt.Result.Code);
        return attempt.Result;
    }

    private static bool IsWorthRepeating(Outcome<Attempt> outcome) =>
        outcome is { Exception: null, Result.MayRepeat: true }
        && outcome.Result.Call.Waited + (outcome.Result.Result.RetryAfter ?? TimeSpan.Zero) <= LongestWait;

    private ValueTask OnRetry(OnRetryArguments<Attempt> args)
    {
        var attempt = args.Outcome.Result;
        attempt.Call.Waited += args.RetryDelay;
        ConnectorLog.TryingAgain(_log, attempt.Call.Operation, attempt.Result.Code, args.RetryDelay.TotalMilliseconds);
        return default;
    }

    private async ValueTask<Attempt> TryAsync(ConnectorCall call, CancellationToken cancellation)
    {
        if (_token is null)
            return await SendAsync(call, bearer: null, cancellation);

        var answer = await _token.CurrentAsync(cancellation);
        if (answer.Token is not { } token)
            return WithoutToken(call, answer.Denial);
        var attempt = await SendAsync(call, token, cancellation);
        if (attempt.Result.Status != ConnectorStatus.Unauthorized || call.HasReplacedToken)
            return attempt;

        call.HasReplacedToken = true;
        answer = await _token.ReplaceAsync(token, cancellation);
        return answer switch
        {
            { Token: { } other } => await SendAsync(call, other, cancellation),
            { Denial: { } denial } => WithoutToken(call, denial),
            _ => attempt,
        };
    }

    private static Attempt WithoutToken(ConnectorCall call, TokenResult.Denied? denial) => denial is { Problem: TokenProblem.EndpointUnavailable }
        ? Attempt.Final(call, ConnectorStatus.TryLater, denial.Code, denial.RetryAfter)
        : Attempt.Final(call, ConnectorStatus.Unauthorized, denial?.Code);

    private async ValueTask<Attempt> SendAsync(ConnectorCall call, BearerToken? bearer, CancellationToken cancellation)
    {
        call.Tries++;
        using var timeout = new CancellationTokenSource(TryTimeout, _time);
        using var canceller = cancellation.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeout);
        using var request = new HttpRequestMessage(call.Method, call.Address) { Content = call.Body?.Content() };
        if (bearer is not null)
            request.Headers.TryAddWithoutValidation("Authorization", bearer.Header);
        try
        {
            using var response = await _invoker.SendAsync(request, timeout.Token);
            return await ReadAsync(call, response, timeout.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
        catch (OperationCanceledException) when (!timeout.IsCancellationRequested)
        {
            // SocketsHttpHandler reports an expired ConnectTimeout this way: nothing left this machine.
            return Attempt.NotExecuted(call, "ConnectTimeout");
        }
        catch (OperationCanceledException)
        {
            return Attempt.PerhapsExecuted(call, "Timeout");
        }
        catch (HttpRequestException e) when (NeverConnected(e.HttpRequestError))
        {
            return Attempt.NotExecuted(call, e.HttpRequestError.ToString());
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Attempt.PerhapsExecuted(call, (e as HttpRequestException)?.HttpRequestError.ToString() ?? "ResponseEnded");
        }
    }

    private static bool NeverConnected(HttpRequestError error) => error
        is HttpRequestError.NameResolutionError
        or HttpRequestError.ConnectionError
        or HttpRequestError.SecureConnectionError
        or HttpRequestError.ProxyTunnelError
        or HttpRequestError.VersionNegotiationError;

    private async ValueTask<Attempt> ReadAsync(ConnectorCall call, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode is >= HttpStatusCode.Ambiguous and < HttpStatusCode.BadRequest)
            return Attempt.Final(call, ConnectorStatus.Refused, "Redirect");

        using var answer = new AnswerBuffer();
        var isUsable = await answer.TryReadAsync(response.Content, LongestAnswer, cancellation);
        if (response.IsSuccessStatusCode)
            return Accepted(call, isUsable ? call.Accept(answer.Read.Span) : null);
        var codes = isUsable ? ServiceError.Codes(answer.Read) : [];
        return Attempt.Refused(call, response.StatusCode, codes, RetryAfter.Read(response.Headers.RetryAfter, _time));
    }

    /// <summary>An answer that the service would not give says nothing about what was done.</summary>
    private static Attempt Accepted(ConnectorCall call, ConnectorResult? result) => result is null
        ? Attempt.Final(call, call.IsRepeatable ? ConnectorStatus.TryLater : ConnectorStatus.Unknown, "NoUsableAnswer")
        : new Attempt(call, result, MayRepeat: false);
}
