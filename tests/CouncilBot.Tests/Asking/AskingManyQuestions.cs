using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class AskingManyQuestions : IDisposable
{
    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Prints_one_line_for_each_in_the_order_of_the_file()
    {
        var outcome = await AskAsync(
            """{"id":"s","collection":"soest","q":"Ziel 3"}""",
            """{"id":"k","collection":"krefeld","q":"Zeile 590"}""",
            """{"id":"a","collection":"siegen","q":"What does rule 7 say?"}""");

        outcome.Success();
        Assert.Equal(["s", "k", "a"], outcome.JsonLines().Select(Id), StringComparer.Ordinal);
        Assert.Equal(["soest", "krefeld", "siegen"], outcome.JsonLines().Select(l => l["answers"]![0]!["collection"]!.GetValue<string>()), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Gives_each_line_the_promised_shape()
    {
        var line = (await AskAsync("""{"id":"k","collection":"krefeld","q":"Zeile 590"}""")).Json();

        Assert.Equal(["id", "covered", "answers", "nearest", "more"], line.Select(p => p.Key), StringComparer.Ordinal);
        Assert.Equal("k", Id(line));
        Assert.True(line["covered"]!.GetValue<bool>());
        Assert.Empty(line["nearest"]!.AsArray());
        var answer = Assert.Single(line["answers"]!.AsArray())!.AsObject();
        Assert.Subset(
            answer.Select(p => p.Key).ToHashSet(StringComparer.Ordinal),
            new HashSet<string>(["rank", "passage", "highlight", "citation", "document", "collection", "score"], StringComparer.Ordinal));
    }

    [Fact]
    public async Task Gives_nearest_passages_the_same_shape_as_answers()
    {
        var lines = (await AskAsync(
            """{"id":"1","collection":"siegen","q":"kita"}""",
            """{"id":"2","collection":"siegen","q":"Wann fliegt die Raumstation zum Mars?"}""")).JsonLines();

        Assert.False(lines[1]["covered"]!.GetValue<bool>());
        Assert.Empty(lines[1]["answers"]!.AsArray());
        var nearest = lines[1]["nearest"]!.AsArray();
        Assert.InRange(nearest.Count, 1, 2);
        Assert.Equal(lines[0]["answers"]![0]!.AsObject().Select(p => p.Key), nearest[0]!.AsObject().Select(p => p.Key), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Highlights_one_stretch_of_the_passage()
    {
        var lines = (await AskAsync([.. Words("Kita Bus Haushalt Radweg Wohnungsbau Klimaschutz Sport Ehrenamt").Select((w, i) => $$"""{"id":"{{i}}","collection":"siegen","q":"{{w}}"}""")])).JsonLines();

        var quotes = lines.SelectMany(l => l["answers"]!.AsArray()).ToList();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, quote =>
        {
            var highlight = quote!["highlight"]!.GetValue<string>();
            Assert.NotEmpty(highlight);
            Assert.Contains(highlight, quote["passage"]!.GetValue<string>(), StringComparison.Ordinal);
        });
        Assert.Contains(quotes, quote => quote!["highlight"]!.GetValue<string>().Length < quote["passage"]!.GetValue<string>().Length);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("🎉🎉", "noWords")]
    [InlineData("was ist das", "onlyFunctionWords")]
    public async Task Says_in_its_line_why_a_question_was_refused(string question, string reason)
    {
        var outcome = await AskAsync($$"""{"id":"1","collection":"siegen","q":"{{question}}"}""", """{"id":"2","collection":"siegen","q":"Regel 7"}""");

        outcome.Success();
        Assert.Equal($$"""{"id":"1","covered":false,"answers":[],"nearest":[],"more":0,"refused":"{{reason}}"}""", outcome.Out.Split('\n')[0]);
        Assert.Equal("2", Id(outcome.JsonLines()[1]));
    }

    [Fact]
    public async Task Refuses_a_question_that_is_too_long_in_its_line()
    {
        var line = (await AskAsync($$"""{"id":"1","collection":"siegen","q":"{{new string('a', 1_001)}}"}""")).Json();

        Assert.Equal("tooLong", line["refused"]!.GetValue<string>());
    }

    [Fact]
    public async Task Names_an_unknown_collection_and_answers_the_others()
    {
        var outcome = await AskAsync("""{"id":"1","collection":"atlantis","q":"kita"}""", """{"id":"2","collection":"siegen","q":"Regel 7"}""");

        Assert.Equal(1, outcome.Exit);
        Assert.Equal("Die Sammlung „atlantis“ gibt es nicht. Vorhanden sind: krefeld, siegburg, siegen, soest\n", outcome.Error);
        Assert.Equal("""{"id":"1","covered":false,"answers":[],"nearest":[],"more":0,"refused":"unknownCollection"}""", outcome.Out.Split('\n')[0]);
        Assert.Equal("2", Id(outcome.JsonLines()[1]));
    }

    [Theory]
    [InlineData("kita")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"id":"2","collection":"siegen"}""")]
    [InlineData("""{"id":"2","q":"kita"}""")]
    [InlineData("""{"collection":"siegen","q":"kita"}""")]
    [InlineData("""{"id":"2","collection":"siegen","q":null}""")]
    [InlineData("""{"id":"2","collection":null,"q":"kita"}""")]
    [InlineData("""{"id":null,"collection":"siegen","q":"kita"}""")]
    [InlineData("""{"id":2,"collection":"siegen","q":"kita"}""")]
    [InlineData("""{"id":"2","collection":"siegen","q":"kita","q":"Regel 7"}""")]
    public async Task Names_the_number_of_a_malformed_line_and_answers_the_others(string malformed)
    {
        var outcome = await AskAsync("""{"id":"1","collection":"siegen","q":"Regel 7"}""", "", malformed, """{"id":"4","collection":"siegen","q":"Regel 8"}""");

        Assert.Equal("Zeile 3 ist kein JSON-Objekt mit id, collection und q und wurde übersprungen.\n", outcome.Error);
        Assert.Equal(1, outcome.Exit);
        Assert.Equal(["1", "4"], outcome.JsonLines().Select(Id), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Takes_no_notice_of_fields_it_does_not_know()
    {
        var outcome = await AskAsync("""{"id":"1","collection":"siegen","lang":"de","q":"Regel 7","gold":["montags"]}""");

        outcome.Success();
        Assert.True(outcome.Json()["covered"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Passes_over_blank_lines()
    {
        var outcome = await AskAsync("", """{"id":"1","collection":"siegen","q":"Regel 7"}""", "   ", "");

        outcome.Success();
        Assert.Equal("1", Id(outcome.Json()));
    }

    [Fact]
    public async Task Reads_files_that_were_written_on_Windows()
    {
        var file = _bot.Bring("questions.jsonl", [.. Encoding.UTF8.Preamble, .. "{\"id\":\"1\",\"collection\":\"siegen\",\"q\":\"Regel 7\"}\r\n{\"id\":\"2\",\"collection\":\"siegen\",\"q\":\"Regel 8\"}\r\n"u8]);

        var outcome = await _bot.RunAsync("ask", "--batch", file, "--json");

        outcome.Success();
        Assert.Equal(["1", "2"], outcome.JsonLines().Select(Id), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Prints_the_same_without_being_told_json()
    {
        var file = _bot.Bring("questions.jsonl", """{"id":"1","collection":"siegen","q":"Regel 7"}""");

        Assert.Equal((await _bot.RunAsync("ask", "--batch", file, "--json")).Success(), (await _bot.RunAsync("ask", "--batch", file)).Success());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public async Task Prints_nothing_for_a_file_without_questions(string nothing)
    {
        var outcome = await _bot.RunAsync("ask", "--batch", _bot.Bring("questions.jsonl", nothing), "--json");

        Assert.Equal(string.Empty, outcome.Success());
    }

    [Fact]
    public async Task Refuses_a_file_that_is_not_there()
    {
        var missing = _bot.PathOf("missing.jsonl");

        Assert.Equal($"Die Datei „{missing}“ ist nicht lesbar. Bitte prüfen Sie den Pfad.", (await _bot.RunAsync("ask", "--batch", missing, "--json")).Refusal());
        Assert.Equal($"The file “{missing}” cannot be read. Please check its path.", (await _bot.RunAsync("ask", "--batch", missing, "--json", "--lang", "en")).Refusal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("/")]
    public async Task Refuses_a_path_that_is_no_file(string path)
    {
        Assert.EndsWith("ist nicht lesbar. Bitte prüfen Sie den Pfad.", (await _bot.RunAsync("ask", "--batch", path, "--json")).Refusal(), StringComparison.Ordinal);
    }

    private Task<Outcome> AskAsync(params string[] lines) => _bot.RunAsync("ask", "--batch", _bot.Bring("questions.jsonl", string.Join('\n', lines)), "--json");

    private static string Id(JsonObject line) => line["id"]!.GetValue<string>();

    private static string[] Words(string text) => text.Split(' ');
}
