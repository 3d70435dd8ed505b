using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class ThePaceOfATenant
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Spreads_what_may_wait_evenly_over_each_second()
    {
        var time = new ManualTime();
        var start = time.GetUtcNow();
        var lanes = Lanes(time, perSecond: 10);

        foreach (var number in Enumerable.Range(0, 30))
        {
            Assert.Null(await time.RunAsync(lanes.WaitAsync("a", mayWait: true, default).AsTask(), s_second));
            Assert.Equal(s_second * number / 10, time.GetUtcNow() - start);
        }
    }

    [Fact]
    public async Task Lets_answers_pass_and_what_may_wait_make_room_for_them()
    {
        var time = new ManualTime();
        var lanes = Lanes(time, perSecond: 10);
        await lanes.WaitAsync("a", mayWait: true, default);

        for (var i = 0; i < 5; i++)
            Assert.True(lanes.WaitAsync("a", mayWait: false, default).AsTask().IsCompletedSuccessfully);

        var reminder = lanes.WaitAsync("a", mayWait: true, default).AsTask();
        time.Advance(s_second * 0.59);
        Assert.False(reminder.IsCompleted);
        time.Advance(s_second * 0.01);
        Assert.Null(await reminder);
    }

    [Fact]
    public async Task Does_not_hold_up_other_tenants()
    {
        var lanes = Lanes(new ManualTime(), perSecond: 1);

        await lanes.WaitAsync("a", mayWait: true, default);

        Assert.True(lanes.WaitAsync("b", mayWait: true, default).AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Gives_back_what_would_wait_too_long_and_does_not_count_it()
    {
        var time = new ManualTime();
        var lanes = Lanes(time, perSecond: 1);
        for (var i = 0; i < 100; i++)
            await lanes.WaitAsync("a", mayWait: false, default);

        var wait = await lanes.WaitAsync("a", mayWait: true, default);

        Assert.True(wait > TenantLanes.LongestWait, $"{wait}");
        Assert.True(wait <= TenantLanes.LongestWait + s_second, $"{wait}");
        Assert.Equal(wait, await lanes.WaitAsync("a", mayWait: true, default));
    }

    [Fact]
    public async Task Keeps_a_message_to_each_of_many_people_within_the_limit_of_the_channel()
    {
        var time = new ManualTime();
        var limits = new ThreadLimits(time, ThreadLimits.OfATenant);
        var service = new FakeConnector { Limits = limits };
        var bot = new Outbound(service, configure: services => services.AddSingleton<TimeProvider>(time));
        var start = time.GetUtcNow();

        var sending = Task.WhenAll(Enumerable.Range(0, 230).Select(i => bot.Connector.SendAsync(Outbound.Personal with { ConversationId = $"a:{i}" }, Outbound.Hello with { MayWait = true }, default)));

        Assert.All(await time.RunAsync(sending, TenantLanes.LongestWait), result => Assert.Equal(ConnectorStatus.Done, result.Status));
        Assert.Equal(0, limits.Refused);
        Assert.True(time.GetUtcNow() - start < s_second * 230 / ThreadLimits.OfATenant * 1.15, $"{time.GetUtcNow() - start}");
    }

    [Fact]
    public async Task Counts_what_was_tried_again()
    {
        var bot = new Outbound(options: teams => teams.RequestsPerSecond = 1);
        bot.Service.Then(ScriptedAnswer.TooManyRequests("1"), ScriptedAnswer.TooManyRequests("1"));
        Assert.Equal(ConnectorStatus.Done, (await bot.SendAsync()).Status);

        var next = bot.Connector.SendAsync(Outbound.Personal with { ConversationId = "a:other" }, Outbound.Hello with { MayWait = true }, default);

        Assert.False(next.IsCompleted);
        Assert.Equal(ConnectorStatus.Done, (await bot.PassingAsync(next)).Status);
    }

    private static TenantLanes Lanes(TimeProvider time, int perSecond) => new(Options.Create(new TeamsOptions { RequestsPerSecond = perSecond }), time);
}
