using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Starting;

public sealed class BrokenSeeds : IDisposable
{
    private const string GlossaryName = "glossary.own.txt";

    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Theory]
    [InlineData("ask", "kita")]
    [InlineData("ask")]
    [InlineData("ask", "--batch", "questions.jsonl")]
    [InlineData("documents")]
    [InlineData("show", "siegen/kooperationsvertrag@000000000000#1")]
    [InlineData("eval", "questions.jsonl")]
    public async Task Stop_every_command_that_needs_them(params string[] arguments)
    {
        AddToGlossary("zu | wenige | Spalten");

        Assert.StartsWith("Der Start ist nicht möglich. Fehler in den Quelldateien: 1\n", (await _bot.RunAsync(arguments)).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nur | drei | Spalten", "Eine Zeile braucht sechs durch „|“ getrennte Spalten: nur | drei | Spalten")]
    [InlineData("a | b | c | d | | | zu viele", "Eine Zeile braucht sechs durch „|“ getrennte Spalten: a | b | c | d | | | zu viele")]
    [InlineData("Zeppelin; Luftschiff | | | | |", "Eine Zeile nennt genau einen Begriff und höchstens einen Oberbegriff: Zeppelin; Luftschiff")]
    [InlineData(" | | | airship | |", "Eine Zeile nennt genau einen Begriff und höchstens einen Oberbegriff: ")]
    [InlineData("Zeppelinhafen | | | | Flugzeug; Luftschiff |", "Eine Zeile nennt genau einen Begriff und höchstens einen Oberbegriff: Zeppelinhafen")]
    [InlineData("Zeppelinhafen | !!! | | | |", "Ein Begriff enthält keine Buchstaben: !!!")]
    [InlineData("Zeppelinhafen | | | | Luftschiffwesen |", "Der Ober- oder Nachbarbegriff „Luftschiffwesen“ fehlt.")]
    [InlineData("Zeppelinhafen | | | | | Luftschiffwesen", "Der Ober- oder Nachbarbegriff „Luftschiffwesen“ fehlt.")]
    [InlineData("Zeppelinhafen | | | | Zeppelinhafen |", "„Zeppelinhafen“ ist über seine Oberbegriffe sich selbst übergeordnet.")]
    public async Task Name_file_line_and_reason_of_a_glossary_error(string line, string reason)
    {
        var number = AddToGlossary(line);

        Assert.Equal($"{_bot.Seed(GlossaryName)}:{number}: {reason}".TrimEnd(), await OnlyErrorAsync());
    }

    [Fact]
    public async Task Name_both_places_of_a_term_that_is_taken()
    {
        var first = AddToGlossary("Zeppelinhafen | Luftschiffhalle | | | |");
        var second = AddToGlossary("Luftschiffhalle | | | | |");

        Assert.Equal($"{_bot.Seed(GlossaryName)}:{second}: „Luftschiffhalle“ ist bereits vergeben: {_bot.Seed(GlossaryName)}:{first}", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Name_every_concept_of_a_circle()
    {
        var first = AddToGlossary("Zeppelinhafen | | | | Luftschiffhalle |");
        var second = AddToGlossary("Luftschiffhalle | | | | Zeppelinhafen |");

        var message = (await _bot.RunAsync("ask", "kita")).Refusal().Split('\n');

        Assert.Equal("Der Start ist nicht möglich. Fehler in den Quelldateien: 2", message[0]);
        Assert.Equal($"{_bot.Seed(GlossaryName)}:{first}: „Zeppelinhafen“ ist über seine Oberbegriffe sich selbst übergeordnet.", message[1]);
        Assert.Equal($"{_bot.Seed(GlossaryName)}:{second}: „Luftschiffhalle“ ist über seine Oberbegriffe sich selbst übergeordnet.", message[2]);
    }

    [Fact]
    public async Task Name_file_and_line_of_a_documents_file_that_is_no_JSON()
    {
        await File.WriteAllTextAsync(Manifest("siegen"), "{\n  \"name\": \"Siegen\",\n  \"documents\": [ oops ]\n}\n");

        Assert.Matches($@"^{Literally(Manifest("siegen"))}:3: Die Datei ist kein gültiges JSON oder unvollständig \(.+\)\.$", await OnlyErrorAsync());
    }

    [Theory]
    [InlineData("id")]
    [InlineData("file")]
    [InlineData("title")]
    [InlineData("shortTitle")]
    public async Task Name_the_documents_file_in_which_something_is_missing(string name)
    {
        ChangeManifest("siegen", manifest => manifest["documents"]![0]!.AsObject().Remove(name));

        Assert.Matches($@"^{Literally(Manifest("siegen"))}(:\d+)?: Die Datei ist kein gültiges JSON oder unvollständig \(.*\)\.$", await OnlyErrorAsync());
    }

    [Theory]
    [InlineData("id")]
    [InlineData("file")]
    [InlineData("title")]
    [InlineData("shortTitle")]
    public async Task Name_the_documents_file_in_which_something_is_null(string name)
    {
        ChangeManifest("siegen", manifest => manifest["documents"]![0]![name] = null);

        Assert.Matches($@"^{Literally(Manifest("siegen"))}(:\d+)?: Die Datei ist kein gültiges JSON oder unvollständig \(.*\)\.$", await OnlyErrorAsync());
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"name":"Siegen"}""")]
    [InlineData("""{"name":"Siegen","documents":null}""")]
    [InlineData("""{"name":"Siegen","documents":[null]}""")]
    [InlineData("""{"name":"Siegen","documents":[{"id":"a","file":"kooperationsvertrag.txt","title":"A","shortTitle":"A","chapters":[null]}]}""")]
    [InlineData("""{"name":"Siegen","documents":[{"id":"a","file":"kooperationsvertrag.txt","title":"A","shortTitle":"A","earlierFiles":[null]}]}""")]
    [InlineData("""{"name":"Siegen","documents":[{"id":"a","file":"kooperationsvertrag.txt","title":"A","shortTitle":"A","bold":{"meaning":"B","quote":null,"under":"C"}}]}""")]
    [InlineData("""{"name":"Siegen","documents":[],"documnets":[]}""")]
    [InlineData("""{"name":"Siegen","name":"Krefeld","documents":[]}""")]
    [InlineData("")]
    public async Task Name_the_documents_file_that_is_not_what_it_should_be(string content)
    {
        await File.WriteAllTextAsync(Manifest("siegen"), content);

        Assert.Matches($@"^{Literally(Manifest("siegen"))}(:\d+)?: Die Datei ist kein gültiges JSON oder unvollständig \(.*\)\.$", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Name_an_identity_that_is_used_twice()
    {
        ChangeManifest("siegburg", manifest => manifest["documents"]![1]!["id"] = "produktstrategie");

        Assert.Equal($"{Manifest("siegburg")}: Die Kennung „produktstrategie“ ist doppelt vergeben.", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Name_a_document_that_is_missing()
    {
        File.Delete(_bot.Seed("siegen", "kooperationsvertrag.txt"));

        Assert.Equal($"{Manifest("siegen")}: Die Datei „kooperationsvertrag.txt“ fehlt oder ist nicht lesbar.", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Name_a_document_that_cannot_be_opened()
    {
        await using var other = Occupy(_bot.Seed("siegen", "kooperationsvertrag.txt"));

        Assert.Equal($"{Manifest("siegen")}: Die Datei „kooperationsvertrag.txt“ fehlt oder ist nicht lesbar.", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Name_a_documents_file_that_cannot_be_opened()
    {
        await using var other = Occupy(Manifest("siegen"));

        Assert.Equal($"{Manifest("siegen")}: Die Datei „documents.json“ fehlt oder ist nicht lesbar.", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Name_a_glossary_that_cannot_be_opened()
    {
        AddToGlossary("Zeppelinhafen | | | | |");
        await using var other = Occupy(_bot.Seed(GlossaryName));

        Assert.Equal($"{_bot.Seed(GlossaryName)}: Die Datei „{GlossaryName}“ fehlt oder ist nicht lesbar.", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Do_not_blame_other_files_for_what_an_unreadable_glossary_defines()
    {
        AddToGlossary("Zeppelinhafen | | | | |");
        _bot.Bring(Path.Combine("data", "glossary.more.txt"), "Zeppelinhalle | | | | Zeppelinhafen |\n");
        await using var other = Occupy(_bot.Seed(GlossaryName));

        Assert.StartsWith($"{_bot.Seed(GlossaryName)}: ", await OnlyErrorAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_a_document_that_is_no_text()
    {
        await File.WriteAllBytesAsync(_bot.Seed("siegen", "kooperationsvertrag.txt"), [0, 1, 2, 3]);

        Assert.Equal($"{_bot.Seed("siegen", "kooperationsvertrag.txt")}: Das Dokument „kooperationsvertrag“ lässt sich nicht als Text lesen.", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Name_a_chapter_the_document_does_not_have()
    {
        ChangeManifest("krefeld", manifest => manifest["documents"]![0]!["chapters"]!.AsArray().Add("Raumfahrt"));

        Assert.Equal($"{Manifest("krefeld")}: Die Kapitelüberschrift „Raumfahrt“ steht nicht im Dokument.", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Name_a_legend_the_document_does_not_have()
    {
        ChangeManifest("soest", manifest => manifest["documents"]![0]!["bold"]!["quote"] = "Fett ist fett");

        Assert.Equal($"{Manifest("soest")}: Der Wortlaut „Fett ist fett“ steht nicht im Dokument.", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Are_all_named_at_once()
    {
        var glossaryLine = AddToGlossary("zu | wenige | Spalten");
        File.Delete(_bot.Seed("soest", "zukunftsprogramm.txt"));

        var message = (await _bot.RunAsync("ask", "kita")).Refusal().Split('\n');

        Assert.Equal("Der Start ist nicht möglich. Fehler in den Quelldateien: 2", message[0]);
        Assert.Equal(3, message.Length);
        Assert.Contains(message, m => m.StartsWith($"{Manifest("soest")}: ", StringComparison.Ordinal));
        Assert.Contains(message, m => m.StartsWith($"{_bot.Seed(GlossaryName)}:{glossaryLine}: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Are_worded_in_English_when_told_so()
    {
        var number = AddToGlossary("zu | wenige | Spalten");

        Assert.Equal(
            $"Cannot start. Errors in the source files: 1\n{_bot.Seed(GlossaryName)}:{number}: A line needs six columns divided by “|”: zu | wenige | Spalten",
            (await _bot.RunAsync("ask", "kita", "--lang", "en")).Refusal());
    }

    [Fact]
    public async Task That_are_not_there_at_all_stop_the_start()
    {
        Directory.Delete(_bot.Seeds, recursive: true);

        Assert.Equal($"{_bot.Seeds}: Der Ordner ist nicht lesbar. Bitte prüfen Sie Pfad und Zugriffsrechte.", await OnlyErrorAsync());
    }

    [Fact]
    public async Task Do_not_stop_an_import_which_needs_none()
    {
        AddToGlossary("zu | wenige | Spalten");

        (await _bot.RunAsync("import", _bot.Bring("a.txt", "Ein Satz."), "--collection", "marburg", "--title", "Vertrag")).Success();
    }

    [Fact]
    public async Task May_lie_in_the_data_folder_too()
    {
        var broken = _bot.Bring(Path.Combine("data", "glossary.own.txt"), "# eigene\nzu | wenige | Spalten\n");

        Assert.Equal($"{broken}:2: Eine Zeile braucht sechs durch „|“ getrennte Spalten: zu | wenige | Spalten", await OnlyErrorAsync());
    }

    private string Manifest(string collection) => _bot.Seed(collection, "documents.json");

    /// <summary>Adds a line to a glossary file and returns its number.</summary>
    private int AddToGlossary(string line)
    {
        var path = _bot.Seed(GlossaryName);
        if (!File.Exists(path))
            File.WriteAllText(path, "# Verkehr\n\nFlugzeug | Flieger | | airplane | |\nLuftschiff | | Zigarre | airship | |\n");

        File.AppendAllText(path, $"{line}\n");
        return File.ReadAllLines(path).Length;
    }

    private void ChangeManifest(string collection, Action<JsonObject> change)
    {
        var manifest = JsonNode.Parse(File.ReadAllText(Manifest(collection)))!.AsObject();
        change(manifest);
        File.WriteAllText(Manifest(collection), manifest.ToJsonString(), Encoding.UTF8);
    }

    private static FileStream Occupy(string path) => new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

    private static string Literally(string path) => Regex.Escape(path);

    /// <summary>The error, when there is exactly one.</summary>
    private async Task<string> OnlyErrorAsync()
    {
        var message = (await _bot.RunAsync("ask", "kita")).Refusal().Split('\n');
        Assert.Equal("Der Start ist nicht möglich. Fehler in den Quelldateien: 1", message[0]);
        Assert.Equal(2, message.Length);
        return message[1];
    }
}
