using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class ThePaceOfAConversation
{
    [Fact]
    public async Task Lets_five_messages_pass_at_once_and_keeps_the_sixth()
    {
        var bot = new Outbound();
        var sending = Enumerable.Range(0, 6).Select(_ => bot.Connector.SendAsync(Outbound.Personal, Outbound.Hello, default)).ToList();
        await bot.Service.DeliveredAsync(5);

        Assert.False(sending[5].IsCompleted);
        bot.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.All(await Task.WhenAll(sending), result => Assert.Equal(ConnectorStatus.Done, result.Status));
    }

    [Fact]
    public async Task Sends_the_eleventh_away_with_the_time_to_come_back()
    {
        var bot = new Outbound();
        var waiting = Enumerable.Range(0, 10).Select(_ => bot.Connector.SendAsync(Outbound.Personal, Outbound.Hello, default)).ToList();

        Assert.Equal(
            new ConnectorResult(ConnectorStatus.TryLater, RetryAfter: TimeSpan.FromSeconds(4), Code: "Pace"),
            await bot.Connector.SendAsync(Outbound.Personal, Outbound.Hello, default));

        bot.Time.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(waiting);
    }

    [Fact]
    public async Task Does_not_hold_up_other_conversations()
    {
        var bot = new Outbound();

        for (var i = 0; i < 50; i++)
            Assert.Equal(ConnectorStatus.Done, (await bot.Connector.SendAsync(Outbound.Personal with { ConversationId = $"a:{i}" }, Outbound.Hello, default)).Status);
    }

    [Fact]
    public async Task Can_be_set()
    {
        var bot = new Outbound(configure: services => services.AddSingleton(new ConversationPace(100, TimeSpan.FromSeconds(1), TimeSpan.Zero)));

        for (var i = 0; i < 100; i++)
            Assert.Equal(ConnectorStatus.Done, (await bot.Connector.SendAsync(Outbound.Personal, Outbound.Hello, default)).Status);
        Assert.Equal("Pace", (await bot.Connector.SendAsync(Outbound.Personal, Outbound.Hello, default)).Code);
    }

    [Fact]
    public void Never_lets_more_than_five_into_any_two_seconds()
    {
        var gaps = Gen.Choose(0, 1_500).ListOf().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(new Replay(new Rnd(590_598), size: null)), Prop.ForAll(gaps, Holds));

        static void Holds(IList<int> milliseconds)
        {
            var time = new ManualTime();
            var lanes = new ConversationLanes(ConversationPace.Default, time);
            var sent = new List<DateTimeOffset>();
            foreach (var gap in milliseconds)
            {
                time.Advance(TimeSpan.FromMilliseconds(gap));
                var turn = lanes.WaitAsync("a:1", default).AsTask();
                var refused = time.RunAsync(turn, TimeSpan.FromSeconds(2)).GetAwaiter().GetResult();
                if (refused is null)
                    sent.Add(time.GetUtcNow());
            }

            for (var i = 5; i < sent.Count; i++)
                Assert.True(sent[i] - sent[i - 5] >= TimeSpan.FromSeconds(2));
        }
    }

    [Fact]
    public async Task Is_forgotten_for_conversations_that_rest()
    {
        var time = new ManualTime();
        var lanes = new ConversationLanes(ConversationPace.Default, time);
        for (var i = 0; i < 1_000; i++)
            await lanes.WaitAsync($"a:{i}", default);
        lanes.Pause("a:7", TimeSpan.FromMinutes(5));
        Assert.Equal(1_000, lanes.Count);

        time.Advance(TimeSpan.FromMinutes(1));
        await lanes.WaitAsync("a:new", default);

        Assert.Equal(2, lanes.Count);
        Assert.Equal(TimeSpan.FromMinutes(4), await lanes.WaitAsync("a:7", default));
    }

    [Fact]
    public async Task Keeps_within_the_limits_of_the_channel()
    {
        var time = new ManualTime();
        var service = new FakeConnector { Limits = new ThreadLimits(time) };
        var bot = new Outbound(service, configure: services => services.AddSingleton<TimeProvider>(time));

        for (var i = 0; i < 60; i++)
            Assert.Equal(ConnectorStatus.Done, (await time.RunAsync(bot.Connector.SendAsync(Outbound.Personal, Outbound.Hello, default), TimeSpan.FromSeconds(4.9))).Status);

        Assert.Equal(60, service.Requests.Count);
    }
}
