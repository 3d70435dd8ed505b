using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Documents;

public sealed class ShowingACitedPassage : IDisposable
{
    private const string Earlier = "Diese Stelle stammt aus einer früheren Fassung des Dokuments.";

    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Gives_citation_and_words()
    {
        var id = await IdOfAsync("Regel 7", "siegen");

        Assert.Equal(
            "Kooperationsvertrag Siegen, Zusammenarbeit und Kommunikation in der Kooperation, Regel 7\n" +
            "  Der Kooperationsausschuss trifft sich möglichst jede Woche (auf jeden Fall vor HFA- und Ratssitzungen) montags von 15:30 bis 16:45 Uhr.\n",
            (await _bot.RunAsync("show", id)).Success());
    }

    [Fact]
    public async Task Gives_the_version_that_was_cited_and_says_that_it_is_an_earlier_one()
    {
        await ImportAsync("Das Schwimmbad öffnet im April.");
        var old = await IdOfAsync("Schwimmbad", "marburg");
        await ImportAsync("Das Schwimmbad öffnet im Mai.");

        Assert.Equal($"Vertrag, Absatz 1\n  Das Schwimmbad öffnet im April.\n{Earlier}\n", (await _bot.RunAsync("show", old)).Success());
    }

    [Fact]
    public async Task Of_the_current_version_says_nothing_of_that_kind()
    {
        await ImportAsync("Das Schwimmbad öffnet im April.");
        await ImportAsync("Das Schwimmbad öffnet im Mai.");
        var current = await IdOfAsync("Schwimmbad", "marburg");

        Assert.Equal("Vertrag, Absatz 1\n  Das Schwimmbad öffnet im Mai.\n", (await _bot.RunAsync("show", current)).Success());
    }

    [Fact]
    public async Task Still_works_after_two_new_versions_and_a_return_to_the_first()
    {
        await ImportAsync("Das Schwimmbad öffnet im April.");
        var first = await IdOfAsync("Schwimmbad", "marburg");
        await ImportAsync("Das Schwimmbad öffnet im Mai.");
        var second = await IdOfAsync("Schwimmbad", "marburg");
        await ImportAsync("Das Schwimmbad öffnet im April.");

        Assert.Equal("Vertrag, Absatz 1\n  Das Schwimmbad öffnet im April.\n", (await _bot.RunAsync("show", first)).Success());
        Assert.Equal($"Vertrag, Absatz 1\n  Das Schwimmbad öffnet im Mai.\n{Earlier}\n", (await _bot.RunAsync("show", second)).Success());
    }

    [Fact]
    public async Task Still_works_when_an_import_has_replaced_the_document_that_came_with_the_bot()
    {
        var old = await IdOfAsync("Regel 7", "siegen");
        (await _bot.RunAsync("import", _bot.Bring("Neu.txt", "Das Schwimmbad öffnet im April."), "--collection", "siegen", "--title", "Kooperationsvertrag zwischen CDU und SPD in Siegen, Wahlperiode 2020-2025")).Success();

        Assert.False((await _bot.RunAsync("ask", "Regel 7", "--json")).Json()["covered"]!.GetValue<bool>());
        Assert.Matches($@"Regel 7\n  Der Kooperationsausschuss trifft sich .* Uhr\.\n{Earlier}\n$", (await _bot.RunAsync("show", old)).Success());
    }

    [Fact]
    public async Task Is_not_replaced_by_a_document_of_another_title()
    {
        (await _bot.RunAsync("import", _bot.Bring("Neu.txt", "Das Schwimmbad öffnet im April."), "--collection", "siegen", "--title", "Kooperationsvertrag")).Success();

        Assert.True((await _bot.RunAsync("ask", "Regel 7", "--json")).Json()["covered"]!.GetValue<bool>());
        Assert.True((await _bot.RunAsync("ask", "Schwimmbad", "--json")).Json()["covered"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Says_so_in_English_when_told()
    {
        await ImportAsync("Das Schwimmbad öffnet im April.");
        var old = await IdOfAsync("Schwimmbad", "marburg");
        await ImportAsync("Das Schwimmbad öffnet im Mai.");

        Assert.EndsWith("\nThis passage is of an earlier version of the document.\n", (await _bot.RunAsync("show", old, "--lang", "en")).Success(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Regel 7")]
    [InlineData("siegen/kooperationsvertrag")]
    [InlineData("siegen/kooperationsvertrag@000000000000#1")]
    [InlineData("atlantis/kooperationsvertrag@000000000000#1")]
    [InlineData("siegen/anderes@000000000000#1")]
    [InlineData("siegen/kooperationsvertrag@000000000000#eins")]
    [InlineData("/@#")]
    [InlineData("siegen/../krefeld@#1")]
    public async Task Of_an_unknown_identity_is_refused(string id)
    {
        Assert.Equal($"Eine Stelle mit der Kennung „{id}“ ist nicht bekannt.", (await _bot.RunAsync("show", id)).Refusal());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9999")]
    [InlineData("99999999999999999999")]
    public async Task Of_a_passage_the_document_does_not_have_is_refused(string ordinal)
    {
        var id = await IdOfAsync("Regel 7", "siegen");
        var other = $"{id[..(id.LastIndexOf('#') + 1)]}{ordinal}";

        Assert.Equal($"Eine Stelle mit der Kennung „{other}“ ist nicht bekannt.", (await _bot.RunAsync("show", other)).Refusal());
    }

    [Theory]
    [InlineData("siegen")]
    [InlineData("krefeld")]
    [InlineData("siegburg")]
    [InlineData("soest")]
    public async Task Gives_back_every_passage_that_was_answered(string collection)
    {
        var answers = (await _bot.RunAsync("ask", "Kinder und Jugendliche", "--collection", collection, "--json")).Json()["answers"]!.AsArray();

        Assert.NotEmpty(answers);
        foreach (var answer in answers)
        {
            var shown = (await _bot.RunAsync("show", answer!["passageId"]!.GetValue<string>())).Success();
            Assert.Equal($"{answer["citation"]!.GetValue<string>()}\n  {answer["passage"]!.GetValue<string>()}\n", shown);
        }
    }

    private async Task ImportAsync(string text) =>
        (await _bot.RunAsync("import", _bot.Bring("Vertrag.txt", text), "--collection", "marburg", "--title", "Vertrag")).Success();

    private async Task<string> IdOfAsync(string question, string collection) =>
        (await _bot.RunAsync("ask", question, "--collection", collection, "--json")).Json()["answers"]![0]!["passageId"]!.GetValue<string>();
}
