namespace CouncilBot.Teams.Connector.Tokens;

/// <summary>A token as it goes into a request.</summary>
internal sealed class BearerToken(TokenResult.Granted granted, TimeSpan early)
{
    /// <summary>Value of the header Authorization.</summary>
    internal string Header { get; } = "Bearer " + granted.Token;

    /// <summary>From here on a new one is wanted, while this one still works.</summary>
    internal DateTimeOffset RenewAt { get; } = granted.Expires - early;

    internal DateTimeOffset Expires { get; } = granted.Expires;
}

/// <summary>Either a token or the reason that there is none.</summary>
internal readonly record struct TokenAnswer(BearerToken? Token, TokenResult.Denied? Denial);

/// <summary>
/// Keeps the bot's current token in memory, so that a send reads one field. It is renewed five minutes before it expires, by one
/// request at a time and behind the back of the senders: an endpoint that is down for a moment is noticed by nobody.
/// </summary>
internal sealed class HeldToken(IAppTokens tokens, TimeProvider time)
{
    /// <summary>How long before its end a token is renewed.</summary>
    internal static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    /// <summary>Pause after a refusal of the endpoint, and between two replacements of tokens that the connector refuses.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private BearerToken? _current;
    private Task<TokenAnswer>? _running;
    private TokenResult.Denied? _denial;
    private DateTimeOffset _askAgainAt = DateTimeOffset.MinValue;
    private DateTimeOffset _replaceAgainAt = DateTimeOffset.MinValue;

    /// <summary>The token for a request.</summary>
    internal ValueTask<TokenAnswer> CurrentAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var held = Volatile.Read(ref _current);
        if (held is not null && now < held.RenewAt)
            return ValueTask.FromResult(new TokenAnswer(held, null));
        if (held is not null && now < held.Expires)
        {
            _ = Renew(now);
            return ValueTask.FromResult(new TokenAnswer(held, null));
        }

        return new ValueTask<TokenAnswer>(Renew(now).WaitAsync(cancellation));
    }

    /// <summary>
    /// The connector refused this token: another one. When a replacement was refused as well a moment ago there is none, because
    /// the registration is wrong and not the token.
    /// </summary>
    internal Task<TokenAnswer> ReplaceAsync(BearerToken refused, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_current is { } other && other != refused)
                return Task.FromResult(new TokenAnswer(other, null));
            if (_running is null && now < _replaceAgainAt)
                return Task.FromResult(default(TokenAnswer));
            _replaceAgainAt = now + Pause;
        }

        return Renew(now).WaitAsync(cancellation);
    }

    private Task<TokenAnswer> Renew(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_running is not null)
                return _running;
            if (now < _askAgainAt)
                return Task.FromResult(new TokenAnswer(null, _denial));
            var renewal = AskAsync();
            // It may have ended at once; then there is nothing to join.
            if (!renewal.IsCompleted)
                _running = renewal;
            return renewal;
        }
    }

    private async Task<TokenAnswer> AskAsync()
    {
        try
        {
            // Not bound to the call that happens to be first: others wait for it too.
            switch (await tokens.AcquireAsync(CancellationToken.None))
            {
                case TokenResult.Granted granted:
                    var token = new BearerToken(granted, EarlyFor(granted));
                    Volatile.Write(ref _current, token);
                    _askAgainAt = DateTimeOffset.MinValue;
                    return new TokenAnswer(token, null);
                case TokenResult.Denied denied:
                    _denial = denied;
                    // "At once" is no pause, and every message would ask.
                    _askAgainAt = time.GetUtcNow() + (denied.RetryAfter is { } asked && asked > TimeSpan.Zero ? asked : Pause);
                    return new TokenAnswer(null, denied);
                default:
                    throw new InvalidOperationException("A token is granted or denied.");
            }
        }
        finally
        {
            lock (_lock)
                _running = null;
        }
    }

    // A token near its end, as a managed identity may hand out, would otherwise be renewed by every message.
    private TimeSpan EarlyFor(TokenResult.Granted granted)
    {
        var half = (granted.Expires - time.GetUtcNow()) / 2;
        return half < Early ? half : Early;
    }
}
