using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Teams.Tests.Turns;

public sealed class APressedButton(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Theory]
    [InlineData("manual", false)]
    [InlineData("automatic", true)]
    [InlineData(null, false)]
    public async Task Is_read_with_verb_data_and_trigger(string? trigger, bool isAutomatic)
    {
        var activity = InboundBot.Teams.Execute("vote", new JsonObject { ["id"] = 7 });
        activity["value"]!["trigger"] = trigger;

        await _bot.PostAsync(activity);

        var action = _bot.Product.Turn.Action!;
        Assert.Equal(("vote", 7, isAutomatic, false), (action.Verb, action.Data.GetProperty("id").GetInt32(), action.IsAutomatic, action.IsSubmit));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"action":null}""")]
    [InlineData("""{"action":"vote"}""")]
    [InlineData("""{"action":{"type":"Action.Submit","verb":"vote"}}""")]
    [InlineData("""{"action":{"verb":"vote"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":""}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":["vote"]}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"vote","data":"x"}}""")]
    [InlineData("""{"action":{"type":"Action.Execute","verb":"vote","data":[]}}""")]
    public async Task That_is_no_button_is_answered_with_an_error_the_person_sees(string value)
    {
        var reply = await _bot.PostAsync(InboundBot.Teams.Invoke("adaptiveCard/action", JsonNode.Parse(value)));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"apology: Failed"}}""", reply.Body);
        Assert.Empty(_bot.Product.Turns);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public async Task Without_data_has_an_empty_object(string data)
    {
        var activity = InboundBot.Teams.Execute("vote");
        activity["value"]!["action"]!["data"] = JsonNode.Parse(data);

        await _bot.PostAsync(activity);

        Assert.Equal("{}", _bot.Product.Turn.Action!.Data.GetRawText());
    }

    [Theory]
    [InlineData("""{"verb":"vote","id":7}""", "vote")]
    [InlineData("""{"id":7}""", "")]
    [InlineData("""{"verb":["vote"]}""", "")]
    public async Task May_come_as_a_message(string data, string verb)
    {
        await _bot.PostAsync(InboundBot.Teams.Submit(JsonNode.Parse(data)!.AsObject()));

        Assert.Equal((verb, true), (_bot.Product.Turn.Action!.Verb, _bot.Product.Turn.Action.IsSubmit));
    }

    [Fact]
    public async Task Is_not_seen_in_what_was_typed()
    {
        var activity = InboundBot.Teams.Submit(new JsonObject { ["verb"] = "vote" });
        activity["text"] = "Kita";

        await _bot.PostAsync(activity);

        Assert.Equal((null, "Kita"), (_bot.Product.Turn.Action, _bot.Product.Turn.Text));
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task Is_answered_as_the_channel_reads_it(string name, InvokeResponse? response, int status, string body)
    {
        _bot.Product.OnTurn = (_, _) => Task.FromResult(new TurnResult { Response = response });

        var reply = await _bot.PostAsync(name == "adaptiveCard/action" ? InboundBot.Teams.Execute("vote") : InboundBot.Teams.Invoke(name, new JsonObject()));

        Assert.Equal((status, body), ((int)reply.Status, reply.Body));
    }

    public static TheoryData<string, InvokeResponse?, int, string> Responses => new()
    {
        { "adaptiveCard/action", new InvokeResponse.Card("""{"type":"AdaptiveCard"}"""), 200, """{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""" },
        { "adaptiveCard/action", new InvokeResponse.Note("Für Änne \"gespeichert\""), 200, """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Für Änne \u0022gespeichert\u0022"}""" },
        { "adaptiveCard/action", new InvokeResponse.Failure(500, "X", "<b>"), 200, """{"statusCode":500,"type":"application/vnd.microsoft.error","value":{"code":"X","message":"\u003Cb\u003E"}}""" },
        { "adaptiveCard/action", new InvokeResponse.NotImplemented(), 501, "" },
        { "adaptiveCard/action", null, 200, "" },
        { "composeExtension/query", new InvokeResponse.ComposeResults([new("""{"a":1}""", "Titel", "Text")]), 200, """{"composeExtension":{"type":"result","attachmentLayout":"list","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"a":1},"preview":{"contentType":"application/vnd.microsoft.card.thumbnail","content":{"title":"Titel","text":"Text"}}}]}}""" },
        { "composeExtension/query", new InvokeResponse.ComposeMessage("Nichts"), 200, """{"composeExtension":{"type":"message","text":"Nichts"}}""" },
        { "task/fetch", new InvokeResponse.Dialog("Titel", """{"a":1}"""), 200, """{"task":{"type":"continue","value":{"title":"Titel","height":"medium","width":"medium","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"a":1}}}}}""" },
        { "task/submit", new InvokeResponse.DialogMessage("Danke"), 200, """{"task":{"type":"message","value":"Danke"}}""" },
        { "task/submit", new InvokeResponse.DialogClosed(), 200, "" },
    };
}
