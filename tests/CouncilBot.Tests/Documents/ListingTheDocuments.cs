using System.Text.RegularExpressions;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Documents;

public sealed partial class ListingTheDocuments : IDisposable
{
    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Shows_all_five_with_collection_version_passages_and_rules()
    {
        var listed = (await _bot.RunAsync("documents")).Success();

        string[] titles =
        [
            "Vereinbarung zwischen SPD und Bündnis 90/Die Grünen in Krefeld über ein Bündnis in den kommunalen Gremien der Wahlperiode 2020 bis 2025\n  Sammlung krefeld, ",
            "Produktstrategie für die Partner- und Patenschaftsarbeit der Kreisstadt Siegburg\n  Sammlung siegburg, ",
            "Bericht aus dem Arbeitskreis „Entwicklung Städtepartnerschaften“, Siegburg, 20.06.2022\n  Sammlung siegburg, ",
            "Kooperationsvertrag zwischen CDU und SPD in Siegen, Wahlperiode 2020-2025\n  Sammlung siegen, ",
            "Strategisches Zukunftsprogramm der Stadt Soest\n  Sammlung soest, ",
        ];
        Assert.All(titles, title => Assert.Contains(title, listed, StringComparison.Ordinal));
        Assert.Equal(5, Head().Count(listed));
    }

    [Fact]
    public async Task Counts_the_ten_rules_of_the_Siegen_agreement()
    {
        Assert.Contains(" Stellen, davon 10 Regeln\n", (await _bot.RunAsync("documents", "--collection", "siegen")).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_what_was_left_out_and_why()
    {
        var listed = (await _bot.RunAsync("documents", "--collection", "siegen")).Success();

        Assert.Contains("  Nicht aufgenommen:\n", listed, StringComparison.Ordinal);
        Assert.Contains("    Zeile 238: Für die CDU: Für die SPD: (Unterschriften)\n", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_one_collection_when_asked_for_it()
    {
        var listed = (await _bot.RunAsync("documents", "--collection", "siegburg")).Success();

        Assert.Equal(2, listed.Split('\n').Count(l => l.StartsWith("  Sammlung siegburg, ", StringComparison.Ordinal)));
        Assert.DoesNotContain("Sammlung siegen", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_worded_in_English_when_told_so()
    {
        var listed = (await _bot.RunAsync("documents", "--collection", "siegen", "--lang", "en")).Success();

        Assert.Matches(@"\n  Collection siegen, version [0-9a-f]{12}: \d+ passages, 10 of them rules\n  Left out:\n", listed);
        Assert.Contains("    Line 238: Für die CDU: Für die SPD: (signatures)\n", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_unknown_collection_says_which_there_are()
    {
        Assert.Equal(
            "Die Sammlung „atlantis“ gibt es nicht. Vorhanden sind: krefeld, siegburg, siegen, soest",
            (await _bot.RunAsync("documents", "--collection", "atlantis")).Refusal());
    }

    [GeneratedRegex(@"^  Sammlung [a-z]+, Fassung [0-9a-f]{12}: [1-9]\d* Stellen, davon \d+ Regeln$", RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Head();
}
