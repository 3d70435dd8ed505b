using System.Net;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Connector.Tokens;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class TheTokenOfTheBot : IDisposable
{
    private readonly Source _source = new();
    private readonly Outbound _bot;

    public TheTokenOfTheBot()
    {
        _bot = new Outbound(configure: services => services.AddSingleton<IAppTokens>(_source));
        _source.Time = _bot.Time;
    }

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Is_asked_for_once_by_many_at_the_same_moment()
    {
        var gate = _source.Hold();
        var sending = Enumerable.Range(0, 20).Select(i => _bot.SendAsync(to: Outbound.Personal with { ConversationId = $"a:{i}" })).ToList();

        gate.SetResult();

        Assert.All(await Task.WhenAll(sending), result => Assert.Equal(ConnectorStatus.Done, result.Status));
        Assert.Equal(1, _source.Asked);
    }

    [Fact]
    public async Task Is_used_until_five_minutes_before_its_end()
    {
        await _bot.SendAsync();
        _bot.Time.Advance(TimeSpan.FromMinutes(55) - TimeSpan.FromTicks(1));
        await _bot.SendAsync();

        Assert.Equal(1, _source.Asked);
    }

    [Fact]
    public async Task Is_renewed_behind_the_back_of_the_sender()
    {
        await _bot.SendAsync();
        _bot.Time.Advance(TimeSpan.FromMinutes(55));
        var gate = _source.Hold();

        await _bot.SendAsync();
        await _bot.SendAsync();
        gate.SetResult();
        await _source.AnsweredAsync();
        await _bot.SendAsync();

        Assert.Equal(["Bearer t1", "Bearer t1", "Bearer t1", "Bearer t2"], _bot.Service.Requests.Select(request => request.Authorization), StringComparer.Ordinal);
        Assert.Equal(2, _source.Asked);
    }

    [Fact]
    [Trait("Catalogue", "H13")]
    public async Task Outlives_a_failure_to_renew_it()
    {
        await _bot.SendAsync();
        _bot.Time.Advance(TimeSpan.FromMinutes(56));
        _source.Denial = new TokenResult.Denied(TokenProblem.EndpointUnavailable, "Http503");

        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
        Assert.Equal(2, _source.Asked);

        _bot.Time.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal(new ConnectorResult(ConnectorStatus.TryLater, Code: "Http503"), await _bot.SendAsync());

        _source.Denial = null;
        _bot.Time.Advance(HeldToken.Pause);
        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
    }

    [Fact]
    [Trait("Catalogue", "H13")]
    public async Task Is_not_asked_for_by_every_message_while_it_is_denied()
    {
        _source.Denial = new TokenResult.Denied(TokenProblem.WrongOrExpiredSecret, "AADSTS7000215");

        for (var i = 0; i < 5; i++)
            Assert.Equal(new ConnectorResult(ConnectorStatus.Unauthorized, Code: "AADSTS7000215"), await _bot.SendAsync());

        Assert.Equal(1, _source.Asked);
        Assert.Empty(_bot.Service.Requests);
    }

    [Fact]
    [Trait("Catalogue", "H13")]
    public async Task Is_not_asked_for_by_every_message_when_it_may_be_asked_for_at_once()
    {
        _source.Denial = new TokenResult.Denied(TokenProblem.EndpointUnavailable, "Http503", TimeSpan.Zero);

        for (var i = 0; i < 5; i++)
            Assert.Equal(ConnectorStatus.TryLater, (await _bot.SendAsync()).Status);

        Assert.Equal(1, _source.Asked);
    }

    [Fact]
    public async Task Near_its_end_is_used_for_half_of_what_is_left()
    {
        _source.Lifetime = TimeSpan.FromMinutes(4);
        for (var i = 0; i < 5; i++)
            await _bot.SendAsync();
        Assert.Equal(1, _source.Asked);

        _bot.Time.Advance(TimeSpan.FromMinutes(2));
        await _bot.SendAsync();
        Assert.Equal(2, _source.Asked);
    }

    [Fact]
    [Trait("Catalogue", "H4")]
    public async Task Is_replaced_once_for_many_messages_that_it_failed()
    {
        _bot.Service.Answering = request => request.Authorization == "Bearer t1" ? ScriptedAnswer.Error(HttpStatusCode.Unauthorized, "Unauthorized") : null;

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => _bot.SendAsync(to: Outbound.Personal with { ConversationId = $"a:{i}" })));

        Assert.All(results, result => Assert.Equal(ConnectorStatus.Done, result.Status));
        Assert.Equal(2, _source.Asked);
    }

    [Fact]
    public void Is_not_part_of_any_text() =>
        Assert.DoesNotContain("secret", new TokenResult.Granted("secret", DateTimeOffset.UnixEpoch).ToString(), StringComparison.Ordinal);

    private sealed class Source : IAppTokens
    {
        private TaskCompletionSource? _gate;
        private TaskCompletionSource _answered = new();
        private int _asked;

        internal TimeProvider Time { get; set; } = TimeProvider.System;

        internal TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);

        internal TokenResult.Denied? Denial { get; set; }

        internal int Asked => Volatile.Read(ref _asked);

        public async Task<TokenResult> AcquireAsync(CancellationToken cancellation)
        {
            var number = Interlocked.Increment(ref _asked);
            var answered = _answered;
            if (_gate is { } gate)
                await gate.Task;
            answered.TrySetResult();
            return Denial is { } denial ? denial : new TokenResult.Granted($"t{number}", Time.GetUtcNow() + Lifetime);
        }

        internal TaskCompletionSource Hold()
        {
            _answered = new();
            return _gate = new();
        }

        internal Task AnsweredAsync() => _answered.Task;
    }
}
