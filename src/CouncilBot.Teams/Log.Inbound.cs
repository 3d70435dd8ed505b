using System.Net;
using CouncilBot.Teams.Authentication;
using CouncilBot.Teams.Connector;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Teams;

/// <summary>
/// Messages of the way in. They carry identities and reasons, never tokens, names, texts or messages of exceptions, which may
/// repeat any of those.
/// </summary>
internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Warning, "Request refused with {Status}: {Reason}, correlation {Correlation}.")]
    public static partial void Refused(ILogger log, int status, Refusal reason, string correlation);

    [LoggerMessage(102, LogLevel.Warning, "Activity ignored: {Reason}, correlation {Correlation}.")]
    public static partial void Ignored(ILogger log, Refusal reason, string correlation);

    [LoggerMessage(103, LogLevel.Debug, "Activity not acted upon: {Reason}, correlation {Correlation}.")]
    public static partial void NotActedUpon(ILogger log, Refusal reason, string correlation);

    [LoggerMessage(104, LogLevel.Error, "Request failed, correlation {Correlation}: {Error}{Trace}")]
    public static partial void RequestFailed(ILogger log, string correlation, string error, string? trace);

    [LoggerMessage(111, LogLevel.Information, "{Count} signing keys obtained.")]
    public static partial void KeysObtained(ILogger log, int count);

    [LoggerMessage(112, LogLevel.Warning, "Signing keys not obtained: {Error}, status {Status}. Those of before stay in use.")]
    public static partial void KeysNotObtained(ILogger log, string error, HttpStatusCode? status);

    [LoggerMessage(121, LogLevel.Error, "Turn {Delivery} failed: {Error}{Trace}")]
    public static partial void TurnFailed(ILogger log, string delivery, string error, string? trace);

    [LoggerMessage(122, LogLevel.Error, "Turn {Delivery}: the database cannot be reached: {Error}.")]
    public static partial void StoreUnavailable(ILogger log, string delivery, string error);

    [LoggerMessage(123, LogLevel.Information, "Turn {Delivery} takes longer than the channel waits and goes on.")]
    public static partial void TakesLonger(ILogger log, string delivery);

    [LoggerMessage(124, LogLevel.Warning, "Turn {Delivery}: an answer was not delivered: {Status}, code {Code}.")]
    public static partial void Undelivered(ILogger log, string delivery, ConnectorStatus status, string code);

    [LoggerMessage(125, LogLevel.Information, "Turn {Delivery}: its result came too late to be shown.")]
    public static partial void TooLateToShow(ILogger log, string delivery);

    [LoggerMessage(126, LogLevel.Error, "Turn {Delivery}: {Step} failed: {Error}{Trace}")]
    public static partial void StepFailed(ILogger log, string delivery, string step, string error, string? trace);

    [LoggerMessage(131, LogLevel.Warning, "{Count} turns were still running and are cancelled.")]
    public static partial void TurnsCancelled(ILogger log, int count);
}
