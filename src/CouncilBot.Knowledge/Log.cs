using Microsoft.Extensions.Logging;

namespace CouncilBot.Knowledge;

/// <summary>All messages of this library. They carry identities, never words of questions or documents.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "Quote of passage {PassageId} is no exact span of its document; it was withheld.")]
    public static partial void QuoteDoesNotHold(ILogger log, string passageId);
}
