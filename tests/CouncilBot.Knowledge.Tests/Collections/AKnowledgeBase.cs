using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Index;
using CouncilBot.Knowledge.Tests.Support;

namespace CouncilBot.Knowledge.Tests.Collections;

public sealed class AKnowledgeBase : IDisposable
{
    private readonly SeedFolder _seeds = new();
    private readonly TemporaryFolder _data = new();
    private readonly TemporaryFolder _desk = new();

    public void Dispose()
    {
        _seeds.Dispose();
        _data.Dispose();
        _desk.Dispose();
    }

    [Fact]
    public void Names_its_collections_in_order()
    {
        _seeds.With("soest", ("programm", "Wir bauen.")).With("krefeld", ("vertrag", "Wir sparen."));
        var knowledge = Open();
        Assert.Equal(["krefeld", "soest"], knowledge.Collections, StringComparer.Ordinal);
        Assert.Equal("Krefeld", knowledge.NameOf("krefeld"));
    }

    [Fact]
    public void Takes_no_folder_without_documents_for_a_collection()
    {
        _seeds.With("soest", ("programm", "Wir bauen.")).Write("entwurf/programm.txt", "Wir bauen."u8.ToArray());
        Assert.Equal("soest", Assert.Single(Open().Collections));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SOEST")]
    [InlineData("bochum")]
    public void Knows_no_other_collection(string collection)
    {
        _seeds.With("soest", ("programm", "Wir bauen."));
        Assert.Null(Open().Find(collection));
    }

    [Fact]
    public void Keeps_the_documents_of_collections_apart()
    {
        _seeds.With("soest", ("programm", "Wir bauen.")).With("krefeld", ("vertrag", "Wir sparen."));
        Assert.Equal("Wir sparen.", Assert.Single(Find(Open(), "krefeld").Passages).Text);
    }

    [Fact]
    public void May_be_empty() => Assert.Empty(Open().Collections);

    [Fact]
    public void Needs_no_data_folder()
    {
        _seeds.With("soest", ("programm", "Wir bauen."));
        Assert.Equal("soest", Assert.Single(Open(_data.PathOf("noch-nicht-da")).Collections));
    }

    [Fact]
    public void Takes_the_version_of_the_data_folder_and_still_resolves_citations_of_the_seed()
    {
        _seeds.With("soest", ("programm", "Wir bauen Radwege."), ("bericht", "Wir berichten."));
        var cited = Find(Open(), "soest").Passages[0].Id;
        Import("soest", "Programm", "Wir bauen Schulen.");

        var knowledge = Open(_data.Path);

        Assert.Equal(["Wir bauen Schulen.", "Wir berichten."], Find(knowledge, "soest").Passages.Select(p => p.Text).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal("Wir bauen Radwege.", Resolve(knowledge, cited));
        Assert.Equal("Soest", knowledge.NameOf("soest"));
    }

    [Fact]
    public void Adds_documents_and_collections_of_the_data_folder()
    {
        _seeds.With("soest", ("programm", "Wir bauen."));
        Import("soest", "Bericht", "Wir berichten.");
        Import("werl", "Vertrag", "Wir sparen.");

        var knowledge = Open(_data.Path);

        Assert.Equal(["soest", "werl"], knowledge.Collections, StringComparer.Ordinal);
        Assert.Equal(["Programm", "Bericht"], Find(knowledge, "soest").Documents.Select(d => d.Info.Title), StringComparer.Ordinal);
    }

    [Fact]
    public void Resolves_what_it_cites()
    {
        _seeds.With("soest", ("programm", "Wir bauen.\n\nWir sparen."));
        var knowledge = Open();
        Assert.All(Find(knowledge, "soest").Passages, passage => Assert.Equal(passage.Text, Resolve(knowledge, passage.Id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("soest")]
    [InlineData("soest/programm")]
    [InlineData("soest/programm@")]
    [InlineData("/@#")]
    [InlineData("soest/programm@000000000000#1")]
    [InlineData("werl/programm@{0}#1")]
    [InlineData("soest/bericht@{0}#1")]
    [InlineData("soest/programm@{0}#0")]
    [InlineData("soest/programm@{0}#2")]
    [InlineData("soest/programm@{0}#-1")]
    [InlineData("soest/programm@{0}#eins")]
    [InlineData("soest/programm@{0}#99999999999")]
    [InlineData("#1@{0}/programm")]
    public void Resolves_nothing_else(string passageId)
    {
        _seeds.With("soest", ("programm", "Wir bauen."));
        var knowledge = Open();
        var version = Find(knowledge, "soest").Documents[0].Version;
        Assert.Null(knowledge.Resolve(passageId.Replace("{0}", version, StringComparison.Ordinal)));
    }

    [Fact]
    public void Builds_an_index_when_it_is_first_asked_for_and_once()
    {
        _seeds.With("soest", ("programm", "Wir bauen.")).With("krefeld", ("vertrag", "Wir sparen."));
        var knowledge = Open();

        Assert.Equal(0, knowledge.LoadedCount);
        Assert.Same(knowledge.Find("soest"), knowledge.Find("soest"));
        Assert.Equal(1, knowledge.LoadedCount);
    }

    [Fact]
    public void Unloads_the_index_that_was_not_used_for_longest_when_memory_runs_out()
    {
        foreach (var city in new[] { "siegen", "soest", "werl" })
            _seeds.With(city, ("vertrag", string.Join("\n\n", Enumerable.Repeat("Wir bauen Radwege.", 100))));
        var knowledge = Open(indexBytes: RoomForTwo());
        var (siegen, soest) = (Find(knowledge, "siegen"), Find(knowledge, "soest"));
        Assert.Equal(2, knowledge.LoadedCount);

        Assert.Same(siegen, Find(knowledge, "siegen"));
        Find(knowledge, "werl");

        Assert.Equal(2, knowledge.LoadedCount);
        Assert.Same(siegen, Find(knowledge, "siegen"));
        Assert.NotSame(soest, Find(knowledge, "soest"));
        Assert.Equal(2, knowledge.LoadedCount);
    }

    [Fact]
    public void Keeps_the_index_just_asked_for_however_little_memory_there_is()
    {
        _seeds.With("soest", ("programm", "Wir bauen.")).With("krefeld", ("vertrag", "Wir sparen."));
        var knowledge = Open(indexBytes: 1);

        Assert.Equal("Wir bauen.", Assert.Single(Find(knowledge, "soest").Passages).Text);
        Assert.Equal("Wir sparen.", Assert.Single(Find(knowledge, "krefeld").Passages).Text);
        Assert.Equal(1, knowledge.LoadedCount);
        Assert.Equal("Wir bauen.", Assert.Single(Find(knowledge, "soest").Passages).Text);
    }

    [Fact]
    public void Answers_many_at_once()
    {
        foreach (var i in Enumerable.Range(0, 8))
            _seeds.With($"stadt-{i}", ("vertrag", $"Wir bauen {i} Radwege."));
        var knowledge = Open(indexBytes: 1);

        Parallel.For(0, 200, i => Assert.Equal($"Wir bauen {i % 8} Radwege.", Assert.Single(Find(knowledge, $"stadt-{i % 8}").Passages).Text));
    }

    /// <summary>The least memory with which two of the collections stay loaded, found by trying.</summary>
    private long RoomForTwo()
    {
        for (var bytes = 1_024L; ; bytes += 1_024)
        {
            var knowledge = Open(indexBytes: bytes);
            Find(knowledge, "siegen");
            Find(knowledge, "soest");
            if (knowledge.LoadedCount == 2)
                return bytes;
        }
    }

    private void Import(string collection, string title, string text) =>
        Assert.Equal(ImportEffect.Added, new DataFolder(_data.Path).Import(_desk.Write("a.txt", text), collection, title).Effect);

    private KnowledgeBase Open(string? data = null, long indexBytes = KnowledgeBase.DefaultIndexBytes)
    {
        var (knowledge, errors) = KnowledgeBase.Open(_seeds.Path, data, indexBytes);
        Assert.Empty(errors);
        return Assert.IsType<KnowledgeBase>(knowledge);
    }

    private static CollectionIndex Find(KnowledgeBase knowledge, string collection) => Assert.IsType<CollectionIndex>(knowledge.Find(collection));

    private static string Resolve(KnowledgeBase knowledge, string passageId)
    {
        var found = knowledge.Resolve(passageId);
        Assert.NotNull(found);
        return found.Value.Passage.Text;
    }
}
