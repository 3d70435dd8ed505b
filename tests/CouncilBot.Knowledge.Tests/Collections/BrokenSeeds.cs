using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Glossaries;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Collections;

public sealed class BrokenSeeds : IDisposable
{
    private readonly SeedFolder _seeds = new SeedFolder().With("soest", ("programm", "Verkehr\n\nWir bauen."));

    public void Dispose() => _seeds.Dispose();

    [Theory]
    [InlineData("{\n  \"name\": \"Siegen\",\n  \"documents\": [\n", 4)]
    [InlineData("{\n  \"name\": \"Siegen\"\n  \"documents\": []\n}", 3)]
    [InlineData("", 1)]
    [InlineData("null", 1)]
    [InlineData("{\n  \"name\": \"Siegen\",\n  \"documents\": [],\n  \"titel\": 1\n}", 4)]
    [InlineData("{\n  \"name\": \"Siegen\",\n  \"name\": \"Soest\",\n  \"documents\": []\n}", 3)]
    public void Whose_list_of_documents_is_no_valid_JSON_stop_the_start_with_file_and_line(string json, int line)
    {
        var path = _seeds.Manifest("siegen", json);
        var error = Only();
        Assert.Equal((path, line, SeedProblem.BrokenManifest), (error.File, error.Line, error.Problem));
    }

    [Theory]
    [InlineData("{ \"name\": \"Siegen\" }")]
    [InlineData("{ \"name\": null, \"documents\": [] }")]
    [InlineData("{ \"name\": \"Siegen\", \"documents\": null }")]
    [InlineData("{ \"name\": \"Siegen\", \"documents\": [ null ] }")]
    [InlineData("{ \"name\": \"Siegen\", \"documents\": [ { \"id\": \"a\" } ] }")]
    [InlineData("{ \"name\": \"Siegen\", \"documents\": [ { \"id\": \"a\", \"file\": null, \"title\": \"A\", \"shortTitle\": \"A\" } ] }")]
    public void Whose_list_of_documents_lacks_something_stop_the_start(string json)
    {
        var path = _seeds.Manifest("siegen", json);
        Assert.Equal((path, SeedProblem.BrokenManifest), (Only().File, Only().Problem));
    }

    [Fact]
    public void That_name_a_missing_file_stop_the_start()
    {
        var path = _seeds.Manifest("siegen", Manifest("\"file\": \"fehlt.txt\""));
        Assert.Equal(new SeedError(path, null, SeedProblem.MissingFile, "fehlt.txt"), Only());
    }

    [Fact]
    public void That_name_a_missing_earlier_version_stop_the_start()
    {
        _seeds.Write("siegen/da.txt", "Wir bauen."u8.ToArray());
        var path = _seeds.Manifest("siegen", Manifest("\"file\": \"da.txt\", \"earlierFiles\": [ \"frueher.txt\" ]"));
        Assert.Equal(new SeedError(path, null, SeedProblem.MissingFile, "frueher.txt"), Only());
    }

