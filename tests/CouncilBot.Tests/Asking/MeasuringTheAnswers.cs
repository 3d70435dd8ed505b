using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class MeasuringTheAnswers : IDisposable
{
    private const string Found = """{"id":"1","collection":"siegen","lang":"de","kind":"number","q":"Regel 7","gold":["montags von 15:30 bis 16:45 Uhr"]}""";
    private const string Missed = """{"id":"2","collection":"krefeld","lang":"en","kind":"number","q":"Zeile 590","gold":["steht dort nicht"],"alt":["Dissens"]}""";
    private const string Refused = """{"id":"3","collection":"siegen","lang":"de","kind":"number","q":"Wann fliegt die Raumstation zum Mars?","gold":["Mars"]}""";
    private const string None = """{"id":"4","collection":"soest","lang":"en","kind":"none","q":"space station on Mars"}""";

    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Gives_the_measures_of_all_questions_first()
    {
        var rows = await MeasureAsync(Found, Missed, Refused, None);

        Assert.Equal(["gesamt", "3", "0,333", "0,333", "0,333", "0,333", "|", "1", "1,000"], rows[1]);
    }

    [Fact]
    public async Task Gives_them_by_language_kind_and_collection()
    {
        var rows = await MeasureAsync(Found, Missed, Refused, None);

        Assert.Equal(["gesamt", "de", "en", "none", "number", "krefeld", "siegen", "soest"], rows.Skip(1).Select(r => r[0]), StringComparer.Ordinal);
        Assert.Equal(["de", "2", "0,500", "0,500", "0,500", "0,500", "|"], rows[2]);
        Assert.Equal(["en", "1", "0,000", "0,000", "0,000", "0,000", "|", "1", "1,000"], rows[3]);
        Assert.Equal(["none", "0", "|", "1", "1,000"], rows[4]);
    }

    [Fact]
    public async Task Counts_an_answer_further_down_by_its_rank()
    {
        var rows = await MeasureAsync("""{"id":"1","collection":"soest","lang":"de","kind":"number","q":"Ziel 3","gold":["die Discounter im Einzelhandel"]}""");

        Assert.Equal(["gesamt", "1", "0,000", "1,000", "0,500", "0,000", "|"], rows[1]);
    }

    [Fact]
    public async Task Counts_an_unanswerable_question_that_was_answered_against_the_right_refusals()
    {
        var rows = await MeasureAsync("""{"id":"1","collection":"siegen","lang":"de","kind":"none","q":"Regel 7"}""", None);

        Assert.Equal(["gesamt", "0", "|", "2", "0,500"], rows[1]);
    }

    [Fact]
    public async Task Takes_no_notice_of_the_shape_of_quotation_marks()
    {
        var rows = await MeasureAsync("""{"id":"1","collection":"soest","lang":"de","kind":"number","q":"Ziel 3","gold":["\"Der deutsche  und damit auch der **Soester** Einzelhandel"]}""");

        Assert.Equal(["gesamt", "1", "1,000"], rows[1].Take(3), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Is_worded_in_English_when_told_so()
    {
        var outcome = await _bot.RunAsync("eval", _bot.Bring("questions.jsonl", Found), "--lang", "en");

        Assert.StartsWith("Group  ", outcome.Success(), StringComparison.Ordinal);
        Assert.Matches(@"\nall +1 +1\.000 ", outcome.Out);
    }

    [Theory]
    [InlineData("kein JSON")]
    [InlineData("null")]
    [InlineData("""{"id":"2","collection":"siegen","lang":"de","kind":"number"}""")]
    [InlineData("""{"id":"2","collection":"siegen","lang":"de","kind":"number","q":null}""")]
    [InlineData("""{"id":"2","collection":"siegen","lang":null,"kind":"number","q":"kita"}""")]
    public async Task Refuses_a_file_with_a_malformed_line_and_names_the_line(string malformed)
    {
        var file = _bot.Bring("questions.jsonl", $"{Found}\n\n{malformed}\n");

        Assert.Equal("Zeile 3 der Datei ist keine Frage mit id, collection, lang, kind und q.", (await _bot.RunAsync("eval", file)).Refusal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    public async Task Refuses_a_file_without_questions(string nothing)
    {
        Assert.Equal("Die Datei enthält keine Fragen.", (await _bot.RunAsync("eval", _bot.Bring("questions.jsonl", nothing))).Refusal());
    }

    [Fact]
    public async Task Refuses_a_file_that_is_not_there()
    {
        var missing = _bot.PathOf("missing.jsonl");

        Assert.Equal($"Die Datei „{missing}“ ist nicht lesbar. Bitte prüfen Sie den Pfad.", (await _bot.RunAsync("eval", missing)).Refusal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("/")]
    public async Task Refuses_a_path_that_is_no_file(string path)
    {
        Assert.EndsWith("ist nicht lesbar. Bitte prüfen Sie den Pfad.", (await _bot.RunAsync("eval", path)).Refusal(), StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string[]>> MeasureAsync(params string[] questions)
    {
        var outcome = await _bot.RunAsync("eval", _bot.Bring("questions.jsonl", string.Join('\n', questions)));
        return [.. outcome.Success().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }
}
