using System.Net;
using System.Security.Authentication;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class WhenTheServiceFails : IDisposable
{
    private readonly Outbound _bot = new();

    public static TheoryData<string, Exception> Connections { get; } = new()
    {
        { "SecureConnectionError", new HttpRequestException(HttpRequestError.SecureConnectionError, "no", new AuthenticationException("no")) },
        { "NameResolutionError", new HttpRequestException(HttpRequestError.NameResolutionError, "no") },
        { "ConnectionError", new HttpRequestException(HttpRequestError.ConnectionError, "no") },
        { "ConnectTimeout", new TaskCanceledException("no", new TimeoutException("no")) },
    };

    public void Dispose() => _bot.Dispose();

    [Theory]
    [Trait("Catalogue", "H2")]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_message_behind_a_broken_gateway_may_have_arrived_and_is_not_sent_again(HttpStatusCode status)
    {
        _bot.Service.Then(ScriptedAnswer.Busy(status) with { Delivers = true });

        Assert.Equal(ConnectorStatus.Unknown, (await _bot.SendAsync()).Status);
        Assert.Single(_bot.Service.Requests);
    }

    [Theory]
    [Trait("Catalogue", "H2")]
    [MemberData(nameof(Calls.Repeatable), MemberType = typeof(Calls))]
    public async Task What_can_be_repeated_is_repeated_through_a_broken_gateway(string call)
    {
        _bot.Service.Then(ScriptedAnswer.Busy(HttpStatusCode.BadGateway), ScriptedAnswer.Busy(HttpStatusCode.GatewayTimeout), ScriptedAnswer.Dropped);

        Assert.Equal(ConnectorStatus.Done, (await _bot.RunAsync(call)).Status);
        Assert.Equal(4, _bot.Service.Requests.Count);
    }

    [Fact]
    [Trait("Catalogue", "H3")]
    public async Task A_message_it_broke_down_on_may_have_arrived_and_is_not_sent_again()
    {
        _bot.Service.Then(ScriptedAnswer.Error(HttpStatusCode.InternalServerError, "ServiceError"));

        Assert.Equal(new ConnectorResult(ConnectorStatus.Unknown, Code: "ServiceError"), await _bot.SendAsync());
        Assert.Single(_bot.Service.Requests);
    }

    [Theory]
    [Trait("Catalogue", "H3")]
    [MemberData(nameof(Calls.Repeatable), MemberType = typeof(Calls))]
    public async Task What_can_be_repeated_is_left_for_later_when_it_broke_down(string call)
    {
        _bot.Service.Then(ScriptedAnswer.Error(HttpStatusCode.InternalServerError, "ServiceError"));

        Assert.Equal(ConnectorStatus.TryLater, (await _bot.RunAsync(call)).Status);
        Assert.Single(_bot.Service.Requests);
    }

    [Fact]
    [Trait("Catalogue", "H8")]
    public async Task A_message_without_an_answer_in_time_may_have_arrived()
    {
        _bot.Service.Then(new ScriptedAnswer { Delivers = true, Until = new TaskCompletionSource().Task });
        var sending = _bot.SendAsync();
        await _bot.Service.RequestedAsync(1);

        _bot.Time.Advance(ConnectorHttp.TryTimeout);

        Assert.Equal(new ConnectorResult(ConnectorStatus.Unknown, Code: "Timeout"), await sending);
        Assert.Single(_bot.Service.Requests);
    }

    [Fact]
    [Trait("Catalogue", "H8")]
    public async Task A_message_whose_connection_breaks_may_have_arrived()
    {
        _bot.Service.Then(ScriptedAnswer.Dropped);

        Assert.Equal(new ConnectorResult(ConnectorStatus.Unknown, Code: "ResponseEnded"), await _bot.SendAsync());
        Assert.Single(_bot.Service.Requests);
    }

    [Theory]
    [Trait("Catalogue", "H8")]
    [MemberData(nameof(Calls.Repeatable), MemberType = typeof(Calls))]
    public async Task What_can_be_repeated_is_repeated_when_no_answer_comes_in_time(string call)
    {
        _bot.Service.Then(ScriptedAnswer.UsualAfter(new TaskCompletionSource().Task));
        var calling = _bot.RunAsync(call);
        await _bot.Service.RequestedAsync(1);

        _bot.Time.Advance(ConnectorHttp.TryTimeout);

        Assert.Equal(ConnectorStatus.Done, (await calling).Status);
        Assert.Equal(2, _bot.Service.Requests.Count);
    }

    [Theory]
    [Trait("Catalogue", "H9")]
    [MemberData(nameof(Connections))]
    public async Task A_message_that_found_no_connection_is_sent_again(string code, Exception problem)
    {
        Assert.NotEmpty(code);
        _bot.Service.Then(ScriptedAnswer.Failing(problem));

        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
        Assert.Single(_bot.Service.Delivered);
    }

    [Theory]
    [Trait("Catalogue", "H9")]
    [MemberData(nameof(Connections))]
    public async Task Without_any_connection_the_caller_is_told_to_try_later(string code, Exception problem)
    {
        _bot.Service.Answering = _ => ScriptedAnswer.Failing(problem);

        Assert.Equal(new ConnectorResult(ConnectorStatus.TryLater, Code: code), await _bot.SendAsync());
        Assert.Equal(4, _bot.Service.Requests.Count);
    }

    [Fact]
    [Trait("Catalogue", "H9")]
    public async Task A_port_nobody_listens_on_is_no_connection()
    {
        Uri closed;
        await using (var server = await FakeConnectorServer.StartAsync(new FakeConnector()))
            closed = server.Address;
        await using var bot = new Outbound(options: teams => (teams.AppId, teams.AllowAnonymous) = (null, true), usesNetwork: true);

        var result = await bot.SendAsync(to: Outbound.Personal with { ServiceUrl = closed.ToString() });

        Assert.Equal(new ConnectorResult(ConnectorStatus.TryLater, Code: "ConnectionError"), result);
    }
}
