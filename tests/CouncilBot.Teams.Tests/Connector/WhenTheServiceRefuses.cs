using System.Net;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class WhenTheServiceRefuses : IDisposable
{
    private readonly Outbound _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    [Trait("Catalogue", "H4")]
    public async Task A_refused_token_is_replaced_once()
    {
        _bot.Service.Then(ScriptedAnswer.Error(HttpStatusCode.Unauthorized, "Unauthorized"));

        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
        Assert.Equal(["Bearer canary-token-1", "Bearer canary-token-2"], _bot.Service.Requests.Select(request => request.Authorization), StringComparer.Ordinal);
        Assert.Equal(2, _bot.Endpoint.Requests.Count);
    }

    [Fact]
    [Trait("Catalogue", "H4")]
    public async Task A_second_refusal_is_final()
    {
        _bot.Service.Answering = _ => ScriptedAnswer.Error(HttpStatusCode.Unauthorized, "BotNotRegistered");

        Assert.Equal(new ConnectorResult(ConnectorStatus.Unauthorized, Code: "BotNotRegistered"), await _bot.SendAsync());
        Assert.Equal(2, _bot.Service.Requests.Count);
        Assert.Equal(2, _bot.Endpoint.Requests.Count);
    }

    [Fact]
    [Trait("Catalogue", "H4")]
    public async Task Many_refused_messages_do_not_storm_the_token_endpoint()
    {
        _bot.Service.Answering = _ => ScriptedAnswer.Error(HttpStatusCode.Unauthorized, "Unauthorized");

        for (var i = 0; i < 20; i++)
            await _bot.SendAsync(to: Outbound.Personal with { ConversationId = $"a:{i}" });

        Assert.Equal(2, _bot.Endpoint.Requests.Count);
    }

    [Theory]
    [Trait("Catalogue", "H5")]
    [InlineData("BotNotInConversationRoster", ConnectorStatus.NotInstalled)]
    [InlineData("botNotInConversationRoster", ConnectorStatus.NotInstalled)]
    [InlineData("BotDisabledByAdmin", ConnectorStatus.NotInstalled)]
    [InlineData("ForbiddenOperationException", ConnectorStatus.NotInstalled)]
    [InlineData("NotEnoughPermissions", ConnectorStatus.NotInstalled)]
    [InlineData("ConversationBlockedByUser", ConnectorStatus.Blocked)]
    [InlineData("MessageWritesBlocked", ConnectorStatus.Blocked)]
    [InlineData("InvalidBotApiHost", ConnectorStatus.Refused)]
    [InlineData("SomethingNew", ConnectorStatus.Refused)]
    public async Task Forbidden_says_why(string code, ConnectorStatus expected)
    {
        _bot.Service.Then(ScriptedAnswer.Error(HttpStatusCode.Forbidden, code));

        Assert.Equal(new ConnectorResult(expected, Code: code), await _bot.SendAsync());
        Assert.Single(_bot.Service.Requests);
    }

    [Theory]
    [Trait("Catalogue", "H5")]
    [InlineData("""{"error":{"code":"Forbidden","message":"{\"errorCode\":209,\"message\":\"{\\r\\n  \\\"subCode\\\": \\\"MessageWritesBlocked\\\"}\"}"}}""", "209")]
    [InlineData("""{"error":{"code":"Forbidden","message":"  {\"subCode\":\"MessageWritesBlocked\"}"}}""", "MessageWritesBlocked")]
    [InlineData("""{"errorCode":209,"message":"x"}""", "209")]
    [InlineData("""{"Error":{"Code":"Forbidden","innerHttpError":{"statusCode":403,"code":"ConversationBlockedByUser"}}}""", "ConversationBlockedByUser")]
    public async Task Forbidden_says_why_also_where_it_is_hidden(string body, string code)
    {
        _bot.Service.Then(ScriptedAnswer.Of(HttpStatusCode.Forbidden, body));

        Assert.Equal(new ConnectorResult(ConnectorStatus.Blocked, Code: code), await _bot.SendAsync());
    }

    [Theory]
    [Trait("Catalogue", "H5")]
    [Trait("Catalogue", "L6")]
    [InlineData("")]
    [InlineData("<html>Forbidden</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"error":"no"}""")]
    [InlineData("""{"error":{"code":"a\r\nERROR faked line"}}""")]
    [InlineData("""{"error":{"message":"{\"code\":"}}""")]
    [InlineData("""{"error":{"code":"\ud800"}}""")]
    [InlineData("""{"error":{"message":"{\ud800"}}""")]
    [InlineData("""{"error":{"message":"{\"\\ud800\":1}"}}""")]
    [InlineData("""{"\ud800":1}""")]
    public async Task Forbidden_without_a_usable_reason_is_refused(string body)
    {
        _bot.Service.Then(ScriptedAnswer.Of(HttpStatusCode.Forbidden, body));

        Assert.Equal(new ConnectorResult(ConnectorStatus.Refused, Code: "Http403"), await _bot.SendAsync());
        Assert.DoesNotContain("faked", _bot.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Catalogue", "H6")]
    [InlineData("ConversationNotFound")]
    [InlineData("ActivityNotFoundInConversation")]
    public async Task A_message_or_conversation_that_is_not_there_is_gone(string code)
    {
        _bot.Service.Then(ScriptedAnswer.Error(HttpStatusCode.NotFound, code), ScriptedAnswer.Error(HttpStatusCode.NotFound, code));

        Assert.Equal(new ConnectorResult(ConnectorStatus.Gone, Code: code), await _bot.UpdateAsync());
        Assert.Equal(new ConnectorResult(ConnectorStatus.Gone, Code: code), await _bot.SendAsync());
        Assert.Equal(2, _bot.Service.Requests.Count);
    }

    [Fact]
    [Trait("Catalogue", "H7")]
    public async Task Too_big_is_not_tried_again()
    {
        _bot.Service.Then(ScriptedAnswer.Error(HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig"));

        Assert.Equal(new ConnectorResult(ConnectorStatus.TooBig, Code: "MessageSizeTooBig"), await _bot.SendAsync());
        Assert.Single(_bot.Service.Requests);
    }

    [Fact]
    [Trait("Catalogue", "H7")]
    public async Task What_is_over_our_own_limit_is_not_even_sent()
    {
        var card = $$"""{"type":"AdaptiveCard","text":"{{new string('ö', MessageLimits.HardBytes / 2)}}"}""";

        Assert.Equal(new ConnectorResult(ConnectorStatus.TooBig, Code: "OverOwnLimit"), await _bot.SendAsync(OutgoingActivity.OfCard(card, "groß")));
        Assert.Empty(_bot.Service.Requests);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "BadSyntax")]
    [InlineData(HttpStatusCode.MethodNotAllowed, "x")]
    [InlineData(HttpStatusCode.NotImplemented, "x")]
    [InlineData((HttpStatusCode)418, "x")]
    public async Task Everything_else_is_final(HttpStatusCode status, string code)
    {
        _bot.Service.Then(ScriptedAnswer.Error(status, code));

        Assert.Equal(new ConnectorResult(ConnectorStatus.Refused, Code: code), await _bot.SendAsync());
        Assert.Single(_bot.Service.Requests);
    }
}
