using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Import;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Collections;

public sealed class AnImportThatCannotBe : IDisposable
{
    private readonly TemporaryFolder _desk = new();
    private readonly TemporaryFolder _data = new();
    private readonly string _file;

    public AnImportThatCannotBe() => _file = _desk.Write("vertrag.txt", "Wir bauen Radwege.");

    public void Dispose()
    {
        _desk.Dispose();
        _data.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Siegen")]
    [InlineData("bad ems")]
    [InlineData("köln")]
    [InlineData("..")]
    [InlineData("../siegen")]
    [InlineData("a/b")]
    [InlineData("-siegen")]
    [InlineData("siegen\n")]
    [InlineData("siegen\0")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-abcdefghijklmn")]
    public void Names_no_valid_collection(string collection) => Refused(DataFolderRefusal.InvalidCollection, _file, collection, "Vertrag");

    [Theory]
    [InlineData("")]
    [InlineData("  \t ")]
    [InlineData("?!…")]
    [InlineData("🙂")]
    [InlineData("Vertrag\u0007")]
    public void Has_no_title(string title) => Refused(DataFolderRefusal.InvalidTitle, _file, "siegen", title);

    [Fact]
    public void Has_too_long_a_title() => Refused(DataFolderRefusal.InvalidTitle, _file, "siegen", new string('a', 201));

    [Fact]
    public void Has_no_file() => Refused(DataFolderRefusal.FileNotFound, _desk.PathOf("fehlt.txt"), "siegen", "Vertrag");

    [Fact]
    public void Has_a_folder_for_a_file() => Refused(DataFolderRefusal.FileNotFound, _desk.Path, "siegen", "Vertrag");

    [Fact]
    public void Has_a_file_that_cannot_be_opened()
    {
        using var held = new FileStream(_file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Refused(DataFolderRefusal.FileUnreadable, _file, "siegen", "Vertrag");
    }

    [Fact]
    public void Has_a_file_over_20_MB()
    {
        using (var large = File.Create(_desk.PathOf("gross.txt")))
            large.SetLength(Limits.FileBytes + 1);

        var outcome = new DataFolder(_data.Path).Import(_desk.PathOf("gross.txt"), "siegen", "Vertrag");
        Assert.Equal((null, null, ImportRefusal.TooLarge), (outcome.Effect, outcome.Refusal, outcome.FileRefusal));
        Assert.Empty(_data.Contents());
    }

    [Fact]
    public void Has_a_file_that_is_no_document()
    {
        var outcome = new DataFolder(_data.Path).Import(_desk.Write("a.docx", "kein Archiv"), "siegen", "Vertrag");
        Assert.Equal((null, null, ImportRefusal.BrokenWordFile), (outcome.Effect, outcome.Refusal, outcome.FileRefusal));
        Assert.Null(outcome.Document);
        Assert.Empty(_data.Contents());
    }

    [Fact]
    public void Goes_to_a_folder_that_cannot_be_written() =>
        Assert.Equal(DataFolderRefusal.FolderNotWritable, new DataFolder(Path.Combine(_file, "daten")).Import(_file, "siegen", "Vertrag").Refusal);

    [Fact]
    public void Goes_to_a_collection_that_cannot_be_written()
    {
        _data.Write("siegen", "eine Datei, wo der Ordner sein müsste");
        Refused(DataFolderRefusal.FolderNotWritable, _file, "siegen", "Vertrag");
    }

    [Fact]
    public void Cannot_replace_the_list_of_documents()
    {
        Directory.CreateDirectory(_data.PathOf("siegen/documents.json"));

        Assert.Equal(DataFolderRefusal.FolderNotWritable, new DataFolder(_data.Path).Import(_file, "siegen", "Vertrag").Refusal);
        Assert.DoesNotContain(_data.Contents().Keys, f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_beside_another()
    {
        var folder = new DataFolder(_data.Path);
        folder.Import(_file, "siegen", "Vertrag");
        var other = _desk.Write("neu.txt", "Wir bauen Schulen.");

        using (new FileStream(_data.PathOf(".import.lock"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Refused(DataFolderRefusal.Busy, other, "siegen", "Vertrag");

        Assert.Equal(ImportEffect.NewVersion, folder.Import(other, "siegen", "Vertrag").Effect);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"name\": \"Siegen\", \"documents\": [")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"name\": \"Siegen\", \"documents\": null }")]
    [InlineData("{ \"name\": \"Siegen\", \"documents\": [ null ] }")]
    [InlineData("{ \"documents\": [] }")]
    [InlineData("{ \"name\": \"Siegen\", \"documents\": [], \"more\": 1 }")]
    public void Finds_the_list_of_documents_damaged(string json)
    {
        _data.Write("siegen/documents.json", json);
        Refused(DataFolderRefusal.FolderBroken, _file, "siegen", "Vertrag");
    }

    [Fact]
    public void Does_not_hold_up_the_next()
    {
        var folder = new DataFolder(_data.Path);
        _data.Write("siegen/documents.json", "{");
        folder.Import(_file, "siegen", "Vertrag");
        Assert.Equal(ImportEffect.Added, folder.Import(_file, "krefeld", "Vertrag").Effect);
    }

    /// <summary>The import is refused for this reason and no other, and the data folder is what it was.</summary>
    private void Refused(DataFolderRefusal refusal, string file, string collection, string title)
    {
        var before = WithoutLock();
        var outcome = new DataFolder(_data.Path).Import(file, collection, title);
        Assert.Equal((null, refusal, null), (outcome.Effect, outcome.Refusal, outcome.FileRefusal));
        Assert.Null(outcome.Document);
        Assert.Equal(before, WithoutLock());
    }

    private List<string> WithoutLock() =>
        [.. Directory.EnumerateFiles(_data.Path, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != ".import.lock").Order(StringComparer.Ordinal).Select(f => $"{f} {Convert.ToHexString(File.ReadAllBytes(f))}")];
}
