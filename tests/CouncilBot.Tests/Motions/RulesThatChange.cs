using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>The rule file changes and the bot starts again while a motion is on its way.</summary>
public sealed class RulesThatChange : IAsyncLifetime
{
    private const string FormerRules = "Für diesen Vorgang gelten die Regeln, unter denen er begonnen wurde.";

    private readonly string _seeds = Directory.CreateTempSubdirectory("councilbot-seeds-").FullName;
    private TestBot _bot = null!;

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(_seeds, Invented.Coalition));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Invented.Seeds, Invented.Coalition)))
            File.Copy(file, Path.Combine(_seeds, Invented.Coalition, Path.GetFileName(file)));

        _bot = await TestBot.StartAsync(seeds: _seeds);
        Assert.Empty((await _bot.EnrolAsync(Invented.Members)).Errors);
    }

    public async Task DisposeAsync()
    {
        await _bot.DisposeAsync();
        Directory.Delete(_seeds, recursive: true);
    }

    [Fact]
    public async Task Leave_the_motion_its_due_date_and_its_ladder_and_its_card_says_so()
    {
        var id = await AnnounceAsync();
        var due = (await _bot.MatterAsync(id)).DueUtc;
        Assert.DoesNotContain(FormerRules, (await _bot.LookAsync(Invented.EicheChair, id)).Words(), StringComparison.Ordinal);

        await ChangeRulesAsync();

        var card = (await _bot.LookAsync(Invented.EicheChair, id)).Words();
        Assert.Contains(FormerRules, card, StringComparison.Ordinal);
        Assert.Contains("Frist für die Rückmeldung 5 Tage", card, StringComparison.Ordinal);
        Assert.Contains("Anträge ab 10.000 Euro stimmen die Partner vor der Einbringung miteinander ab", card, StringComparison.Ordinal);
        Assert.Equal(due, (await _bot.MatterAsync(id)).DueUtc);
        await _bot.SayAsync(Invented.EicheChair, $"Antrag {id} ablehnen: Nein.");
        Assert.Contains("Die Sprecherinnen und Sprecher des zuständigen Ausschusses suchen ein Einvernehmen.", (await _bot.LookAsync(Invented.LindeChair, id)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hold_for_a_motion_that_begins_afterwards()
    {
        var before = await AnnounceAsync();
        await ChangeRulesAsync();

        var id = await AnnounceAsync();

        Assert.Equal(TimeSpan.FromDays(4), (await _bot.MatterAsync(id)).DueUtc - (await _bot.MatterAsync(before)).DueUtc);
        var card = (await _bot.LookAsync(Invented.EicheChair, id)).Words();
        Assert.DoesNotContain(FormerRules, card, StringComparison.Ordinal);
        Assert.Contains("Frist für die Rückmeldung 9 Tage", card, StringComparison.Ordinal);
        await _bot.SayAsync(Invented.EicheChair, $"Antrag {id} ablehnen: Nein.");
        Assert.Contains("Die Vorsitzenden beider Fraktionen suchen ein Einvernehmen.", (await _bot.LookAsync(Invented.LindeChair, id)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_the_former_ones_no_more_when_they_are_changed_back()
    {
        var file = Path.Combine(_seeds, Invented.Coalition, "agreement.json");
        var original = await File.ReadAllTextAsync(file);
        var id = await AnnounceAsync();
        await ChangeRulesAsync();

        await File.WriteAllTextAsync(file, original, Encoding.UTF8);
        await _bot.RestartAsync();

        Assert.DoesNotContain(FormerRules, (await _bot.LookAsync(Invented.EicheChair, id)).Words(), StringComparison.Ordinal);
    }

    private Task<string> AnnounceAsync() => _bot.AnnounceMotionAsync(Invented.LindeChair, MotionTalk.Fields(money: "yes", euro: "20.000"));

    /// <summary>Nine days to reply in place of five, and the talks of the speakers are no step any more.</summary>
    private async Task ChangeRulesAsync()
    {
        var file = Path.Combine(_seeds, Invented.Coalition, "agreement.json");
        var agreement = JsonNode.Parse(await File.ReadAllTextAsync(file))!;
        agreement["rules"]!["terms"]!["reply"] = 9;
        agreement["rules"]!["motions"]!["ladder"]!.AsArray().RemoveAt(0);
        await File.WriteAllTextAsync(file, agreement.ToJsonString(), Encoding.UTF8);
        await _bot.RestartAsync();
    }
}
