namespace CouncilBot.Teams.Connector.Tokens;

/// <summary>Tries whether the bot gets a token, for the self-diagnosis. The token itself is dropped at once.</summary>
public sealed class TokenCheck(IAppTokens tokens)
{
    /// <summary>Null when a token was granted, otherwise what is wrong.</summary>
    public async Task<TokenResult.Denied?> RunAsync(CancellationToken cancellation) => await tokens.AcquireAsync(cancellation) as TokenResult.Denied;
}
