using System.Net;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.Teams.Turns;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Teams.Tests.Turns;

public sealed class WhatIsLogged(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Fact]
    [Trait("Catalogue", "M1")]
    [Trait("Catalogue", "M2")]
    [Trait("Catalogue", "M4")]
    public async Task Holds_no_token_no_secret_no_name_and_no_word()
    {
        var good = _bot.Token().SignedBy(TestKey.First);
        var bad = _bot.Token().Claim("name", "claim-canary").Claim("iss", "issuer-canary").SignedBy(TestKey.First);
        var text = InboundBot.Teams.Message("text-canary");
        text["from"]!["name"] = "name-canary";
        var click = InboundBot.Teams.Execute("verb-canary", new() { ["a"] = "data-canary" });

        _bot.Product.OnTurn = (turn, _) => turn.Text.Length == 0
            ? throw new InvalidOperationException("message-canary", new IOException("inner-canary"))
            : Task.FromResult(new TurnResult { Messages = [OutgoingActivity.OfText("answer-canary")] });
        await _bot.PostAsync(text.ToJsonString(), "Bearer " + good);
        await _bot.PostAsync(text.ToJsonString(), "Bearer " + good);
        await _bot.PostAsync(click.ToJsonString(), "Bearer " + good);
        await _bot.PostAsync(text.ToJsonString(), "Bearer " + bad);
        await _bot.PostAsync("{\"text\":\"body-canary\"", "Bearer " + good);
        _bot.Product.OnTurn = (_, _) => throw new StoreUnavailableException(new IOException("store-canary"));
        await _bot.PostAsync(text.ToJsonString(), "Bearer " + good);
        _bot.Connector.OnCall = _ => throw new HttpRequestException("connector-canary");
        await _bot.PostAsync(text.ToJsonString(), "Bearer " + good);

        var all = string.Join('\n', _bot.Log.Lines);
        Assert.NotEmpty(_bot.Log.Ours);
        Assert.DoesNotContain("canary", all, StringComparison.OrdinalIgnoreCase);
        Assert.All([.. good.Split('.'), .. bad.Split('.')], part => Assert.DoesNotContain(part, all, StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Catalogue", "L6")]
    [InlineData("ab12.3", "ab12.3")]
    [InlineData("a\u001B[31mb", "a31mb")]
    [InlineData("a\tb", "ab")]
    [InlineData("a\u2028b", "ab")]
    [InlineData("a\r\nWarning: forged", "aWarningforged")]
    [InlineData("\u202E\u0000", "-")]
    [InlineData("", "-")]
    [InlineData(null, "-")]
    public void Keeps_a_foreign_value_on_its_line(string? value, string logged)
    {
        Assert.Equal(logged, LogText.Of(value));
    }

    [Fact]
    [Trait("Catalogue", "L6")]
    public void Keeps_a_foreign_value_short()
    {
        Assert.Equal(64, LogText.Of(new string('x', 10_000)).Length);
    }

    [Fact]
    [Trait("Catalogue", "L6")]
    public async Task Names_the_correlation_of_the_channel_without_what_does_not_belong_there()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("MS-CV", "cv1\u001B[31m\tforged");

        Assert.Equal(HttpStatusCode.Unauthorized, (await _bot.SendAsync(request)).Status);
        Assert.EndsWith("correlation cv131mforged. ", Assert.Single(_bot.Log.Ours), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "M5")]
    public async Task Is_not_told_to_the_channel()
    {
        _bot.Product.OnTurn = (_, _) => throw new InvalidOperationException("message-canary");

        var reply = await _bot.PostAsync(InboundBot.Teams.Execute("vote"));

        Assert.DoesNotContain("canary", reply.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", reply.Body, StringComparison.Ordinal);
    }
}
