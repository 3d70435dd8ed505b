using System.Net;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Connector.Tokens;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Teams.Tests.Connector;

[Trait("Catalogue", "H14")]
public sealed class ManyRecipients : IDisposable
{
    private const int Recipients = 1_000;

    // With a token that is there at once, everything runs on the thread of the test until it waits for the clock.
    private readonly Outbound _bot = new(configure: services => services.AddSingleton<IAppTokens>(new Tokens()));
    private int _requests;

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Each_get_their_own_message_once_although_some_are_throttled()
    {
        _bot.Service.Answering = _ => Interlocked.Increment(ref _requests) % 20 == 0 ? ScriptedAnswer.TooManyRequests("1") : null;

        var results = await SendToAllAsync();

        Assert.All(results, result => Assert.Equal(ConnectorStatus.Done, result.Status));
        Assert.Equal(Recipients, _bot.Service.Delivered.Count);
        Assert.Equal(Recipients, _bot.Service.Delivered.Select(activity => activity.Conversation).Distinct(StringComparer.Ordinal).Count());
        Assert.All(_bot.Service.Delivered, activity => Assert.Equal($"Nachricht an {activity.Conversation}", activity.Text));
    }

    [Fact]
    public async Task Are_not_held_up_by_one_who_blocked_the_bot()
    {
        _bot.Service.Answering = request => request.Address.AbsolutePath.Contains("a%3A500/", StringComparison.Ordinal)
            ? ScriptedAnswer.Error(HttpStatusCode.Forbidden, "ConversationBlockedByUser")
            : null;

        var results = await SendToAllAsync();

        Assert.Equal(ConnectorStatus.Blocked, results[500].Status);
        Assert.Equal(Recipients - 1, results.Count(result => result.Status == ConnectorStatus.Done));
        Assert.Equal(Recipients, _bot.Service.Requests.Count);
    }

    private Task<ConnectorResult[]> SendToAllAsync() => _bot.PassingAsync(Task.WhenAll(Enumerable.Range(0, Recipients).Select(i =>
        _bot.Connector.SendAsync(Outbound.Personal with { ConversationId = $"a:{i}" }, OutgoingActivity.OfText($"Nachricht an a:{i}"), default))));

    private sealed class Tokens : IAppTokens
    {
        public Task<TokenResult> AcquireAsync(CancellationToken cancellation) =>
            Task.FromResult<TokenResult>(new TokenResult.Granted("token", DateTimeOffset.MaxValue));
    }
}
