using System.Net;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Teams.Tests.Connector;

/// <summary>What tests and the load driver rely on.</summary>
public sealed class TheFakeConnector
{
    private static readonly Uri s_activities = new("https://smba.trafficmanager.net/v3/conversations/a/activities");

    [Theory]
    [InlineData(7, 0, "1")]
    [InlineData(8, 500, "1")]
    public async Task Enforces_the_limits_of_a_conversation_per_second(int allowed, int milliseconds, string retryAfter)
    {
        var time = new ManualTime();
        using var client = Client(time);

        for (var i = 0; i < allowed; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await client.PostAsync(s_activities, null)).StatusCode);
            time.Advance(TimeSpan.FromMilliseconds(i is 3 ? milliseconds * 2 : 0));
        }

        using var refused = await client.PostAsync(s_activities, null);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(retryAfter, refused.Headers.GetValues("Retry-After").Single());
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync(s_activities, null)).StatusCode);
    }

    [Fact]
    public async Task Enforces_the_limits_of_a_conversation_per_half_minute()
    {
        var time = new ManualTime();
        using var client = Client(time);
        for (var i = 0; i < 60; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await client.PostAsync(s_activities, null)).StatusCode);
            time.Advance(TimeSpan.FromMilliseconds(300));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.PostAsync(s_activities, null)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await client.PostAsync(new Uri("https://smba.trafficmanager.net/v3/conversations/b/activities"), null)).StatusCode);
    }

    [Fact]
    public async Task Listens_on_loopback_and_takes_what_is_meant_for_the_public_service()
    {
        var service = new FakeConnector();
        await using var server = await FakeConnectorServer.StartAsync(service);
        await using var bot = Redirected(server);
        var conversation = Outbound.Personal with { ConversationId = "19:x@thread.tacv2;messageid=1/2" };

        var result = await bot.Connector.SendAsync(conversation, Outbound.Hello, default);

        Assert.Equal(new ConnectorResult(ConnectorStatus.Done, service.Delivered[0].Id), result);
        Assert.Equal((conversation.ConversationId, "Guten Tag"), (service.Delivered[0].Conversation, service.Delivered[0].Text));
        Assert.Equal("Bearer canary-token-1", service.Requests[0].Authorization);
    }

    [Fact]
    public async Task Can_be_waited_for()
    {
        var service = new FakeConnector();
        await using var server = await FakeConnectorServer.StartAsync(service);
        await using var bot = Redirected(server);
        var delivered = service.DeliveredAsync(200);

        var sending = Enumerable.Range(0, 200).Select(i => bot.Connector.SendAsync(
            Outbound.Personal with { ConversationId = $"a:{i}" }, OutgoingActivity.OfText($"Nachricht an a:{i}"), default)).ToList();
        await delivered;

        Assert.All(await Task.WhenAll(sending), result => Assert.Equal(ConnectorStatus.Done, result.Status));
        Assert.All(service.Delivered, activity => Assert.Equal($"Nachricht an {activity.Conversation}", activity.Text));
    }

    [Fact]
    [Trait("Catalogue", "H8")]
    public async Task Drops_real_connections_too()
    {
        var service = new FakeConnector().Then(ScriptedAnswer.Dropped with { Delivers = true });
        await using var server = await FakeConnectorServer.StartAsync(service);
        await using var bot = Redirected(server);

        Assert.Equal(ConnectorStatus.Unknown, (await bot.SendAsync()).Status);
        Assert.Single(service.Delivered);
    }

    [Fact]
    public async Task Keeps_nothing_for_a_load_driver_but_tells_it_everything()
    {
        var seen = 0;
        var service = new FakeConnector { KeepsEverything = false, Delivering = _ => seen++ };
        var bot = new Outbound(service);

        await bot.SendAsync();
        await service.DeliveredAsync(1);

        Assert.Equal(1, seen);
        Assert.Empty(service.Delivered);
        Assert.Empty(service.Requests);
    }

    private static HttpClient Client(ManualTime time) => new(new FakeConnector { Limits = new ThreadLimits(time) }.Handler());

    private static Outbound Redirected(FakeConnectorServer server) =>
        new(configureAfter: services => services.AddHttpClient(TeamsHttp.Connector).ConfigurePrimaryHttpMessageHandler(() => new RedirectingHandler(server.Address)));
}
