namespace CouncilBot.Teams.Authentication;

/// <summary>The cloud whose channel is trusted. Only the public one is: "Bot Connector authentication", public Azure.</summary>
internal static class Cloud
{
    /// <summary>Issuer of the tokens of the channel, compared exactly.</summary>
    public const string Issuer = "https://api.botframework.com";

    /// <summary>Names the document with the signing keys.</summary>
    public static readonly Uri Metadata = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    /// <summary>The channel, compared exactly.</summary>
    public const string Channel = "msteams";
}
