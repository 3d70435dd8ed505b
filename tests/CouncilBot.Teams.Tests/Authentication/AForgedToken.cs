using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Teams.Tests.Authentication;

public sealed class AForgedToken(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Fact]
    public async Task Is_told_from_a_genuine_one()
    {
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostWithTokenAsync(_bot.Token().SignedBy(TestKey.First))).Status);
        Assert.Single(_bot.Product.Turns);
    }

    [Theory]
    [Trait("Catalogue", "A5")]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    public async Task Without_signature_is_refused(string algorithm)
    {
        await RefusesAsync(_bot.Token().Header("alg", algorithm).Header("kid", TestKey.First.Id).EndingWith(_ => [0]));
        await RefusesAsync(_bot.Token().Header("alg", algorithm).Header("kid", TestKey.First.Id).EndingWith(_ => []));
    }

    [Fact]
    [Trait("Catalogue", "A6")]
    public async Task Signed_with_the_public_key_as_secret_is_refused()
    {
        await RefusesAsync(_bot.Token().Header("alg", "HS256").Header("kid", TestKey.First.Id).SignedWithSecret(TestKey.First.PublicKey));
        await RefusesAsync(_bot.Token().Header("kid", TestKey.First.Id).SignedWithSecret(TestKey.First.PublicKey));
    }

    [Fact]
    [Trait("Catalogue", "A7")]
    public async Task Of_another_algorithm_is_refused()
    {
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        await RefusesAsync(_bot.Token().Header("alg", "RS384").SignedBy(TestKey.First, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1));
        await RefusesAsync(_bot.Token().Header("alg", "PS256").SignedBy(TestKey.First, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        await RefusesAsync(_bot.Token().Header("alg", "ES256").Header("kid", TestKey.First.Id).SignedBy(elliptic));
        await RefusesAsync(_bot.Token().SignedBy(TestKey.First, HashAlgorithmName.SHA256, RSASignaturePadding.Pss));
        await RefusesAsync(_bot.Token().Header("alg", null).SignedBy(TestKey.First));
        await RefusesAsync(_bot.Token().Header("alg", "rs256").SignedBy(TestKey.First));
    }

    [Fact]
    [Trait("Catalogue", "A8")]
    public async Task Signed_by_a_key_that_is_not_published_is_refused()
    {
        await RefusesAsync(_bot.Token().SignedBy(new TestKey("key-three", "msteams")));
    }

    [Fact]
    [Trait("Catalogue", "A9")]
    public async Task That_names_no_key_is_refused()
    {
        await RefusesAsync(_bot.Token().SignedNamelesslyBy(TestKey.First));
        await RefusesAsync(_bot.Token().Header("kid", "").SignedBy(TestKey.First));
        await RefusesAsync(_bot.Token().Header("kid", 5).SignedBy(TestKey.First));
    }

    [Fact]
    [Trait("Catalogue", "A9")]
    public async Task That_names_its_key_in_another_case_is_refused()
    {
        await RefusesAsync(_bot.Token().SignedBy(TestKey.First.Named("KEY-ONE")));
    }

    [Fact]
    [Trait("Catalogue", "A11")]
    public async Task That_names_a_key_which_did_not_sign_is_refused()
    {
        await RefusesAsync(_bot.Token().SignedBy(TestKey.Second.Named(TestKey.First.Id)));
    }

    [Theory]
    [Trait("Catalogue", "A12")]
    [InlineData("jku")]
    [InlineData("x5u")]
    public async Task That_says_where_its_key_is_makes_nobody_look_there(string member)
    {
        var attacker = new TestKey("key-evil", "msteams");
        var asked = _bot.Metadata.Requests.Count;

        await RefusesAsync(_bot.Token().Header(member, "https://evil.example/keys").Header("jwk", attacker.ToJwk()).SignedBy(attacker.Named(TestKey.First.Id)));

        Assert.Equal(asked, _bot.Metadata.Requests.Count);
    }

    [Theory]
    [Trait("Catalogue", "A13")]
    [InlineData("""["exp"]""")]
    [InlineData("[]")]
    [InlineData("null")]
    public async Task With_a_critical_extension_is_refused(string extension)
    {
        await RefusesAsync(_bot.Token().AlsoHeader("crit", JsonNode.Parse(extension)).SignedBy(TestKey.First));
    }

    [Theory]
    [InlineData("at+jwt")]
    [InlineData("JWE")]
    [InlineData("")]
    public async Task Of_another_type_is_refused(string type)
    {
        await RefusesAsync(_bot.Token().Header("typ", type).SignedBy(TestKey.First));
    }

    [Fact]
    public async Task Needs_no_type()
    {
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostWithTokenAsync(_bot.Token().Header("typ", null).SignedBy(TestKey.First))).Status);
    }

    [Fact]
    [Trait("Catalogue", "A14")]
    public async Task That_says_something_twice_is_refused()
    {
        await RefusesAsync(_bot.Token().AlsoClaim("aud", InboundBot.AppId).SignedBy(TestKey.First));
        await RefusesAsync(_bot.Token().AlsoClaim("iss", "https://api.botframework.com").SignedBy(TestKey.First));
        await RefusesAsync(_bot.Token().AlsoClaim("serviceurl", TestActivity.ServiceUrl).SignedBy(TestKey.First));
        await RefusesAsync(_bot.Token().AlsoHeader("alg", "RS256").SignedBy(TestKey.First));
        await RefusesAsync(_bot.Token().AlsoHeader("typ", "JWT").SignedBy(TestKey.First));
    }

    [Fact]
    public async Task Whose_claims_were_changed_is_refused()
    {
        var genuine = _bot.Token().SignedBy(TestKey.First).Split('.');
        var other = _bot.Token().Claim("exp", _bot.Clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds()).SignedBy(TestKey.First).Split('.');

        await RefusesAsync($"{genuine[0]}.{other[1]}.{genuine[2]}");
    }

    [Fact]
    public async Task Is_refused_after_its_genuine_model_was_accepted()
    {
        var genuine = _bot.Token().SignedBy(TestKey.First);
        await _bot.PostWithTokenAsync(genuine);
        _bot.Product.Forget();

        await RefusesAsync(genuine[..^4] + (genuine.EndsWith("AAAA", StringComparison.Ordinal) ? "BBBB" : "AAAA"));
    }

    private async Task RefusesAsync(string token)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostWithTokenAsync(token)).Status);
        Assert.Empty(_bot.Product.Turns);
    }
}
