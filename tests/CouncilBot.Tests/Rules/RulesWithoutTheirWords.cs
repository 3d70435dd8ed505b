using System.Text;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Rules;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Knowledge.Text;
using CouncilBot.Tests.Doctor;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Rules;

public sealed class RulesWithoutTheirWords : IDisposable
{
    private const string Budget = "Die beiden Fraktionen sind sich einig, dass die Haushalte gemeinsam zu verabschieden sind.";
    private const string Path = "$.rules.voting.rules[0].quotes[0]";

    private readonly Patient _patient = new();

    private string File => _patient.Files.Seed("siegen", "agreement.json");

    public void Dispose() => _patient.Dispose();

    [Theory]
    [InlineData("Die beiden Fraktionen sind sich uneinig.", "Dieser Wortlaut steht nicht im Dokument")]
    [InlineData("die Haushalte gemeinsam zu verabschieden sind. CDU und SPD sichern sich zu", "Dieser Wortlaut reicht über einen Absatz hinaus")]
    [InlineData("Kooperationspartner", "Dieser Wortlaut steht mehr als einmal im Dokument")]
    public async Task Stop_the_start_with_file_place_and_what_to_do(string words, string reason)
    {
        await ReplaceAsync(Budget, words);

        await using var bot = await Served.StartAsync(Served.Anonymous(_patient.Files.Data) with { Seeds = _patient.Files.Seeds }, "--no-playground");

        var line = Assert.Single(await bot.RefusalAsync());
        Assert.StartsWith($"- {File}: {reason} ({Path}). Bitte ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_named_by_the_doctor_too()
    {
        await ReplaceAsync("\"document\": \"kooperationsvertrag\"", "\"document\": \"vertrag\"");
        await ReplaceAsync(Budget, "Die Haushalte sind frei.");

        var outcome = await _patient.ExamineAsync(Language.English);

        Assert.Contains($"{File}: There is no document with this identity ({Path}).", outcome.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Are_found_in_a_version_that_was_imported_under_another_short_name()
    {
        var folder = Directory.CreateTempSubdirectory("councilbot-versions-").FullName;
        try
        {
            var text = System.IO.File.ReadAllText(System.IO.Path.Combine(Invented.Seeds, "musterstadt", "vereinbarung.txt"));
            var file = System.IO.Path.Combine(folder, "neu.txt");
            System.IO.File.WriteAllText(file, text + "\nWir bauen eine zweite Bücherei.\n", Encoding.UTF8);
            Assert.Equal(ImportEffect.Added, new DataFolder(folder).Import(file, "musterstadt", "Vereinbarung der Fraktionen Linde und Eiche für Musterstadt").Effect);
            var knowledge = KnowledgeBase.Open(Invented.Seeds, folder).Knowledge!;
            var agreement = AgreementReader.Read("musterstadt", System.IO.File.ReadAllText(System.IO.Path.Combine(Invented.Seeds, "musterstadt", "agreement.json"))).Agreement!;

            Assert.NotEqual("vereinbarung", Assert.Single(knowledge.DocumentsOf("musterstadt")).Info.Id);
            Assert.Empty(RuleQuotes.Check(agreement, knowledge.DocumentsOf("musterstadt")));
            Assert.NotNull(new RuleQuotes(knowledge).Of("musterstadt", RuleSources.Of(agreement.Rules!).First().Source));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task ReplaceAsync(string old, string now)
    {
        var text = await System.IO.File.ReadAllTextAsync(File);
        Assert.Contains(old, text, StringComparison.Ordinal);
        await System.IO.File.WriteAllTextAsync(File, text.Replace(old, now, StringComparison.Ordinal), Encoding.UTF8);
    }
}
