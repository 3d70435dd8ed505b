using System.Text;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Documents;
using CouncilBot.Knowledge.Import;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Collections;

public sealed class ImportingADocument : IDisposable
{
    private readonly TemporaryFolder _desk = new();
    private readonly TemporaryFolder _data = new();

    public void Dispose()
    {
        _desk.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void Adds_it_to_a_new_collection()
    {
        var outcome = Import("vertrag.txt", "Wir bauen Radwege.");

        Assert.Equal((ImportEffect.Added, "Kooperationsvertrag", 1), (outcome.Effect, Document(outcome).Info.Title, Document(outcome).Passages.Count));
        Assert.Equal("Wir bauen Radwege.", Assert.Single(Read("musterstadt")).Passages[0].Text);
    }

    [Fact]
    public void Adds_it_beside_others()
    {
        Import("vertrag.txt", "Wir bauen Radwege.");
        Assert.Equal(ImportEffect.Added, Import("strategie.txt", "Wir bauen Schulen.", title: "Strategie").Effect);
        Assert.Equal(["Kooperationsvertrag", "Strategie"], Read("musterstadt").Select(d => d.Info.Title), StringComparer.Ordinal);
    }

    [Fact]
    public void Keeps_the_file_as_it_is()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes("Wir bauen Straßen.\r\n");
        var outcome = new DataFolder(_data.Path).Import(_desk.Write("vertrag.TXT", bytes), "musterstadt", "Kooperationsvertrag");

        Assert.Equal((ImportEffect.Added, "Windows-1252", true), (outcome.Effect, outcome.Encoding, outcome.EncodingAssumed));
        Assert.Equal(bytes, File.ReadAllBytes(_data.PathOf($"musterstadt/kooperationsvertrag.{DocumentReader.VersionOf(bytes)}.txt")));
    }

