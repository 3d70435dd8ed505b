using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class SearchingFromTheComposeBox(TownBot town) : IClassFixture<TownBot>
{
    private readonly TestBot _bot = town.Bot;

    [Fact]
    public async Task Offers_passages_with_a_title_and_the_words_that_were_found()
    {
        var found = await _bot.SearchAsync(Town.CduMember, "abweichend stimmen");

        Assert.Equal(("result", "list"), (found.GetProperty("type").GetString(), found.GetProperty("attachmentLayout").GetString()));
        var preview = found.GetProperty("attachments")[0].GetProperty("preview").GetProperty("content");
        Assert.Equal("Regel 3 · Kooperationsvertrag Siegen", preview.GetProperty("title").GetString());
        Assert.Contains("Abweichendes Stimmverhalten", preview.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inserts_a_card_with_citation_and_quote_and_without_buttons()
    {
        var card = (await _bot.SearchAsync(Town.CduMember, "abweichend stimmen")).GetProperty("attachments")[0].GetProperty("content");

        Assert.StartsWith("Kooperation CDU und SPD, Siegen", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Kooperationsvertrag Siegen", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Abweichendes Stimmverhalten ist nur im Ausnahmefall und nur nach vorheriger Ankündigung zulässig.", card.Words(), StringComparison.Ordinal);
        Assert.Empty(card.ButtonTitles());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task Says_what_to_do_for_an_empty_search(string? query) =>
        Assert.Equal("Geben Sie ein Stichwort ein. Durchsucht wird: Kooperation CDU und SPD, Siegen", Message(await _bot.SearchAsync(Town.CduMember, query)));

    [Fact]
    public async Task Says_what_to_do_when_it_is_opened() =>
        Assert.StartsWith("Geben Sie ein Stichwort ein.", Message(await _bot.SearchAsync(Town.CduMember, "true", parameter: "initialRun")), StringComparison.Ordinal);

    [Theory]
    [InlineData("Zauberer Quidditch")]
    [InlineData("!!!")]
    [InlineData("der")]
    public async Task Says_so_when_nothing_is_found(string query) =>
        Assert.Equal("Dazu ist nichts geregelt (Kooperation CDU und SPD, Siegen).", Message(await _bot.SearchAsync(Town.CduMember, query)));

    [Fact]
    public async Task Finds_German_words_for_English_ones_on_a_German_client() =>
        Assert.Equal("result", (await _bot.SearchAsync(Town.CduMember, "What about daycare?")).GetProperty("type").GetString());

    [Fact]
    public async Task Keeps_nothing_of_what_is_typed()
    {
        var (questions, deliveries) = ((await _bot.RowsAsync<QuestionRow>()).Count, (await _bot.RowsAsync<InboxRow>()).Count);
        foreach (var typed in new[] { "K", "Ki", "Kit", "Kita" })
            await _bot.SearchAsync(Town.CduMember, typed);

        Assert.Equal((questions, deliveries), ((await _bot.RowsAsync<QuestionRow>()).Count, (await _bot.RowsAsync<InboxRow>()).Count));
    }

    [Fact]
    public async Task Shows_strangers_the_way_in_and_no_content()
    {
        var answer = await _bot.SearchAsync(Town.Stranger, "Kita");

        Assert.Equal("message", answer.GetProperty("type").GetString());
        Assert.Contains("Sie stehen noch nicht auf der Mitgliederliste", Message(answer), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Catalogue", "B4")]
    [Trait("Catalogue", "D10")]
    [InlineData("{}")]
    [InlineData("""{"parameters":null}""")]
    [InlineData("""{"parameters":{}}""")]
    [InlineData("""{"parameters":[]}""")]
    [InlineData("""{"parameters":[null,1,"x",[]]}""")]
    [InlineData("""{"parameters":[{"name":5,"value":5}]}""")]
    [InlineData("""{"parameters":[{"name":"query","value":{"a":1}}]}""")]
    [InlineData("""{"parameters":[{"name":null,"value":null}],"queryOptions":"x"}""")]
    [InlineData("""{"parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":1e309,"count":-1}}""")]
    public async Task Is_answered_whatever_a_client_sends(string value) =>
        Assert.StartsWith("Geben Sie ein Stichwort ein.", Message(await QueryAsync(JsonNode.Parse(value))), StringComparison.Ordinal);

    [Fact]
    [Trait("Catalogue", "D10")]
    public async Task Reads_the_words_under_any_name() =>
        Assert.Equal("result", (await QueryAsync(JsonNode.Parse("""{"parameters":[{"name":7,"value":"Kita"}]}"""))).GetProperty("type").GetString());

    [Fact]
    [Trait("Catalogue", "K5")]
    public async Task Survives_an_enormous_search() =>
        Assert.Equal("message", (await _bot.SearchAsync(Town.CduMember, new string('k', 100_000))).GetProperty("type").GetString());

    private static string Message(JsonElement answer) => answer.GetProperty("text").GetString()!;

    private async Task<JsonElement> QueryAsync(JsonNode? value)
    {
        var activity = _bot.From(Town.CduMember, "invoke");
        activity["name"] = "composeExtension/query";
        activity["value"] = value;
        using var response = await _bot.PostAsync(activity);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("composeExtension");
    }
}
