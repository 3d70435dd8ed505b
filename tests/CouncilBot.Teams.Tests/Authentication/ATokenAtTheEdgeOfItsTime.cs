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
