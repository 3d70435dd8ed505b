using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;

namespace CouncilBot.TestChannel.Signing;

/// <summary>A signing key of the test channel. Making one takes a while: share them.</summary>
public sealed class TestKey
{
    private static readonly Lazy<TestKey> FirstKey = new(() => new TestKey("key-one", "msteams", "webchat"));
    private static readonly Lazy<TestKey> SecondKey = new(() => new TestKey("key-two", "msteams"));

    private readonly IReadOnlyList<string>? _endorsements;
    private readonly string? _certificate;

    /// <summary>A new key with the channels it may sign for.</summary>
    public TestKey(string id, params IReadOnlyList<string> endorsements)
        : this(id, RSA.Create(2048), endorsements, null)
    {
    }

    private TestKey(string id, RSA rsa, IReadOnlyList<string>? endorsements, string? certificate) => (Id, Rsa, _endorsements, _certificate) = (id, rsa, endorsements, certificate);

    /// <summary>A key that may sign for Teams.</summary>
    public static TestKey First => FirstKey.Value;

    /// <summary>Another one.</summary>
    public static TestKey Second => SecondKey.Value;

    /// <summary>Its name, the <c>kid</c> of tokens.</summary>
    public string Id { get; }

    /// <summary>The key pair.</summary>
    public RSA Rsa { get; }

    /// <summary>The public key in the form SubjectPublicKeyInfo, which attackers use as a secret.</summary>
    public byte[] PublicKey => Rsa.ExportSubjectPublicKeyInfo();

    /// <summary>The same key under another name.</summary>
    public TestKey Named(string id) => new(id, Rsa, _endorsements, _certificate);

    /// <summary>The same key for other channels; null publishes no list at all.</summary>
    public TestKey EndorsedFor(params IReadOnlyList<string>? channels) => new(Id, Rsa, channels, _certificate);

    /// <summary>The same key with a certificate of that time.</summary>
    public TestKey Certified(DateTimeOffset from, DateTimeOffset until)
    {
        using var certificate = new CertificateRequest("CN=test channel", Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(from, until);
        return new(Id, Rsa, _endorsements, Convert.ToBase64String(certificate.RawData));
    }

    /// <summary>As it is published (RFC 7517).</summary>
    public JsonObject ToJwk()
    {
        var parameters = Rsa.ExportParameters(includePrivateParameters: false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = Id,
            ["n"] = Base64Url.EncodeToString(parameters.Modulus),
            ["e"] = Base64Url.EncodeToString(parameters.Exponent),
        };
        if (_certificate is not null)
            jwk["x5c"] = new JsonArray(_certificate);
        if (_endorsements is not null)
            jwk["endorsements"] = new JsonArray([.. _endorsements.Select(e => JsonValue.Create(e))]);

        return jwk;
    }
}
