using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Teams.Tests.Authentication;

[Trait("Catalogue", "A17")]
public sealed class ATokenAtTheEdgeOfItsTime(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Theory]
    [InlineData("exp", -4, HttpStatusCode.OK)]
    [InlineData("exp", -6, HttpStatusCode.Unauthorized)]
    [InlineData("nbf", 4, HttpStatusCode.OK)]
    [InlineData("nbf", 6, HttpStatusCode.Unauthorized)]
    public async Task Is_given_five_minutes(string claim, int minutes, HttpStatusCode status)
    {
        var token = _bot.Token().Claim(claim, _bot.Clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds());

        Assert.Equal(status, (await _bot.PostWithTokenAsync(token.SignedBy(TestKey.First))).Status);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"soon\"")]
    [InlineData("-1")]
    [InlineData("1e40")]
    [InlineData("99999999999999")]
    public async Task Must_have_one(string expires)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostWithTokenAsync(_bot.Token().Claim("exp", JsonNode.Parse(expires)).SignedBy(TestKey.First))).Status);
    }

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("1e40")]
    [InlineData("0.5")]
    [InlineData("[]")]
    public async Task Must_begin_at_a_time_if_it_says_when(string notBefore)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostWithTokenAsync(_bot.Token().Claim("nbf", JsonNode.Parse(notBefore)).SignedBy(TestKey.First))).Status);
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostWithTokenAsync(_bot.Token().Claim("nbf", null).SignedBy(TestKey.First))).Status);
    }

    [Fact]
    public async Task Is_looked_at_for_its_time_only_when_it_is_genuine()
    {
        var over = _bot.Token().Claim("exp", 1);

        await _bot.PostWithTokenAsync(over.SignedBy(TestKey.Second.Named(TestKey.First.Id)));
        await _bot.PostWithTokenAsync(over.Claim("iss", "https://evil.example").SignedBy(TestKey.First));
        await _bot.PostWithTokenAsync(over.Claim("iss", "https://api.botframework.com").SignedBy(TestKey.First));

        Assert.Collection(
            _bot.Log.Ours,
            l => Assert.Contains("Signature", l, StringComparison.Ordinal),
            l => Assert.Contains("Issuer", l, StringComparison.Ordinal),
            l => Assert.Contains("Lifetime", l, StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Catalogue", "C5")]
    public async Task Is_refused_once_it_is_over_although_it_was_accepted_before()
    {
        var token = _bot.Token().SignedBy(TestKey.First);
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostWithTokenAsync(token)).Status);

        _bot.Clock.Advance(TimeSpan.FromMinutes(64));
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostWithTokenAsync(token)).Status);

        _bot.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostWithTokenAsync(token)).Status);
    }
}
