using System.Net;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class WhenTheServiceIsBusy : IDisposable
{
    private readonly Outbound _bot = new();

    private DateTimeOffset Start { get; } = new ManualTime().GetUtcNow();

    private TimeSpan Passed => _bot.Time.GetUtcNow() - Start;

    public void Dispose() => _bot.Dispose();

    [Theory]
    [Trait("Catalogue", "H1")]
    [InlineData("3", 3)]
    [InlineData("0", 0)]
    [InlineData("Fri, 20 Nov 2026 08:00:04 GMT", 4)]
    [InlineData("Fri, 20 Nov 2026 07:00:00 GMT", 0)]
    public async Task A_short_wait_it_asks_for_is_kept_to_the_second(string retryAfter, int seconds)
    {
        _bot.Service.Then(ScriptedAnswer.TooManyRequests(retryAfter));

        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
        Assert.Equal(TimeSpan.FromSeconds(seconds), Passed);
        Assert.Single(_bot.Service.Delivered);
    }

    [Theory]
    [Trait("Catalogue", "H1")]
    [InlineData(null)]
    [InlineData("-5")]
    [InlineData("soon")]
    [InlineData("99999999999999999999")]
    public async Task Without_a_usable_wait_the_tries_have_pauses_of_their_own(string? retryAfter)
    {
        _bot.Service.Then(ScriptedAnswer.TooManyRequests(retryAfter), ScriptedAnswer.TooManyRequests(retryAfter));

        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
        Assert.InRange(Passed, TimeSpan.FromTicks(1), ConnectorHttp.LongestWait);
        Assert.Single(_bot.Service.Delivered);
    }

    [Theory]
    [Trait("Catalogue", "H1")]
    [InlineData("6", 6)]
    [InlineData("86400", 3600)]
    [InlineData("Sat, 20 Nov 2027 08:00:00 GMT", 3600)]
    public async Task A_long_wait_is_left_to_the_caller_and_bounded(string retryAfter, int seconds)
    {
        _bot.Service.Then(ScriptedAnswer.TooManyRequests(retryAfter));

        var result = await _bot.SendAsync();

        Assert.Equal(new ConnectorResult(ConnectorStatus.TryLater, RetryAfter: TimeSpan.FromSeconds(seconds), Code: "Http429"), result);
        Assert.Single(_bot.Service.Requests);
        Assert.Equal(TimeSpan.Zero, Passed);
    }

    [Fact]
    [Trait("Catalogue", "H1")]
    public async Task Waits_that_are_short_but_many_are_left_to_the_caller_too()
    {
        _bot.Service.Then(ScriptedAnswer.TooManyRequests("2"), ScriptedAnswer.TooManyRequests("2"), ScriptedAnswer.TooManyRequests("2"));

        var result = await _bot.SendAsync();

        Assert.Equal((ConnectorStatus.TryLater, TimeSpan.FromSeconds(2)), (result.Status, result.RetryAfter));
        Assert.Equal(3, _bot.Service.Requests.Count);
        Assert.Equal(TimeSpan.FromSeconds(4), Passed);
    }

    [Fact]
    [Trait("Catalogue", "H1")]
    public async Task The_conversation_is_left_in_peace_as_long_as_it_asked_and_others_are_not()
    {
        _bot.Service.Then(ScriptedAnswer.TooManyRequests("60"));
        await _bot.SendAsync();
        _bot.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(new ConnectorResult(ConnectorStatus.TryLater, RetryAfter: TimeSpan.FromSeconds(40), Code: "Pace"), await _bot.SendAsync());
        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync(to: Outbound.Personal with { ConversationId = "a:2" })).Status);
        _bot.Time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
    }

    [Theory]
    [Trait("Catalogue", "H2")]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task A_message_it_did_not_take_is_sent_again_and_arrives_once(HttpStatusCode status)
    {
        _bot.Service.Then(ScriptedAnswer.Busy(status), ScriptedAnswer.Busy(status), ScriptedAnswer.Busy(status));

        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
        Assert.Equal(4, _bot.Service.Requests.Count);
        Assert.Single(_bot.Service.Delivered);
        Assert.Single(_bot.Service.Requests.Select(request => request.Text).Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [Trait("Catalogue", "H2")]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task After_three_repetitions_the_caller_is_told_to_try_later(HttpStatusCode status)
    {
        _bot.Service.Answering = _ => ScriptedAnswer.Busy(status);

        Assert.Equal(ConnectorStatus.TryLater, (await _bot.SendAsync()).Status);
        Assert.Equal(4, _bot.Service.Requests.Count);
    }
}
