using System.Net;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Teams.Tests.Connector;

/// <summary>Everything at Trace, while everything goes wrong.</summary>
public sealed class WhatIsLogged
{
    private const string Word = "canary-word";

    [Fact]
    [Trait("Catalogue", "M1")]
    [Trait("Catalogue", "M4")]
    public async Task Has_no_token_secret_text_or_name()
    {
        var service = new FakeConnector().With(Outbound.Chat, new FakeMember("29:1", Word));
        await using var bot = new Outbound(service);
        var message = OutgoingActivity.OfText(Word);
        service.Then(
            ScriptedAnswer.Usual,
            ScriptedAnswer.Error(HttpStatusCode.Unauthorized, "Unauthorized", Word),
            ScriptedAnswer.Error(HttpStatusCode.Forbidden, "BotDisabledByAdmin", Word),
            ScriptedAnswer.Error(HttpStatusCode.BadRequest, Word + " in a code", Word),
            ScriptedAnswer.Busy(HttpStatusCode.ServiceUnavailable));

        for (var i = 0; i < 5; i++)
            await bot.SendAsync(message);
        await bot.MembersAsync();

        Assert.Contains("BotDisabledByAdmin", bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", bot.Log.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [Trait("Catalogue", "M2")]
    [InlineData("AADSTS7000215: Invalid client secret canary-secret-zN8 provided.")]
    [InlineData("canary-secret-zN8")]
    public async Task Has_no_secret_of_a_refusing_token_endpoint(string description)
    {
        await using var bot = new Outbound(endpoint: new FakeTokenEndpoint().Then(FakeTokenEndpoint.Refusal("invalid_client", description)));

        var result = await bot.SendAsync();

        Assert.Equal(ConnectorStatus.Unauthorized, result.Status);
        Assert.Contains("credentials are not accepted", bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", bot.Log.Text + result, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Catalogue", "M2")]
    public async Task Has_nothing_of_an_exception_of_the_connection()
    {
        var service = new FakeConnector { Answering = _ => ScriptedAnswer.Failing(new HttpRequestException(HttpRequestError.ConnectionError, "canary in an exception")) };
        await using var bot = new Outbound(service);

        var result = await bot.SendAsync();

        Assert.Contains("ConnectionError", bot.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", bot.Log.Text + result, StringComparison.OrdinalIgnoreCase);
    }
}
