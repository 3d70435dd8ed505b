using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Teams.Tests.Turns;

public sealed class ATurnThatFails(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_a_message_is_apologised_for(bool isAtOnce)
    {
        _bot.Product.OnTurn = Failing(new InvalidOperationException("canary"), isAtOnce);

        var reply = await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Equal((HttpStatusCode.OK, ""), (reply.Status, reply.Body));
        Assert.Equal(["send a:1xyz apology: Failed"], _bot.Connector.Calls);
        Assert.Empty(_bot.Product.Answered);
    }

    [Fact]
    public async Task For_want_of_the_database_is_apologised_for_and_comes_again()
    {
        _bot.Product.OnTurn = Failing(new StoreUnavailableException(new IOException("canary")));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await _bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
        Assert.Equal(["send a:1xyz apology: StoreUnavailable"], _bot.Connector.Calls);
    }

    [Theory]
    [InlineData(true, 503)]
    [InlineData(false, 200)]
    public async Task Of_an_update_says_nothing_to_anybody(bool isStore, int status)
    {
        _bot.Product.OnTurn = Failing(isStore ? new StoreUnavailableException(new IOException()) : new InvalidOperationException());

        Assert.Equal(status, (int)(await _bot.PostAsync(InboundBot.Teams.Installation("add"))).Status);
        Assert.Empty(_bot.Connector.Calls);
    }

    [Theory]
    [InlineData("adaptiveCard/action", true, """{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"InternalServerError","message":"apology: StoreUnavailable"}}""")]
    [InlineData("adaptiveCard/action", false, """{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"InternalServerError","message":"apology: Failed"}}""")]
    [InlineData("composeExtension/query", false, """{"composeExtension":{"type":"message","text":"apology: Failed"}}""")]
    [InlineData("task/submit", false, """{"task":{"type":"message","value":"apology: Failed"}}""")]
    public async Task Of_an_invoke_is_answered_with_an_apology(string name, bool isStore, string body)
    {
        _bot.Product.OnTurn = Failing(isStore ? new StoreUnavailableException(new IOException()) : new InvalidOperationException());

        var reply = await _bot.PostAsync(name == "adaptiveCard/action" ? InboundBot.Teams.Execute("vote") : InboundBot.Teams.Invoke(name, new JsonObject()));

        Assert.Equal((HttpStatusCode.OK, body), (reply.Status, reply.Body));
        Assert.Empty(_bot.Connector.Calls);
    }

    [Fact]
    public async Task Because_the_connector_breaks_is_told_to_the_product()
    {
        _bot.Product.OnTurn = (_, _) => Task.FromResult(new TurnResult { Messages = [OutgoingActivity.OfText("eins"), OutgoingActivity.OfText("zwei")] });
        _bot.Connector.OnCall = _ => throw new InvalidOperationException("canary");

        Assert.Equal(HttpStatusCode.OK, (await _bot.PostAsync(InboundBot.Teams.Message("Kita"))).Status);
        Assert.Equal([("eins", ConnectorStatus.Unknown), ("zwei", ConnectorStatus.TryLater)], _bot.Product.Undelivered.Select(u => (u.Activity.Text!, u.Result.Status)));
        Assert.Empty(_bot.Product.Answered);
    }

    [Theory]
    [InlineData(ConnectorStatus.TryLater, 1)]
    [InlineData(ConnectorStatus.Blocked, 1)]
    [InlineData(ConnectorStatus.NotInstalled, 1)]
    [InlineData(ConnectorStatus.Refused, 3)]
    public async Task To_send_one_message_sends_the_next_only_when_it_may(ConnectorStatus status, int calls)
    {
        _bot.Product.OnTurn = (_, _) => Task.FromResult(new TurnResult { Messages = [OutgoingActivity.OfText("eins"), OutgoingActivity.OfText("zwei"), OutgoingActivity.OfText("drei")] });
        _bot.Connector.OnCall = _ => Task.FromResult(new ConnectorResult(status, Code: "BotBlocked\r\nforged line"));

        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Equal(calls, _bot.Connector.Calls.Count);
        Assert.Equal(["eins", "zwei", "drei"], _bot.Product.Undelivered.Select(u => u.Activity.Text!), StringComparer.Ordinal);
        Assert.All(_bot.Product.Undelivered, u => Assert.Equal(status, u.Result.Status));
        Assert.All(_bot.Log.Ours, l => Assert.DoesNotContain('\n', l));
    }

    [Fact]
    [Trait("Catalogue", "H7")]
    public async Task To_say_something_because_it_is_too_big_says_so_and_goes_on()
    {
        _bot.Product.OnTurn = (_, _) => Task.FromResult(new TurnResult { Messages = [OutgoingActivity.OfText("groß"), OutgoingActivity.OfText("klein")] });
        _bot.Connector.OnCall = call => Task.FromResult(new ConnectorResult(call.EndsWith("groß", StringComparison.Ordinal) ? ConnectorStatus.TooBig : ConnectorStatus.Done));

        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Equal(["send a:1xyz groß", "send a:1xyz apology: TooBig", "send a:1xyz klein"], _bot.Connector.Calls);
        Assert.Equal(["groß"], _bot.Product.Undelivered.Select(u => u.Activity.Text!), StringComparer.Ordinal);
    }

    [Theory]
    [Trait("Catalogue", "H6")]
    [InlineData(ConnectorStatus.Gone, new[] { "update a:1xyz old-1 neu", "send a:1xyz neu" }, 0)]
    [InlineData(ConnectorStatus.Refused, new[] { "update a:1xyz old-1 neu" }, 1)]
    public async Task To_replace_a_message_that_is_gone_sends_a_new_one(ConnectorStatus status, string[] calls, int undelivered)
    {
        _bot.Product.OnTurn = (_, _) => Task.FromResult(new TurnResult { Update = ("old-1", OutgoingActivity.OfText("neu")) });
        _bot.Connector.OnCall = call => Task.FromResult(new ConnectorResult(call.StartsWith("update", StringComparison.Ordinal) ? status : ConnectorStatus.Done));

        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Equal(calls, _bot.Connector.Calls);
        Assert.Equal(undelivered, _bot.Product.Undelivered.Count);
    }

    [Fact]
    public async Task Leaves_no_turn_at_work()
    {
        _bot.Product.OnTurn = Failing(new InvalidOperationException());

        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Equal(0, _bot.Runner.Count);
    }

    private static Func<Turn, CancellationToken, Task<TurnResult>> Failing(Exception with, bool isAtOnce = false) =>
        isAtOnce ? (_, _) => throw with : (_, _) => Task.FromException<TurnResult>(with);
}
