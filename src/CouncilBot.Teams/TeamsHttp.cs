namespace CouncilBot.Teams;

/// <summary>Names of the HTTP clients of this library, so that a test, a benchmark or a proxy can put another handler below them.</summary>
public static class TeamsHttp
{
    /// <summary>Fetches the channel's signing keys; carries no credentials.</summary>
    public const string Metadata = "teams-metadata";

    /// <summary>To the connector service.</summary>
    public const string Connector = "teams-connector";

    /// <summary>To the token endpoint.</summary>
    public const string Tokens = "teams-tokens";
}
