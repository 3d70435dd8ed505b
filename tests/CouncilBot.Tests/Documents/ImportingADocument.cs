using System.Text;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Documents;

public sealed class ImportingADocument : IDisposable
{
    private const string Text = "Die Partner prüfen den Bau einer Seilbahn über die Lahn.\n\nDas Freibad öffnet künftig schon im April.\n";

    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Makes_it_answer_questions_word_for_word()
    {
        await ImportAsync("Vertrag.txt", Text);

        var quote = (await _bot.RunAsync("ask", "Seilbahn", "--collection", "marburg")).Printed().Quotes[0];

        Assert.Equal("Die Partner prüfen den Bau einer Seilbahn über die Lahn.", quote.Words);
        Assert.Equal("Vertrag Marburg, Absatz 1", quote.Citation);
        Assert.Equal(1, quote.FileLine());
    }

    [Fact]
    public async Task Says_what_was_added()
    {
        var said = (await ImportAsync("Vertrag.txt", Text)).Success();

        Assert.Equal("Aufgenommen: „Vertrag Marburg“ in der Sammlung marburg, 2 Stellen, 0 Blöcke nicht aufgenommen.\n", said);
    }

    [Fact]
    public async Task Says_it_in_English_when_told_so()
    {
        var said = (await _bot.RunAsync("import", _bot.Bring("Vertrag.txt", Text), "--collection", "marburg", "--title", "Vertrag Marburg", "--lang", "en")).Success();

        Assert.Equal("Added: “Vertrag Marburg” to collection marburg, 2 passages, 0 blocks left out.\n", said);
    }

    [Fact]
    public async Task Shows_it_among_the_documents()
    {
        await ImportAsync("Vertrag.txt", Text);

        Assert.StartsWith("Vertrag Marburg\n  Sammlung marburg, Fassung ", (await _bot.RunAsync("documents", "--collection", "marburg")).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_other_collections_as_they_were()
    {
        await ImportAsync("Vertrag.txt", Text);

        var reply = (await _bot.RunAsync("ask", "Seilbahn", "--collection", "siegen", "--json")).Json();

        Assert.False(reply["covered"]!.GetValue<bool>());
    }

    [Fact]
    public async Task Into_a_known_collection_puts_it_beside_what_is_there()
    {
        (await _bot.RunAsync("import", _bot.Bring("Zusatz.txt", Text), "--collection", "siegen", "--title", "Zusatzvereinbarung")).Success();

        Assert.Equal("Zusatzvereinbarung, Absatz 1", (await _bot.RunAsync("ask", "Seilbahn")).Printed().Quotes[0].Citation);
        Assert.EndsWith("Regel 7", (await _bot.RunAsync("ask", "Regel 7")).Printed().Quotes[0].Citation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goes_to_the_data_folder_of_ones_choice()
    {
        var elsewhere = _bot.PathOf("elsewhere");
        (await _bot.RunAsync("import", _bot.Bring("Vertrag.txt", Text), "--collection", "marburg", "--title", "Vertrag Marburg", "--data", elsewhere)).Success();

        Assert.Empty(_bot.DataFiles());
        Assert.StartsWith("Vertrag Marburg, ", (await _bot.RunAsync("ask", "Seilbahn", "--collection", "marburg", "--data", elsewhere)).Printed().Quotes[0].Citation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_Markdown_and_cites_its_headings()
    {
        await ImportAsync("Vertrag.md", "# Bäder\n\nDas Freibad öffnet künftig schon im April.\n\n# Verkehr\n\nDie Partner prüfen den Bau einer *Seilbahn*.\n");

        var quote = (await _bot.RunAsync("ask", "Seilbahn", "--collection", "marburg")).Printed().Quotes[0];

        Assert.Equal("Vertrag Marburg, Verkehr, Absatz 1", quote.Citation);
        Assert.Contains("Bau einer", quote.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reads_Word_files()
    {
        var said = (await ImportAsync("Vertrag.docx", WordFiles.With("Das Freibad öffnet künftig schon im April.", "Die Partner prüfen den Bau einer Seilbahn über die Lahn."))).Success();

        Assert.StartsWith("Aufgenommen: „Vertrag Marburg“ in der Sammlung marburg, 2 Stellen", said, StringComparison.Ordinal);
        Assert.Equal("Die Partner prüfen den Bau einer Seilbahn über die Lahn.", (await _bot.RunAsync("ask", "Seilbahn", "--collection", "marburg")).Printed().Quotes[0].Words);
    }

    [Fact]
    public async Task In_Windows_1252_reads_umlauts_rightly_and_says_so()
    {
        var said = (await ImportAsync("Vertrag.txt", Windows1252("Die „Seilbahn“ über die Lahn kostet 5 € – höchstens.\n"))).Success();

        Assert.Equal("Hinweis: Die Datei wurde als Windows-1252 gelesen, da sie kein UTF-8 ist. Bitte prüfen Sie die Umlaute mit „documents“.", said.Split('\n')[1]);
        Assert.Equal("Die „Seilbahn“ über die Lahn kostet 5 € – höchstens.", (await _bot.RunAsync("ask", "Seilbahn", "--collection", "marburg")).Printed().Quotes[0].Words);
    }

    [Fact]
    public async Task In_UTF_8_needs_no_note()
    {
        Assert.DoesNotContain("Hinweis", (await ImportAsync("Vertrag.txt", Text)).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_time_changes_nothing_and_says_so()
    {
        await ImportAsync("Vertrag.txt", Text);
        var before = _bot.DataFiles();

        var said = (await ImportAsync("Vertrag.txt", Text)).Success();

        Assert.Equal("„Vertrag Marburg“ liegt in der Sammlung marburg bereits in dieser Fassung vor. Es wurde nichts geändert.\n", said);
        Assert.NotEmpty(before);
        Assert.Equal(before, _bot.DataFiles());
    }

    [Fact]
    public async Task In_a_new_version_replaces_the_old_one_in_answers()
    {
        await ImportAsync("Vertrag.txt", Text);

        var said = (await ImportAsync("Vertrag.txt", "Die Partner bauen eine Seilbahn über die Lahn.\n")).Success();

        Assert.Equal("Neue Fassung aufgenommen: „Vertrag Marburg“ in der Sammlung marburg, 1 Stellen. Frühere Zitate bleiben auffindbar.\n", said);
        Assert.Equal("Die Partner bauen eine Seilbahn über die Lahn.", Assert.Single((await _bot.RunAsync("ask", "Seilbahn", "--collection", "marburg")).Printed().Quotes).Words);
        Assert.False((await _bot.RunAsync("ask", "Freibad", "--collection", "marburg", "--json")).Json()["covered"]!.GetValue<bool>());
    }

    private Task<Outcome> ImportAsync(string name, string text) => ImportAsync(name, Encoding.UTF8.GetBytes(text));

    private Task<Outcome> ImportAsync(string name, byte[] bytes) =>
        _bot.RunAsync("import", _bot.Bring(name, bytes), "--collection", "marburg", "--title", "Vertrag Marburg");

    private static byte[] Windows1252(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(text);
}
