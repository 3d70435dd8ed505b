using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Teams.Tests.Authentication;

public sealed class ATokenForSomebodyElse(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Theory]
    [Trait("Catalogue", "A15")]
    [InlineData("https://api.botframework.com/")]
    [InlineData("HTTPS://API.BOTFRAMEWORK.COM")]
    [InlineData("https://api.botframework.us")]
    [InlineData("https://api.botframework.azure.cn")]
    [InlineData("https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/")]
    [InlineData("https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Of_another_issuer_is_refused(string? issuer)
    {
        await RefusesAsync(_bot.Token().Claim("iss", issuer));
    }

    [Theory]
    [Trait("Catalogue", "A25")]
    [InlineData("1.0", "appid", "https://sts.windows.net/0e7a1b2c-3d4e-4f50-8a61-728394a5b6c7/")]
    [InlineData("2.0", "azp", "https://login.microsoftonline.com/0e7a1b2c-3d4e-4f50-8a61-728394a5b6c7/v2.0")]
    public async Task Of_the_directory_is_refused(string version, string caller, string issuer)
    {
        await RefusesAsync(_bot.Token().Claim("iss", issuer).Claim("ver", version).Claim(caller, InboundBot.AppId).Claim("tid", InboundBot.Tenant));
    }

    [Theory]
    [Trait("Catalogue", "A16")]
    [InlineData("\"11111111-2222-4333-8444-555555555555\"")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("""["6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21","11111111-2222-4333-8444-555555555555"]""")]
    [InlineData("""["6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21","6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21"]""")]
    [InlineData("\"6f0c4a1e-52f7-4c11-9f0e-3c1f0c5b7a21 \"")]
    [InlineData("\"6f0c4a1e52f74c119f0e3c1f0c5b7a21\"")]
    public async Task For_another_bot_or_several_is_refused(string audience)
    {
        await RefusesAsync(_bot.Token().Claim("aud", JsonNode.Parse(audience)));
    }

    [Fact]
    [Trait("Catalogue", "A16")]
    public async Task Is_told_from_one_for_us_in_capitals()
    {
        Assert.Equal(HttpStatusCode.OK, (await _bot.PostWithTokenAsync(_bot.Token().Claim("aud", InboundBot.AppId.ToUpperInvariant()).SignedBy(TestKey.First))).Status);
    }

    private async Task RefusesAsync(TestToken token)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.PostWithTokenAsync(token.SignedBy(TestKey.First))).Status);
        Assert.Empty(_bot.Product.Turns);
    }
}
