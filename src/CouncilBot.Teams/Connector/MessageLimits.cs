namespace CouncilBot.Teams.Connector;

/// <summary>
/// Sizes of messages. Teams takes about 100 KB in UTF-16 for a whole message and advises 80; ours are below, because clients show
/// large cards badly long before the service refuses them.
/// </summary>
internal static class MessageLimits
{
    /// <summary>Characters (UTF-16 units) of one text message; longer texts are sent in parts, see <see cref="TextSplitter"/>.</summary>
    public const int TextCharacters = 4_000;

    /// <summary>Bytes (UTF-8) of a serialised activity above which nothing is sent: <see cref="ConnectorStatus.TooBig"/>.</summary>
    public const int HardBytes = 60 * 1024;
}
