using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace CouncilBot.Teams.Authentication;

/// <summary>
/// A signed token as far as it can be judged without a key. IdentityModel accepts repeated names, unknown critical extensions and
/// encrypted tokens; they are refused here, before it sees the token.
/// </summary>
internal readonly record struct CompactToken(string Text, string KeyId, DateTimeOffset? NotBefore, DateTimeOffset Expires, string? ServiceUrl)
{
    /// <summary>Longest token, in characters; real ones have about 1,500.</summary>
    public const int Longest = 16 * 1024;

    private const string Scheme = "Bearer";

    private static readonly SearchValues<char> Alphabet = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The text of the token in the header, or why there is none (RFC 6750, section 2.1).</summary>
    public static Refusal? Find(StringValues authorization, out ReadOnlySpan<char> token)
    {
        token = [];
        if (authorization.Count != 1 || authorization[0] is not { Length: > 0 } header)
            return Refusal.NoAuthorization;

        var space = header.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || !header.AsSpan(0, space).Equals(Scheme, StringComparison.OrdinalIgnoreCase))
            return Refusal.NotBearer;
        if (header.Length - space - 1 > Longest)
            return Refusal.TokenTooLong;

        token = header.AsSpan(space + 1);
        if (token.IsEmpty || token.Contains(' '))
            return Refusal.NotBearer;

        return HasThreeParts(token) ? null : Refusal.TokenMalformed;
    }

    /// <summary>Reads header and claims, or says why not. The signature is still unchecked.</summary>
    public static Refusal? Read(string text, out CompactToken token)
    {
        token = default;
        var first = text.IndexOf('.', StringComparison.Ordinal);
        var second = text.LastIndexOf('.');
        try
        {
            using var header = Json(text.AsSpan(0, first));
            if (RefusalOf(header.RootElement, out var keyId) is { } refusal)
                return refusal;

            using var claims = Json(text.AsSpan(first + 1, second - first - 1));
            if (claims.RootElement.ValueKind != JsonValueKind.Object)
                return Refusal.TokenMalformed;
            if (Seconds(claims.RootElement, "exp") is not { } expires)
                return Refusal.Lifetime;

            // A start that cannot be read is not taken for none.
            var notBefore = Seconds(claims.RootElement, "nbf");
            if (notBefore is null && claims.RootElement.TryGetProperty("nbf", out _))
                return Refusal.Lifetime;

            token = new CompactToken(text, keyId, notBefore, expires, String(claims.RootElement, "serviceurl"));
            return null;
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // The last is what half a character or bytes that are no UTF-8 get, only when they are read.
            return Refusal.TokenMalformed;
        }
    }

    private static bool HasThreeParts(ReadOnlySpan<char> token)
    {
        var parts = 0;
        foreach (var range in token.Split('.'))
        {
            parts++;
            if (parts > 3 || token[range].IsEmpty || token[range].ContainsAnyExcept(Alphabet))
                return false;
        }

        return parts == 3;
    }

    private static Refusal? RefusalOf(JsonElement header, out string keyId)
    {
        keyId = "";
        if (header.ValueKind != JsonValueKind.Object)
            return Refusal.TokenMalformed;
        if (String(header, "alg") != "RS256")
            return Refusal.Algorithm;
        if (header.TryGetProperty("crit", out _))
            return Refusal.CriticalExtension;
        if (header.TryGetProperty("typ", out var type) && !(type.ValueKind == JsonValueKind.String && type.ValueEquals("JWT")))
            return Refusal.TokenType;

        keyId = String(header, "kid") ?? "";
        return keyId.Length == 0 ? Refusal.KeyNotNamed : null;
    }

    private static JsonDocument Json(ReadOnlySpan<char> part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part), Strict);

    private static string? String(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateTimeOffset? Seconds(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var seconds) && seconds is >= 0 and <= 253_402_300_799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
}
