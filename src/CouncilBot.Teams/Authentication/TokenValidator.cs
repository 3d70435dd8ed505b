using CouncilBot.Teams.Activities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CouncilBot.Teams.Authentication;

/// <summary>
/// Who sent it: the token of the channel ("Authentication with the Bot Connector API"). Channel, service URL and tenant need the
/// activity as well and follow in <see cref="ActivityGate"/>.
/// </summary>
internal sealed class TokenValidator
{
    /// <summary>How far the clocks of the channel and ours may be apart.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private readonly SigningKeys _keys;
    private readonly TimeProvider _clock;
    private readonly Guid _appId;
    private readonly TokenCache _cache = new();
    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = CompactToken.Longest };

    public TokenValidator(SigningKeys keys, TimeProvider clock, IOptions<TeamsOptions> options)
    {
        _keys = keys;
        _clock = clock;
        _ = GuidText.TryRead(options.Value.AppId, out _appId);
    }

    /// <summary>Judges the Authorization header.</summary>
    public async ValueTask<TokenVerdict> JudgeAsync(StringValues authorization)
    {
        if (CompactToken.Find(authorization, out var found) is { } shape)
            return new(shape);

        var hash = TokenHash.Of(found);
        if (_cache.Find(hash) is { } known)
        {
            if (StillHolds(known) is { } key)
                return new(known, key);

            _cache.Forget(hash);
        }

        if (CompactToken.Read(found.ToString(), out var token) is { } unreadable)
            return new(unreadable);

        return await VerifyAsync(token, hash).ConfigureAwait(false);
    }

    private SigningKey? StillHolds(VerifiedToken token)
    {
        var now = _clock.GetUtcNow();
        return token.IsInTime(now) && _keys.Known(token.KeyId) is { } key && key.Fingerprint == token.Fingerprint && key.IsInDate(now) ? key : null;
    }

    private async ValueTask<TokenVerdict> VerifyAsync(CompactToken token, TokenHash hash)
    {
        var (hasKeys, key) = await _keys.FindAsync(token.KeyId).ConfigureAwait(false);
        if (!hasKeys)
            return new(Refusal.NoKeys);

        var now = _clock.GetUtcNow();
        if (key is null || !key.IsInDate(now))
            return new(Refusal.UnknownKey);

        var verified = new VerifiedToken(key.Id, key.Fingerprint, token.NotBefore, token.Expires, token.ServiceUrl);
        if (RefusalOf(_handler.ValidateToken(token.Text, Parameters(key)).Exception) is { } refusal)
            return new(refusal);
        if (!verified.IsInTime(now))
            return new(Refusal.Lifetime);

        _cache.Remember(hash, verified, now);
        return new(verified, key);
    }

    // One key, chosen by its exact name. Times are checked afterwards, with our clock and on the claims that were read without
    // repeated names, because the library knows only the machine's clock.
    private TokenValidationParameters Parameters(SigningKey key) => new()
    {
        IssuerSigningKey = key.Key,
        TryAllIssuerSigningKeys = false,
        ValidateIssuerSigningKey = true,
        RequireSignedTokens = true,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        ValidIssuer = Cloud.Issuer,
        AudienceValidator = (audiences, _, _) => IsForUs(audiences),
        RequireExpirationTime = true,
        LifetimeValidator = (_, expires, _, _) => expires is not null,
    };

    /// <summary>Exactly one audience, and it is our app id whatever its case.</summary>
    private bool IsForUs(IEnumerable<string>? audiences) =>
        audiences?.ToList() is [var one] && GuidText.TryRead(one, out var id) && id == _appId;

    private static Refusal? RefusalOf(Exception? failure) => failure switch
    {
        null => null,
        SecurityTokenInvalidIssuerException => Refusal.Issuer,
        SecurityTokenInvalidAudienceException => Refusal.Audience,
        SecurityTokenInvalidLifetimeException or SecurityTokenNoExpirationException => Refusal.Lifetime,
        SecurityTokenSignatureKeyNotFoundException => Refusal.UnknownKey,
        SecurityTokenInvalidAlgorithmException => Refusal.Algorithm,
        SecurityTokenInvalidSignatureException => Refusal.Signature,
        _ => Refusal.Token,
    };
}

/// <summary>What a token is worth.</summary>
internal readonly record struct TokenVerdict
{
    public TokenVerdict(Refusal refusal) => Refusal = refusal;

    public TokenVerdict(VerifiedToken token, SigningKey key) => (Token, Key) = (token, key);

    /// <summary>Why it is refused; null when it holds.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The token that holds.</summary>
    public VerifiedToken? Token { get; }

    /// <summary>The key that verified it, as it is published now.</summary>
    public SigningKey? Key { get; }
}
