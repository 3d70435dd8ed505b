using Microsoft.Extensions.Logging;

namespace CouncilBot.Teams.Connector;

/// <summary>What the way out logs: operations, outcomes and codes. Never texts, names, tokens or addresses.</summary>
internal static partial class ConnectorLog
{
    [LoggerMessage(2001, LogLevel.Debug, "Connector {Operation}: {Code}, trying again in {Milliseconds} ms")]
    internal static partial void TryingAgain(ILogger log, string operation, string? code, double milliseconds);

    [LoggerMessage(2002, LogLevel.Information, "Connector {Operation}: {Status} ({Code})")]
    internal static partial void NotDone(ILogger log, string operation, ConnectorStatus status, string? code);

    [LoggerMessage(2003, LogLevel.Error, "Connector {Operation}: the bot's credentials are not accepted ({Code})")]
    internal static partial void NotAuthorized(ILogger log, string operation, string? code);
}
