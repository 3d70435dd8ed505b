using System.Text.Json.Nodes;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Connector.Support;

namespace CouncilBot.Teams.Tests.Connector;

public sealed class SendingAMessage : IDisposable
{
    private const string CardJson = """{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"Öffentlichkeit ❤"}]}""";

    private readonly Outbound _bot = new();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Gives_the_id_of_the_service()
    {
        var result = await _bot.SendAsync();

        Assert.Equal(new ConnectorResult(ConnectorStatus.Done, "1763625600001"), result);
    }

    [Fact]
    public async Task Carries_text_as_markdown_from_the_bot_to_the_person()
    {
        await _bot.SendAsync(OutgoingActivity.OfText("**Grüße** aus dem Rat", "de-DE"));

        Expect("""
            {
              "type": "message",
              "from": { "id": "28:3f2504e0-4f89-41d3-9a0c-0305e82c3301" },
              "conversation": { "id": "a:1personal" },
              "recipient": { "id": "29:1abc" },
              "locale": "de-DE",
              "textFormat": "markdown",
              "text": "**Grüße** aus dem Rat"
            }
            """);
    }

    [Fact]
    public async Task Carries_a_card_with_the_words_of_its_notification()
    {
        await _bot.SendAsync(
            OutgoingActivity.OfCard(CardJson, "Neue Frist: Haushalt", "de-DE") with { Alert = true },
            Outbound.Personal with { ConversationId = "19:x@thread.tacv2", UserId = null });

        Expect($$"""
            {
              "type": "message",
              "from": { "id": "28:3f2504e0-4f89-41d3-9a0c-0305e82c3301" },
              "conversation": { "id": "19:x@thread.tacv2" },
              "locale": "de-DE",
              "summary": "Neue Frist: Haushalt",
              "channelData": { "notification": { "alert": true } },
              "attachments": [ { "contentType": "application/vnd.microsoft.card.adaptive", "content": {{CardJson}} } ]
            }
            """);
    }

    [Fact]
    public async Task Writes_umlauts_as_they_are_and_keeps_emoji()
    {
        const string Text = "Straße 👩🏽‍🌾 <b> & 'so'";

        await _bot.SendAsync(OutgoingActivity.OfText(Text));

        Assert.Contains("\"Straße ", _bot.Service.Requests[0].Text, StringComparison.Ordinal);
        Assert.Equal(Text, _bot.Service.Delivered[0].Text);
    }

    [Fact]
    public async Task Carries_a_typing_sign_without_words()
    {
        await _bot.SendAsync(new OutgoingActivity { Type = ActivityTypes.Typing });

        var activity = Assert.Single(_bot.Service.Delivered).Activity;
        Assert.Equal("typing", activity.GetProperty("type").GetString());
        Assert.False(activity.TryGetProperty("text", out _));
        Assert.False(activity.TryGetProperty("textFormat", out _));
    }

    [Fact]
    public async Task As_a_reply_names_the_answered_activity_in_address_and_body()
    {
        await _bot.SendAsync(Outbound.Hello with { ReplyToId = "1763625500000" });

        var reply = Assert.Single(_bot.Service.Delivered);
        Assert.Equal("1763625500000", reply.ReplyTo);
        Assert.Equal("1763625500000", reply.Activity.GetProperty("replyToId").GetString());
    }

    [Fact]
    public async Task Carries_the_token_of_the_bot()
    {
        await _bot.SendAsync();

        Assert.Equal("Bearer canary-token-1", Assert.Single(_bot.Service.Requests).Authorization);
    }

    [Fact]
    public async Task Asks_for_a_token_once_for_many_messages()
    {
        for (var i = 0; i < 5; i++)
            await _bot.SendAsync();

        Assert.Single(_bot.Endpoint.Requests);
    }

    [Fact]
    [Trait("Catalogue", "B11")]
    public async Task Replaces_half_a_character_rather_than_failing()
    {
        var result = await _bot.SendAsync(OutgoingActivity.OfText("vor \ud83d nach"));

        Assert.Equal(ConnectorStatus.Done, result.Status);
        Assert.Equal("vor \ufffd nach", _bot.Service.Delivered[0].Text);
    }

    [Theory]
    [Trait("Catalogue", "K1")]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{} {}")]
    [InlineData("{\"a\":1,}")]
    public async Task Refuses_a_card_that_is_not_JSON(string card)
    {
        var result = await _bot.SendAsync(OutgoingActivity.OfCard(card, "Karte"));

        Assert.Equal(new ConnectorResult(ConnectorStatus.Refused, Code: "CardIsNotJson"), result);
        Assert.Empty(_bot.Service.Requests);
        Assert.Equal(ConnectorStatus.Done, (await _bot.SendAsync()).Status);
    }

    [Fact]
    public async Task Is_a_text_or_a_card_and_never_both()
    {
        var both = OutgoingActivity.OfCard(CardJson, "Karte") with { Text = "Text" };

        await Assert.ThrowsAsync<ArgumentException>(() => _bot.SendAsync(both));
        await Assert.ThrowsAsync<ArgumentException>(() => _bot.Connector.UpdateAsync(Outbound.Personal, "17", both, default));
    }

    [Fact]
    public async Task Refuses_a_card_with_half_a_character()
    {
        var result = await _bot.SendAsync(OutgoingActivity.OfCard("{\"text\":\"" + '\ud83d' + "\"}", "Karte"));

        Assert.Equal("CardIsNotJson", result.Code);
    }

    private void Expect(string json)
    {
        var sent = JsonNode.Parse(Assert.Single(_bot.Service.Delivered).Json);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), sent), sent!.ToJsonString());
    }
}
