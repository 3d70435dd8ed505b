using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Documents;

public sealed class ImportsThatAreRefused : IDisposable
{
    private const int MegaByte = 1024 * 1024;

    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Missing_file()
    {
        var missing = _bot.PathOf("missing.txt");

        Assert.Equal($"Die Datei „{missing}“ gibt es nicht. Bitte prüfen Sie den Pfad.", await RefusalOfAsync(missing));
    }

    [Fact]
    public async Task Folder_instead_of_a_file()
    {
        var folder = Directory.CreateDirectory(_bot.PathOf("folder.txt")).FullName;

        Assert.Equal($"Die Datei „{folder}“ gibt es nicht. Bitte prüfen Sie den Pfad.", await RefusalOfAsync(folder));
    }

    [Fact]
    public async Task File_that_cannot_be_read()
    {
        var file = _bot.Bring("locked.txt", "Ein Satz.");
        await using var other = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal($"Die Datei „{file}“ ist nicht lesbar. Bitte prüfen Sie die Zugriffsrechte.", await RefusalOfAsync(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    public async Task Path_that_is_none(string path)
    {
        Assert.Matches("^Die Datei „.*“ (gibt es nicht|ist nicht lesbar)", await RefusalOfAsync(path));
    }

    [Fact]
    public async Task Empty_file()
    {
        var file = _bot.Bring("empty.txt", "");

        Assert.Equal($"Die Datei „{file}“ ist leer.", await RefusalOfAsync(file));
    }

    [Fact]
    public async Task File_over_20_MB()
    {
        var file = _bot.Bring("large.txt", "");
        await using (var large = File.OpenWrite(file))
            large.SetLength((20 * MegaByte) + 1);

        Assert.Equal($"Die Datei „{file}“ ist größer als 20 MB. Bitte teilen Sie sie auf.", await RefusalOfAsync(file));
    }

    [Theory]
    [InlineData("scan.pdf")]
    [InlineData("scan.txt")]
    [InlineData("scan.md")]
    public async Task Binary_file(string name)
    {
        var file = _bot.Bring(name, [0x25, 0x50, 0x44, 0x46, 0x00, 0x01, 0x02, 0x03, 0xff]);

        Assert.Equal($"Die Datei „{file}“ ist weder Text noch Markdown noch .docx. Bitte speichern Sie sie in einem dieser Formate.", await RefusalOfAsync(file));
    }

    [Fact]
    public async Task Broken_Word_file()
    {
        var sound = WordFiles.With("Ein Satz, der hier steht.");
        var file = _bot.Bring("broken.docx", sound[..(sound.Length / 2)]);

        Assert.Equal($"Die Datei „{file}“ ist keine lesbare .docx-Datei. Bitte speichern Sie sie erneut.", await RefusalOfAsync(file));
    }

    [Fact]
    public async Task Text_that_calls_itself_a_Word_file()
    {
        var file = _bot.Bring("text.docx", "Ein Satz, der hier steht.");

        Assert.Equal($"Die Datei „{file}“ ist keine lesbare .docx-Datei. Bitte speichern Sie sie erneut.", await RefusalOfAsync(file));
    }

    [Fact]
    public async Task Zip_bomb()
    {
        var file = _bot.Bring("bomb.docx", WordFiles.ThatUnfoldsTo(megabytes: 101));

        Assert.Equal($"Die Datei „{file}“ wird beim Entpacken zu groß und wurde nicht gelesen.", await RefusalOfAsync(file));
    }

    [Theory]
    [InlineData("blank.txt")]
    [InlineData("blank.md")]
    public async Task File_without_text(string name)
    {
        var file = _bot.Bring(name, " \n\n\t\n");

        Assert.Equal($"In der Datei „{file}“ wurde kein Text gefunden, der zitiert werden könnte.", await RefusalOfAsync(file));
    }

    [Fact]
    public async Task Word_file_without_text()
    {
        var file = _bot.Bring("blank.docx", WordFiles.With("", " "));

        Assert.Equal($"In der Datei „{file}“ wurde kein Text gefunden, der zitiert werden könnte.", await RefusalOfAsync(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Marburg")]
    [InlineData("bad homburg")]
    [InlineData("köln")]
    [InlineData("../siegen")]
    [InlineData("-")]
    [InlineData("a123456789012345678901234567890123456789x")]
    public async Task Collection_with_an_identity_that_cannot_be_one(string collection)
    {
        Assert.Equal(
            "Die Kennung der Sammlung darf nur Kleinbuchstaben, Ziffern und Bindestriche enthalten (höchstens 40 Zeichen).",
            (await _bot.RunAsync("import", _bot.Bring("a.txt", "Ein Satz."), "--collection", collection, "--title", "Vertrag")).Refusal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("!!!")]
    [InlineData("🎉")]
    [InlineData("Ver\u0007trag")]
    [InlineData("LONG")]
    public async Task Title_that_names_nothing_or_too_much(string title)
    {
        var given = title == "LONG" ? new string('V', 201) : title;

        Assert.Equal(
            "Der Titel muss Buchstaben enthalten und darf höchstens 200 Zeichen lang sein.",
            (await _bot.RunAsync("import", _bot.Bring("a.txt", "Ein Satz."), "--collection", "marburg", "--title", given)).Refusal());
    }

    [Fact]
    public async Task Data_folder_that_cannot_be_written()
    {
        var folder = Path.Combine(_bot.Bring("file", "no folder"), "data");

        Assert.Equal(
            $"In den Datenordner „{folder}“ kann nicht geschrieben werden. Bitte prüfen Sie die Zugriffsrechte oder wählen Sie mit --data einen anderen.",
            (await _bot.RunAsync("import", _bot.Bring("a.txt", "Ein Satz."), "--collection", "marburg", "--title", "Vertrag", "--data", folder)).Refusal());
    }

    [Fact]
    public async Task Data_folder_in_which_another_import_is_running()
    {
        await ImportedAsync();
        var before = _bot.DataFiles();
        await using (new FileStream(Path.Combine(_bot.Data, ".import.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            Assert.Equal(
                $"Ein anderer Import in den Datenordner „{_bot.Data}“ läuft gerade. Bitte versuchen Sie es danach erneut.",
                (await _bot.RunAsync("import", _bot.Bring("b.txt", "Ein anderer Satz."), "--collection", "marburg", "--title", "Vertrag")).Refusal());
        }

        Assert.Equal(before, _bot.DataFiles());
        (await _bot.RunAsync("import", _bot.Bring("b.txt", "Ein anderer Satz."), "--collection", "marburg", "--title", "Vertrag")).Success();
    }

    [Fact]
    public async Task Imports_at_the_same_time_lose_none_that_was_accepted()
    {
        string[] titles = ["Vertrag Nord", "Vertrag Ost", "Vertrag Süd", "Vertrag West"];
        var files = titles.Select(t => _bot.Bring($"{t}.txt", $"Ein Satz im {t}.")).ToList();

        var outcomes = await Task.WhenAll(titles.Select((t, i) => Task.Run(() => _bot.RunAsync("import", files[i], "--collection", "marburg", "--title", t))));

        Assert.Contains(outcomes, o => o.Exit == 0);
        Assert.All(outcomes.Where(o => o.Exit != 0), o => Assert.Contains("läuft gerade", o.Refusal(), StringComparison.Ordinal));
        var listed = (await _bot.RunAsync("documents", "--collection", "marburg")).Success();
        Assert.All(titles.Index(), t => Assert.Equal(outcomes[t.Index].Exit == 0, listed.Contains(t.Item, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"name":"Marburg"}""")]
    [InlineData("""{"name":"Marburg","documents":null}""")]
    [InlineData("""{"name":"Marburg","documents":[null]}""")]
    public async Task Data_folder_that_is_damaged(string documents)
    {
        _bot.Bring(Path.Combine("data", "marburg", "documents.json"), documents);

        Assert.Equal(
            $"Die Datei documents.json im Datenordner „{_bot.Data}“ ist beschädigt. Es wurde nichts geändert.",
            (await _bot.RunAsync("import", _bot.Bring("a.txt", "Ein Satz."), "--collection", "marburg", "--title", "Vertrag")).Refusal());
        Assert.Equal(documents, await File.ReadAllTextAsync(Path.Combine(_bot.Data, "marburg", "documents.json")));
    }

    [Fact]
    public async Task Are_worded_in_English_when_told_so()
    {
        var file = _bot.Bring("empty.txt", "");

        Assert.Equal($"The file “{file}” is empty.", (await _bot.RunAsync("import", file, "--collection", "marburg", "--title", "Vertrag", "--lang", "en")).Refusal());
    }

    [Fact]
    public async Task Leave_what_was_imported_before_as_it_was()
    {
        await ImportedAsync();
        var before = _bot.DataFiles();

        await RefusalOfAsync(_bot.Bring("empty.txt", ""));
        await RefusalOfAsync(_bot.Bring("broken.docx", "Ein Satz."));

        Assert.NotEmpty(before);
        Assert.Equal(before, _bot.DataFiles());
        Assert.Equal("Ein Satz über das Schwimmbad.", (await _bot.RunAsync("ask", "Schwimmbad", "--collection", "marburg")).Printed().Quotes[0].Words);
    }

    [Fact]
    public async Task Do_not_even_create_the_data_folder()
    {
        await RefusalOfAsync(_bot.Bring("empty.txt", ""));

        Assert.False(Directory.Exists(_bot.Data));
    }

    private async Task ImportedAsync() =>
        (await _bot.RunAsync("import", _bot.Bring("good.txt", "Ein Satz über das Schwimmbad."), "--collection", "marburg", "--title", "Vertrag")).Success();

    private async Task<string> RefusalOfAsync(string file) =>
        (await _bot.RunAsync("import", file, "--collection", "marburg", "--title", "Vertrag")).Refusal();
}
