using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CouncilBot.Teams.Authentication;

/// <summary>A token whose signature, issuer and audience held. Its times and its key are looked at again each time.</summary>
/// <param name="KeyId">Name of the key that verified it.</param>
/// <param name="Fingerprint">Modulus and exponent of that key.</param>
/// <param name="NotBefore">Start of its time, UTC; null when it has none.</param>
/// <param name="Expires">End of its time, UTC.</param>
/// <param name="ServiceUrl">Its claim about the connector; null when it has none.</param>
internal sealed record VerifiedToken(string KeyId, string Fingerprint, DateTimeOffset? NotBefore, DateTimeOffset Expires, string? ServiceUrl)
{
    /// <summary>Whether it is valid at that moment, give or take the skew of the clocks.</summary>
    public bool IsInTime(DateTimeOffset now) => !(now + TokenValidator.Skew < NotBefore) && now - TokenValidator.Skew < Expires;
}

/// <summary>
/// Remembers tokens that were verified: the channel uses one for about an hour and thousands of activities. Only their hashes are
/// kept, never the tokens.
/// </summary>
internal sealed class TokenCache(int capacity = TokenCache.DefaultCapacity)
{
    private const int DefaultCapacity = 1_000;

    private readonly ConcurrentDictionary<TokenHash, VerifiedToken> _tokens = new();

    public int Count => _tokens.Count;

    public VerifiedToken? Find(TokenHash hash) => _tokens.GetValueOrDefault(hash);

    public void Forget(TokenHash hash) => _tokens.TryRemove(hash, out _);

    public void Remember(TokenHash hash, VerifiedToken token, DateTimeOffset now)
    {
        if (_tokens.Count >= capacity)
            MakeRoom(now);

        _tokens[hash] = token;
    }

    // Rare: a channel has a handful of tokens at a time. Everything may be forgotten, it is only verified again.
    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (hash, token) in _tokens)
        {
            if (!token.IsInTime(now))
                _tokens.TryRemove(hash, out _);
        }

        if (_tokens.Count >= capacity)
            _tokens.Clear();
    }
}

/// <summary>SHA-256 of a token.</summary>
internal readonly record struct TokenHash(UInt128 High, UInt128 Low)
{
    /// <summary>Of a text that is only ASCII, at most <see cref="CompactToken.Longest"/> characters.</summary>
    public static TokenHash Of(ReadOnlySpan<char> token)
    {
        Span<byte> bytes = stackalloc byte[token.Length];
        Encoding.ASCII.GetBytes(token, bytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }
}
