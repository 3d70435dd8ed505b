using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CouncilBot.Teams.Authentication;

/// <summary>
/// Reads the two documents that publish the keys (OpenID Connect Discovery, RFC 7517). IdentityModel hides the endorsements, which
/// are not part of those standards, in a private type.
/// </summary>
internal static class KeyDocuments
{
    private const int SmallestModulus = 2048 / 8;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    /// <summary>Where the keys are: https, on the host that published the document, and of the issuer that is trusted.</summary>
    /// <exception cref="FormatException">It does not say, or says something else.</exception>
    public static Uri KeysOf(ReadOnlyMemory<byte> metadata)
    {
        using var document = Parse(metadata);
        var root = document.RootElement;
        if (String(root, "issuer") != Cloud.Issuer)
            throw new FormatException("The metadata are of another issuer.");
        if (!Uri.TryCreate(String(root, "jwks_uri"), UriKind.Absolute, out var keys)
            || keys.Scheme != Uri.UriSchemeHttps
            || keys.UserInfo.Length > 0
            || !keys.Authority.Equals(Cloud.Metadata.Authority, StringComparison.OrdinalIgnoreCase))
            throw new FormatException("The metadata name no usable place of the keys.");

        return keys;
    }

    /// <summary>The usable keys by name. Keys of other kinds are passed over.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static Dictionary<string, SigningKey> Keys(ReadOnlyMemory<byte> keys)
    {
        using var document = Parse(keys);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("keys", out var list)
            || list.ValueKind != JsonValueKind.Array)
            throw new FormatException("The document holds no list of keys.");

        var found = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        foreach (var element in list.EnumerateArray())
        {
            if (Key(element) is { } key)
                found.TryAdd(key.Id, key);
        }

        return found.Count > 0 ? found : throw new FormatException("The document holds no usable key.");
    }

    private static SigningKey? Key(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object
            || String(key, "kty") != "RSA"
            || String(key, "use") is not (null or "sig")
            || String(key, "kid") is not { Length: > 0 } id
            || Bytes(key, "n") is not { Length: >= SmallestModulus } modulus
            || Bytes(key, "e") is not { Length: > 0 } exponent)
            return null;

        DateTimeOffset? from = null, until = null;
        if (key.TryGetProperty("x5c", out var chain) && chain.ValueKind == JsonValueKind.Array && chain.GetArrayLength() > 0)
        {
            if (!TryReadDates(chain[0], out from, out until))
                return null;
        }

        var security = new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent }) { KeyId = id };
        return new SigningKey(id, security, Convert.ToHexString(SHA256.HashData([.. modulus, 0, .. exponent])), Endorsements(key), from, until);
    }

    private static HashSet<string> Endorsements(JsonElement key) =>
        key.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.String).Select(e => e.GetString()!).ToHashSet(StringComparer.Ordinal)
            : [];

    private static bool TryReadDates(JsonElement certificate, out DateTimeOffset? from, out DateTimeOffset? until)
    {
        from = until = null;
        try
        {
            using var read = X509CertificateLoader.LoadCertificate(certificate.ValueKind == JsonValueKind.String ? certificate.GetBytesFromBase64() : []);
            from = new DateTimeOffset(read.NotBefore);
            until = new DateTimeOffset(read.NotAfter);
            return true;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (JsonException e)
        {
            throw new FormatException("The document is not JSON.", e);
        }
    }

    private static byte[]? Bytes(JsonElement of, string name)
    {
        try
        {
            return String(of, name) is { } text ? Base64Url.DecodeFromChars(text) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string? String(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