    [Fact]
    public void That_name_a_file_that_cannot_be_opened_stop_the_start()
    {
        _seeds.Write("siegen/da.txt", "Wir bauen."u8.ToArray());
        var path = _seeds.Manifest("siegen", Manifest("\"file\": \"da.txt\""));
        using var held = new FileStream(_seeds.PathOf("siegen/da.txt"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal((path, SeedProblem.MissingFile), (Only().File, Only().Problem));
    }

    [Fact]
    public void With_a_document_that_cannot_be_read_stop_the_start()
    {
        var file = _seeds.Write("siegen/da.txt", [0, 1, 2, 3]);
        _seeds.Manifest("siegen", Manifest("\"file\": \"da.txt\""));
        Assert.Equal(new SeedError(file, null, SeedProblem.UnreadableDocument, "vertrag"), Only());
    }

    [Fact]
    public void With_a_chapter_that_is_no_heading_stop_the_start()
    {
        _seeds.Write("siegen/da.txt", "Verkehr\n\nWir bauen."u8.ToArray());
        var path = _seeds.Manifest("siegen", Manifest("\"file\": \"da.txt\", \"chapters\": [ \"Verkehr\", \"Haushalt\" ]"));
        Assert.Equal(new SeedError(path, null, SeedProblem.UnknownChapter, "Haushalt"), Only());
    }

    [Fact]
    public void With_a_legend_that_the_source_does_not_hold_stop_the_start()
    {
        _seeds.Write("siegen/da.txt", "Wir bauen."u8.ToArray());
        var path = _seeds.Manifest("siegen", Manifest("\"file\": \"da.txt\", \"bold\": { \"meaning\": \"Schwerpunkt\", \"quote\": \"Fett ist wichtig\", \"under\": \"Ziele\" }"));
        Assert.Equal(new SeedError(path, null, SeedProblem.LegendNotFound, "Fett ist wichtig"), Only());
    }

    [Fact]
    public void With_two_documents_of_one_identity_stop_the_start()
    {
        _seeds.With("siegen", ("vertrag", "Wir bauen."), ("vertrag", "Wir sparen."));
        Assert.Equal(new SeedError(_seeds.PathOf("siegen/documents.json"), null, SeedProblem.DuplicateDocument, "vertrag"), Only());
    }

    [Fact]
    public void With_an_error_in_the_glossary_stop_the_start_with_file_and_line()
    {
        var glossary = _seeds.Write("glossary.txt", "# ours\nKita | | | nursery | Bildung | "u8.ToArray());
        Assert.Equal(new SeedError(glossary, 2, SeedProblem.Glossary, "Bildung") { GlossaryProblem = GlossaryProblem.UnknownConcept }, Only());
    }

    [Fact]
    public void With_a_glossary_that_cannot_be_opened_stop_the_start()
    {
        var glossary = _seeds.Write("glossary.txt", "Kita | | | nursery | | "u8.ToArray());
        using var held = new FileStream(glossary, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal((glossary, SeedProblem.MissingFile), (Only().File, Only().Problem));
    }

    [Theory]
    [InlineData("fehlt")]
    [InlineData("soest/programm.txt")]
    public void In_a_folder_that_is_none_stop_the_start(string path)
    {
        var (knowledge, errors) = KnowledgeBase.Open(_seeds.PathOf(path));
        Assert.Null(knowledge);
        Assert.Equal(new SeedError(_seeds.PathOf(path), null, SeedProblem.UnreadableFolder, _seeds.PathOf(path)), Assert.Single(errors));
    }

    [Fact]
    public void Or_a_data_folder_that_is_a_file_stop_the_start()
    {
        var file = _seeds.PathOf("soest/programm.txt");
        var (knowledge, errors) = KnowledgeBase.Open(_seeds.Path, file);
        Assert.Null(knowledge);
        Assert.Equal(new SeedError(file, null, SeedProblem.UnreadableFolder, file), Assert.Single(errors));
    }

    [Fact]
    public void Or_a_damaged_data_folder_stop_the_start()
    {
        using var data = new TemporaryFolder();
        var path = data.Write("soest/documents.json", "{");
        var (knowledge, errors) = KnowledgeBase.Open(_seeds.Path, data.Path);
        Assert.Null(knowledge);
        Assert.Equal((path, 1, SeedProblem.BrokenManifest), (Assert.Single(errors).File, errors[0].Line, errors[0].Problem));
    }

    [Fact]
    public void Name_all_their_errors_at_once()
    {
        _seeds.Manifest("siegen", "{");
        _seeds.Manifest("werl", Manifest("\"file\": \"fehlt.txt\""));
        _seeds.Write("glossary.txt", "Kita"u8.ToArray());
        Assert.Equal([SeedProblem.BrokenManifest, SeedProblem.MissingFile, SeedProblem.Glossary], Errors().Select(e => e.Problem));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public void Are_found_however_the_folder_is_written(string end)
    {
        _seeds.Write("siegen/da.txt", [0, 1, 2, 3]);
        _seeds.Manifest("siegen", Manifest("\"file\": \"da.txt\""));
        Assert.Equal(SeedProblem.UnreadableDocument, Assert.Single(KnowledgeBase.Open(_seeds.Path + end).Errors).Problem);
    }

    private static string Manifest(string entry) =>
        $$"""{ "name": "Siegen", "documents": [ { "id": "vertrag", "title": "Vertrag", "shortTitle": "Vertrag", {{entry}} } ] }""";

    private SeedError Only() => Assert.Single(Errors());

    private IReadOnlyList<SeedError> Errors()
    {
        var (knowledge, errors) = KnowledgeBase.Open(_seeds.Path);
        Assert.Null(knowledge);
        return errors;
    }
}
