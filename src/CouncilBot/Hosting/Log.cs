using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Connector;

namespace CouncilBot.Hosting;

/// <summary>Everything the host logs: identities only, never words or names.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "The database cannot be reached ({Fault}).")]
    public static partial void StoreUnavailable(ILogger log, string fault);

    [LoggerMessage(2, LogLevel.Warning, "An answer of turn {Delivery} was not delivered: {Status} {Code}")]
    public static partial void Undelivered(ILogger log, string delivery, ConnectorStatus status, string? code);

    [LoggerMessage(3, LogLevel.Information, "Message {Outbox} was sent.")]
    public static partial void Sent(ILogger log, long outbox);

    [LoggerMessage(4, LogLevel.Warning, "Message {Outbox} is {State} after {Attempts} attempts: {Code}")]
    public static partial void NotSent(ILogger log, long outbox, OutboxState state, int attempts, string? code);

    [LoggerMessage(5, LogLevel.Error, "A round of {Worker} failed ({Fault}); it goes on.")]
    public static partial void RoundFailed(ILogger log, string worker, string fault);

    [LoggerMessage(6, LogLevel.Information, "Housekeeping: {Deliveries} deliveries, {Questions} questions, {Messages} messages were deleted.")]
    public static partial void Purged(ILogger log, int deliveries, int questions, int messages);

    [LoggerMessage(7, LogLevel.Information, "The documents of {Collection} were read again, {Errors} errors.")]
    public static partial void DocumentsChanged(ILogger log, string collection, int errors);

    [LoggerMessage(8, LogLevel.Warning, "The schedule holds the round {Round}, which this version does not have.")]
    public static partial void RoundUnknown(ILogger log, string round);

    [LoggerMessage(9, LogLevel.Error, "The schedule cannot be started ({Fault}); it is tried again.")]
    public static partial void ScheduleUnavailable(ILogger log, string fault);

    [LoggerMessage(10, LogLevel.Error, "The round {Round} cannot be begun and is off the schedule until the next start.")]
    public static partial void RoundGivenUp(ILogger log, string round);

    [LoggerMessage(11, LogLevel.Error, "The schedule has a fault ({Fault}); it goes on.")]
    public static partial void ScheduleFault(ILogger log, string fault);
}
