using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace CouncilBot.TestChannel.Signing;

/// <summary>
/// Builds tokens, genuine ones and every broken kind: members can be replaced, left out and repeated, and the signature can be
/// of any key, any kind or none.
/// </summary>
public sealed class TestToken
{
    private readonly List<(string Name, string Json)> _header = [];
    private readonly List<(string Name, string Json)> _claims = [];

    private TestToken()
    {
    }

    /// <summary>As the channel makes them: five minutes old, valid for another hour.</summary>
    public static TestToken Genuine(string appId, string serviceUrl, DateTimeOffset now) => new TestToken()
        .Header("typ", "JWT")
        .Header("alg", "RS256")
        .Claim("serviceurl", serviceUrl)
        .Claim("nbf", now.AddMinutes(-5).ToUnixTimeSeconds())
        .Claim("exp", now.AddHours(1).ToUnixTimeSeconds())
        .Claim("iss", "https://api.botframework.com")
        .Claim("aud", appId);

    /// <summary>Sets a member of the header; null leaves it out.</summary>
    public TestToken Header(string name, JsonNode? value) => Set(_header, name, value);

    /// <summary>Adds a member to the header, whether or not there is one of that name.</summary>
    public TestToken AlsoHeader(string name, JsonNode? value) => Add(_header, name, value);

    /// <summary>Sets a claim; null leaves it out.</summary>
    public TestToken Claim(string name, JsonNode? value) => Set(_claims, name, value);

    /// <summary>Adds a claim, whether or not there is one of that name.</summary>
    public TestToken AlsoClaim(string name, JsonNode? value) => Add(_claims, name, value);

    /// <summary>Signs with RS256 and names the key unless a name was set.</summary>
    public string SignedBy(TestKey key) => SignedBy(key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    /// <summary>Signs with any RSA method.</summary>
    public string SignedBy(TestKey key, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (!_header.Exists(h => h.Name == "kid"))
            Header("kid", key.Id);

        return EndingWith(data => key.Rsa.SignData(data, hash, padding));
    }

    /// <summary>Signs with RS256 and names no key.</summary>
    public string SignedNamelesslyBy(TestKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return EndingWith(data => key.Rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    /// <summary>Signs with HS256.</summary>
    public string SignedWithSecret(byte[] secret) => EndingWith(data => HMACSHA256.HashData(secret, data));

    /// <summary>Signs with ES256.</summary>
    public string SignedBy(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return EndingWith(data => key.SignData(data, HashAlgorithmName.SHA256));
    }

    /// <summary>Ends with anything in place of a signature.</summary>
    public string EndingWith(Func<byte[], byte[]> sign)
    {
        ArgumentNullException.ThrowIfNull(sign);
        var data = $"{Part(_header)}.{Part(_claims)}";
        return $"{data}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(data)))}";
    }

    private TestToken Set(List<(string Name, string Json)> members, string name, JsonNode? value)
    {
        members.RemoveAll(m => m.Name == name);
        return value is null ? this : Add(members, name, value);
    }

    private TestToken Add(List<(string Name, string Json)> members, string name, JsonNode? value)
    {
        members.Add((name, value?.ToJsonString() ?? "null"));
        return this;
    }

    private static string Part(List<(string Name, string Json)> members) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{{{string.Join(',', members.Select(m => $"\"{m.Name}\":{m.Json}"))}}}"));
}