    [Fact]
    public void Takes_Word_and_Markdown()
    {
        var word = new DataFolder(_data.Path).Import(_desk.Write("a.docx", new WordFileBuilder().Paragraph("Wir bauen.").Build()), "musterstadt", "Word");
        Assert.Equal(ImportEffect.Added, word.Effect);
        Assert.Equal(ImportEffect.Added, Import("a.md", "# Verkehr\n\nWir bauen.", title: "Markdown").Effect);
        Assert.Equal(["", "Verkehr"], Read("musterstadt").Select(d => d.Passages[0].Under()), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Kooperationsvertrag")]
    [InlineData("  Kooperationsvertrag ")]
    public void A_second_time_changes_nothing_byte_for_byte(string title)
    {
        Import("vertrag.txt", "Wir bauen Radwege.");
        var before = _data.Contents();

        Assert.Equal(ImportEffect.Unchanged, Import("kopie.txt", "Wir bauen Radwege.", title: title).Effect);
        Assert.Equal(before, _data.Contents());
    }

    [Fact]
    public void In_a_new_version_replaces_it_and_keeps_old_citations_resolvable()
    {
        var old = Document(Import("vertrag.txt", "Wir bauen Radwege.\n\nWir sparen.")).Passages[1];

        var outcome = Import("vertrag.txt", "Wir bauen Schulen.");

        Assert.Equal(ImportEffect.NewVersion, outcome.Effect);
        Assert.Equal("Wir bauen Schulen.", Assert.Single(Assert.Single(Read("musterstadt")).Passages).Text);
        Assert.Equal("Wir sparen.", Resolve(old.Id));
        Assert.Equal("Wir bauen Schulen.", Resolve(Document(outcome).Passages[0].Id));
    }

    [Fact]
    public void In_an_old_version_again_makes_that_the_current_one()
    {
        var first = Document(Import("vertrag.txt", "Wir bauen Radwege."));
        var second = Document(Import("vertrag.txt", "Wir bauen Schulen."));

        Assert.Equal(ImportEffect.NewVersion, Import("vertrag.txt", "Wir bauen Radwege.").Effect);
        Assert.Equal("Wir bauen Radwege.", Read("musterstadt")[0].Passages[0].Text);
        Assert.Equal("Wir bauen Radwege.", Resolve(first.Passages[0].Id));
        Assert.Equal("Wir bauen Schulen.", Resolve(second.Passages[0].Id));
    }

    [Theory]
    [InlineData("Bericht vom 20.06.2022", "Bericht vom 21.06.2022")]
    [InlineData("Satzung 1,5", "Satzung 2,5")]
    [InlineData("Vereinbarung zwischen den Fraktionen im Rat der Stadt über die Zusammenarbeit 2020 bis 2025", "Vereinbarung zwischen den Fraktionen im Rat der Stadt über die Zusammenarbeit 2025 bis 2030")]
    public void Tells_titles_apart_that_look_alike(string title, string other)
    {
        Import("a.txt", "Wir bauen Radwege.", title: title);
        Assert.Equal(ImportEffect.Added, Import("b.txt", "Wir bauen Schulen.", title: other).Effect);
        Assert.Equal([title, other], Read("musterstadt").Select(d => d.Info.Title), StringComparer.Ordinal);
    }

    [Fact]
    public void Keeps_collections_apart()
    {
        Import("a.txt", "Wir bauen Radwege.", collection: "siegen");
        Import("a.txt", "Wir bauen Radwege.", collection: "krefeld");
        Assert.Equal(["krefeld", "siegen"], Open().Collections, StringComparer.Ordinal);
    }

    [Fact]
    public void Writes_what_a_person_can_read()
    {
        Import("a.txt", "Wir bauen Radwege.", title: "Vertrag für Lüdenscheid & Umgebung");
        Assert.Contains("\"title\": \"Vertrag für Lüdenscheid & Umgebung\"", File.ReadAllText(_data.PathOf("musterstadt/documents.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_no_temporary_file_behind()
    {
        Import("a.txt", "Wir bauen Radwege.");
        Import("a.txt", "Wir bauen Schulen.");
        Assert.DoesNotContain(_data.Contents().Keys, f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_not_disturbed_by_what_a_crash_left_behind()
    {
        Import("a.txt", "Wir bauen Radwege.");
        _data.Write("musterstadt/documents.json.tmp", "{ \"name\": ");
        _data.Write(".import.lock", "");

        Assert.Equal(ImportEffect.NewVersion, Import("a.txt", "Wir bauen Schulen.").Effect);
        Assert.Equal("Wir bauen Schulen.", Read("musterstadt")[0].Passages[0].Text);
        Assert.DoesNotContain(_data.Contents().Keys, f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Tells_how_far_it_has_got()
    {
        var shares = new List<double>();
        new DataFolder(_data.Path).Import(_desk.Write("a.txt", string.Join("\n\n", Enumerable.Repeat("Wir bauen.", 50))), "musterstadt", "Vertrag", new Steps(shares));
        Assert.Equal(1, shares.Max());
    }

    [Fact]
    public void That_is_called_off_changes_nothing()
    {
        Import("a.txt", "Wir bauen Radwege.");
        var before = _data.Contents();
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
            new DataFolder(_data.Path).Import(_desk.Write("b.txt", "Wir bauen Schulen."), "musterstadt", "Kooperationsvertrag", progress: null, stopped.Token));
        Assert.Equal(before, _data.Contents());
        Assert.Equal(ImportEffect.NewVersion, Import("b.txt", "Wir bauen Schulen.").Effect);
    }

    private ImportOutcome Import(string name, string text, string collection = "musterstadt", string title = "Kooperationsvertrag") =>
        new DataFolder(_data.Path).Import(_desk.Write(name, text), collection, title);

    private static Document Document(ImportOutcome outcome) => Assert.IsType<Document>(outcome.Document);

    private KnowledgeBase Open()
    {
        var (knowledge, errors) = KnowledgeBase.Open(_data.Path);
        Assert.Empty(errors);
        return Assert.IsType<KnowledgeBase>(knowledge);
    }

    private IReadOnlyList<Document> Read(string collection) => Assert.IsType<Index.CollectionIndex>(Open().Find(collection)).Documents;

    private string Resolve(string passageId)
    {
        var found = Open().Resolve(passageId);
        Assert.NotNull(found);
        return found.Value.Passage.Text;
    }

    private sealed class Steps(List<double> shares) : IProgress<double>
    {
        public void Report(double value) => shares.Add(value);
    }
}
