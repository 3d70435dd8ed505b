using System.Net;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Teams.Tests.Authentication;

public sealed class AServiceUrl(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/7d3a2c1e-9a44-4d0c-8a53-52f1c3c9a001/", "https://smba.trafficmanager.net/emea/7d3a2c1e-9a44-4d0c-8a53-52f1c3c9a001/")]
    [InlineData("https://smba.trafficmanager.net/emea", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://SMBA.trafficmanager.NET/emea/", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:443/emea/", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://europe.botframework.com/", "https://europe.botframework.com")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc", "https://smba.infra.gcc.teams.microsoft.com/gcc")]
    public async Task That_the_token_names_as_well_is_accepted(string claimed, string named)
    {
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(claimed, named)).Status);
        Assert.Single(_bot.Product.Turns);
    }

    [Theory]
    [Trait("Catalogue", "A18")]
    [InlineData(null, "https://smba.trafficmanager.net/emea/")]
    [InlineData("", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/emea/", null)]
    [InlineData("https://europe.botframework.com/emea/", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/amer/", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net/EMEA/", "https://smba.trafficmanager.net/emea/")]
    [InlineData("http://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/", "https://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/emea/", "https://smba.trafficmanager.net/emea/")]
    [InlineData("not a url", "https://smba.trafficmanager.net/emea/")]
    public async Task That_is_not_the_tokens_is_refused(string? claimed, string? named)
    {
        await RefusesAsync(claimed, named);
    }

    [Theory]
    [Trait("Catalogue", "A19")]
    [InlineData("https://evil.example/emea/")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/emea/")]
    [InlineData("https://@smba.trafficmanager.net/emea/")]
    [InlineData("https://user@smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/emea/")]
    [InlineData("https://evilsmba.trafficmanager.net/emea/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://smba.trafficmanager.net./emea/")]
    [InlineData("https://smba.trafficm\u0430nager.net/emea/")]
    [InlineData("https://smba.trafficmanager\u3002net/emea/")]
    [InlineData("https:\\\\smba.trafficmanager.net\\emea\\")]
    [InlineData("https://smba.trafficmanager.net/emea/?to=https://evil.example")]
    [InlineData("https://smba.trafficmanager.net/emea/#x")]
    [InlineData(" https://smba.trafficmanager.net/emea/")]
    [InlineData("https://127.0.0.1/emea/")]
    [InlineData("https://[::1]/emea/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("ftp://smba.trafficmanager.net/emea/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("/emea/")]
    [InlineData("http://localhost:56150/_connector")]
    public async Task That_is_no_connector_of_Teams_is_refused_whatever_the_token_says(string url)
    {
        await RefusesAsync(url, url);
    }

    private async Task RefusesAsync(string? claimed, string? named)
    {
        var reply = await PostAsync(claimed, named);

        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.Equal("""{"error":{"code":"Forbidden"}}""", reply.Body);
        Assert.Empty(_bot.Product.Turns);
    }

    private Task<Reply> PostAsync(string? claimed, string? named)
    {
        var activity = InboundBot.Teams.Message("Kita");
        activity["serviceUrl"] = named;
        return _bot.PostAsync(activity.ToJsonString(), "Bearer " + _bot.Token().Claim("serviceurl", claimed).SignedBy(TestKey.First));
    }
}
