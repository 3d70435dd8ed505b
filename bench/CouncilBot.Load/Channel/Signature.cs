using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CouncilBot.Load.Channel;

/// <summary>The channel's signing key of this run, and the tokens it signs; the rules are those of the public cloud.</summary>
internal sealed class Signature : IDisposable
{
    private const string KeyId = "load-1";

    private readonly RSA _key = RSA.Create(2048);

    /// <summary>The key set as the channel publishes it, with the endorsement that lets it speak for Teams.</summary>
    public byte[] KeySet()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        var (modulus, exponent) = (Base64Url.EncodeToString(key.Modulus), Base64Url.EncodeToString(key.Exponent));
        return Encoding.UTF8.GetBytes($$"""
            {"keys":[{"kty":"RSA","use":"sig","kid":"{{KeyId}}","n":"{{modulus}}","e":"{{exponent}}","endorsements":["msteams"]}]}
            """);
    }

    /// <summary>A token of the channel for one bot, good for an hour from <paramref name="now"/>.</summary>
    public string Token(string appId, string serviceUrl, DateTimeOffset now)
    {
        var header = JsonSerializer.SerializeToUtf8Bytes(new
        {
            alg = "RS256",
            kid = KeyId,
            typ = "JWT",
        });
        var claims = JsonSerializer.SerializeToUtf8Bytes(new
        {
            serviceurl = serviceUrl,
            nbf = now.AddMinutes(-5).ToUnixTimeSeconds(),
            exp = now.AddHours(1).ToUnixTimeSeconds(),
            iss = "https://api.botframework.com",
            aud = appId,
        });
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(claims)}";
        var signature = _key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose() => _key.Dispose();
}
