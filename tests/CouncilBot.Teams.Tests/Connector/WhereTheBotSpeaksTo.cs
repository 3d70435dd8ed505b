using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class WhereTheBotSpeaksTo
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://SMBA.TrafficManager.Net/teams/")]
    [InlineData("https://europe.botframework.com")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/gcc")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us:443/gcch")]
    public void Hosts_of_the_channel_are_allowed(string url) => Assert.True(ServiceHosts.IsAllowed(new Uri(url)));

    [Theory]
    [Trait("Catalogue", "A18")]
    [Trait("Catalogue", "A19")]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net:8443/emea/")]
    [InlineData("https://smba.trafficmanager.net@evil.example/")]
    [InlineData("https://bot@smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net.evil.example/")]
    [InlineData("https://evil.example\\.botframework.com/")]
    [InlineData("https://smba.trafficmanager.net./")]
    [InlineData("https://other.trafficmanager.net/")]
    [InlineData("https://botframework.com/")]
    [InlineData("https://.botframework.com/")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://ѕmba.trafficmanager.net/")]
    [InlineData("https://xn--mba-lbc.trafficmanager.net/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://localhost/")]
    [InlineData("https://smba.trafficmanager.net/emea/?x=")]
    [InlineData("https://smba.trafficmanager.net/emea/#")]
    [InlineData("ftp://smba.trafficmanager.net/")]
    [InlineData("/emea/")]
    [InlineData("not an address")]
    [InlineData("")]
    public async Task To_every_other_address_nothing_is_sent_and_no_token_is_asked_for(string url)
    {
        await using var bot = new Outbound();
        var to = Outbound.Personal with { ServiceUrl = url };

        Assert.Equal(new ConnectorResult(ConnectorStatus.Refused, Code: "AddressNotAllowed"), await bot.SendAsync(to: to));
        Assert.Equal(ConnectorStatus.Refused, (await bot.Connector.UpdateAsync(to, "1", Outbound.Hello, default)).Status);
        Assert.Equal(ConnectorStatus.Refused, (await bot.Connector.DeleteAsync(to, "1", default)).Status);
        Assert.Equal(ConnectorStatus.Refused, (await bot.Connector.CreatePersonalAsync(url, Outbound.Bot, Outbound.TenantId, Outbound.Person, default)).Status);
        Assert.Null(await bot.Connector.MembersAsync(to, default));
        Assert.Empty(bot.Service.Requests);
        Assert.Empty(bot.Endpoint.Requests);
    }

    [Theory]
    [InlineData("19:x@thread.tacv2;messageid=1763625500000", "19%3Ax%40thread.tacv2%3Bmessageid%3D1763625500000")]
    [InlineData("a:1/../../v3/conversations", "a%3A1%2F..%2F..%2Fv3%2Fconversations")]
    [InlineData("a b?c#d%2F", "a%20b%3Fc%23d%252F")]
    [InlineData("ä", "%C3%A4")]
    public async Task Identities_are_escaped_in_the_path(string id, string escaped)
    {
        await using var bot = new Outbound();

        await bot.Connector.UpdateAsync(Outbound.Personal with { ConversationId = id }, id, Outbound.Hello, default);

        Assert.Equal($"https://smba.trafficmanager.net/emea/v3/conversations/{escaped}/activities/{escaped}", bot.Service.Requests[0].Address.AbsoluteUri);
        Assert.Equal((id, id), (bot.Service.Delivered[0].Conversation, bot.Service.Delivered[0].Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_identity_that_would_change_the_path_is_refused(string id)
    {
        await using var bot = new Outbound();

        Assert.Equal(ConnectorStatus.Refused, (await bot.SendAsync(to: Outbound.Personal with { ConversationId = id })).Status);
        Assert.Equal(ConnectorStatus.Refused, (await bot.Connector.DeleteAsync(Outbound.Personal, id, default)).Status);
        Assert.Equal(ConnectorStatus.Refused, (await bot.SendAsync(Outbound.Hello with { ReplyToId = id })).Status);
        Assert.Empty(bot.Service.Requests);
    }

    [Fact]
    public async Task A_service_url_works_with_and_without_its_last_slash()
    {
        await using var bot = new Outbound();

        await bot.SendAsync();
        await bot.SendAsync(to: Outbound.Personal with { ServiceUrl = FakeConnector.ServiceUrl.TrimEnd('/') });

        Assert.Equal(bot.Service.Requests[0].Address, bot.Service.Requests[1].Address);
    }

    [Fact]
    [Trait("Catalogue", "H10")]
    public async Task A_redirect_is_not_followed()
    {
        var evil = new FakeConnector();
        await using var elsewhere = await FakeConnectorServer.StartAsync(evil);
        var service = new FakeConnector();
        await using var server = await FakeConnectorServer.StartAsync(service);
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Location"] = new Uri(elsewhere.Address, "v3/conversations/x/activities").ToString() };
        service.Then(new ScriptedAnswer { Status = System.Net.HttpStatusCode.TemporaryRedirect, Headers = headers });
        await using var bot = Anonymous();

        var result = await bot.SendAsync(to: Outbound.Personal with { ServiceUrl = server.Address.ToString() });

        Assert.Equal(new ConnectorResult(ConnectorStatus.Refused, Code: "Redirect"), result);
        Assert.Single(service.Requests);
        Assert.Empty(evil.Requests);
    }

    [Fact]
    public async Task A_bot_without_registration_speaks_to_this_machine_without_a_token()
    {
        var service = new FakeConnector();
        await using var server = await FakeConnectorServer.StartAsync(service);
        await using var bot = Anonymous();

        var result = await bot.SendAsync(to: Outbound.Personal with { ServiceUrl = server.Address + "_connector" });

        Assert.Equal(ConnectorStatus.Done, result.Status);
        Assert.Equal("Guten Tag", service.Delivered[0].Text);
        Assert.Null(service.Requests[0].Authorization);
    }

    [Theory]
    [Trait("Catalogue", "A24")]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("http://192.168.0.7:3978/")]
    [InlineData("http://localhost.evil.example/")]
    [InlineData("http://localhost@evil.example/")]
    [InlineData("https://localhost/")]
    public async Task A_bot_without_registration_speaks_to_nobody_else(string url)
    {
        await using var bot = new Outbound(options: teams => (teams.AppId, teams.AllowAnonymous) = (null, true));

        Assert.Equal("AddressNotAllowed", (await bot.SendAsync(to: Outbound.Personal with { ServiceUrl = url })).Code);
        Assert.Empty(bot.Service.Requests);
    }

    private static Outbound Anonymous() => new(options: teams => (teams.AppId, teams.ClientSecret, teams.AllowAnonymous) = (null, null, true), usesNetwork: true);
}
