using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CouncilBot.Teams.Turns;

/// <summary>
/// The way of one request: shape, token, body, channel and service URL, tenant, turn. What can be judged cheaply comes first, and
/// nothing of the body is read before the token held.
/// </summary>
internal sealed class BotEndpoint(
    TokenValidator tokens,
    ActivityGate gate,
    TurnRunner runner,
    TeamsTelemetry telemetry,
    TimeProvider clock,
    IOptions<TeamsOptions> options,
    ILogger<BotEndpoint> log)
{
    private const string CorrelationHeader = "MS-CV";
    private const string RetryAfterSeconds = "5";

    private readonly bool _isAnonymous = options.Value.AllowAnonymous;

    public async Task HandleAsync(HttpContext context)
    {
        HttpAnswer answer;
        try
        {
            answer = await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            answer = Refuse(context, e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Refusal.BodyTooLarge : Refusal.Malformed);
        }
        catch (Exception e) when (context.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The channel hung up before all of it had arrived.
            return;
        }
        catch (Exception e)
        {
            // Nothing is known to lead here. The server would log the message of the exception, which may repeat what was sent.
            Log.RequestFailed(log, CorrelationOf(context), LogText.TypesOf(e), LogText.TraceOf(e));
            answer = HttpAnswer.OfError(StatusCodes.Status500InternalServerError);
        }

        await WriteAsync(context.Response, answer).ConfigureAwait(false);
    }

    private async ValueTask<HttpAnswer> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
            return Refuse(context, StatusCodes.Status405MethodNotAllowed, Refusal.Method);
        if (!IsJson(request))
            return Refuse(context, StatusCodes.Status415UnsupportedMediaType, Refusal.ContentType);
        if (request.ContentLength > RequestBody.Largest)
            return Refuse(context, StatusCodes.Status413PayloadTooLarge, Refusal.BodyTooLarge);

        var token = await JudgeSenderAsync(context).ConfigureAwait(false);
        if (token.Refusal is { } sender)
            return Refuse(context, sender == Refusal.NoKeys ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status401Unauthorized, sender);

        Activity? activity;
        using (var body = await RequestBody.ReadAsync(request).ConfigureAwait(false))
        {
            if (body is not { } read)
                return Refuse(context, StatusCodes.Status413PayloadTooLarge, Refusal.BodyTooLarge);
            if (!ActivityJson.TryRead(read.Bytes, out activity))
                return Refuse(context, StatusCodes.Status400BadRequest, Refusal.Malformed);
        }

        if (gate.Judge(activity, token) is { } place)
            return Refuse(context, StatusCodes.Status403Forbidden, place);
        if (ActivityRules.FaultOf(activity) != ActivityFault.None)
            return Refuse(context, StatusCodes.Status400BadRequest, Refusal.Malformed);
        if (gate.JudgeTenant(activity, out var tenant) is { } foreign)
            return Ignore(context, foreign);

        return await DispatchAsync(context, activity, tenant).ConfigureAwait(false);
    }

    private ValueTask<TokenVerdict> JudgeSenderAsync(HttpContext context)
    {
        if (!_isAnonymous)
            return tokens.JudgeAsync(context.Request.Headers.Authorization);

        return ValueTask.FromResult(Anonymous.IsLocal(context) ? default : new TokenVerdict(Refusal.NotLocal));
    }

    private async ValueTask<HttpAnswer> DispatchAsync(HttpContext context, Activity activity, Guid tenant)
    {
        switch (activity.Type)
        {
            case ActivityTypes.Message or ActivityTypes.Invoke when TurnReader.IsFromBot(activity):
                return Ignore(context, Refusal.Bot);
            case ActivityTypes.Message or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate:
            case ActivityTypes.Invoke when activity.Name is InvokeNames.AdaptiveCardAction or InvokeNames.ComposeExtensionQuery or InvokeNames.TaskFetch or InvokeNames.TaskSubmit:
                break;
            case ActivityTypes.Invoke:
                return HttpAnswer.NotImplemented;
            default:
                telemetry.Refused(Refusal.ActivityType);
                Log.NotActedUpon(log, Refusal.ActivityType, CorrelationOf(context));
                return HttpAnswer.Ok;
        }

        var turn = TurnReader.Read(activity, tenant, options.Value.AppId, clock.GetUtcNow());
        if (activity.Name == InvokeNames.AdaptiveCardAction && turn.Action is null && activity.Type == ActivityTypes.Invoke)
        {
            telemetry.Refused(Refusal.Malformed);
            return HttpAnswer.Of(new InvokeResponse.Failure(400, "BadRequest", await runner.ApologyAsync(turn, TurnTrouble.Failed).ConfigureAwait(false)));
        }

        return await runner.RunAsync(turn).ConfigureAwait(false);
    }

    // UTF-8 only, as RFC 8259 asks; and not compressed, which would get around the limit of the body.
    private static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && (request.Headers.ContentEncoding.Count == 0 || request.Headers.ContentEncoding == "identity");

    private HttpAnswer Refuse(HttpContext context, int status, Refusal reason)
    {
        telemetry.Refused(reason);
        Log.Refused(log, status, reason, CorrelationOf(context));
        return HttpAnswer.OfError(status);
    }

    private HttpAnswer Ignore(HttpContext context, Refusal reason)
    {
        telemetry.Refused(reason);
        Log.Ignored(log, reason, CorrelationOf(context));
        return HttpAnswer.Ok;
    }

    private static string CorrelationOf(HttpContext context) => LogText.Of(context.Request.Headers[CorrelationHeader].ToString());

    private static async Task WriteAsync(HttpResponse response, HttpAnswer answer)
    {
        response.StatusCode = answer.Status;
        switch (answer.Status)
        {
            case StatusCodes.Status401Unauthorized:
                response.Headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status405MethodNotAllowed:
                response.Headers.Allow = HttpMethods.Post;
                break;
            case StatusCodes.Status503ServiceUnavailable:
                response.Headers.RetryAfter = RetryAfterSeconds;
                break;
        }

        response.ContentLength = answer.Body.Length;
        if (answer.Body.IsEmpty)
            return;

        response.ContentType = "application/json; charset=utf-8";
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
            await response.BodyWriter.WriteAsync(answer.Body).ConfigureAwait(false);
    }
}
