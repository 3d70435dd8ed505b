using CouncilBot.Storage.Members;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Members;

/// <summary>What whoever runs the installation does on the command line.</summary>
public sealed class TheListOfMembers : IDisposable
{
    private const string Tenant = "11111111-2222-4333-8444-555555555555";
    private const string Anna = "21111111-2222-4333-8444-555555555551";
    private const string Bernd = "21111111-2222-4333-8444-555555555552";

    private readonly Installation _town = new();

    public void Dispose() => _town.Dispose();

    [Fact]
    public async Task Is_imported_and_shown()
    {
        var said = (await _town.RunAsync("members", "import", List(), "--data", _town.Data)).Success();

        Assert.Contains("2 neu", said, StringComparison.Ordinal);
        var shown = (await _town.RunAsync("members", "list", "--coalition", "siegen", "--data", _town.Data)).Success();
        Assert.Contains($"Anna Muster · CDU-Fraktion · Mitglied, Fraktionsgeschäftsführung", shown, StringComparison.Ordinal);
        Assert.Contains(Bernd, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Krefeld", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replaces_the_one_before_only_when_told()
    {
        await _town.RunAsync("members", "import", List(), "--data", _town.Data);
        var shorter = _town.Bring("kurz.csv", $"mandant;objekt;name;koalition;fraktion;rollen\n{Tenant};{Anna};Anna Muster;siegen;cdu;Mitglied");

        Assert.Contains("1 geändert, 0 unverändert, 0 beendet", (await _town.RunAsync("members", "import", shorter, "--data", _town.Data)).Success(), StringComparison.Ordinal);
        Assert.Contains("0 geändert, 1 unverändert, 1 beendet", (await _town.RunAsync("members", "import", shorter, "--replace", "--data", _town.Data)).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_as_a_whole_with_every_error_and_its_line()
    {
        var bad = _town.Bring("falsch.csv", $"mandant;objekt;name;koalition;fraktion;rollen\n{Tenant};{Anna};Anna Muster;siegen;cdu;Mitglied\n{Tenant};nix;;siegen;cdu;Chef\n{Tenant};{Bernd};Bernd;bonn;cdu;Mitglied");

        var refusal = (await _town.RunAsync("members", "import", bad, "--data", _town.Data)).Refusal();

        foreach (var part in new[] { "nichts übernommen", "Zeile 3: „nix“", "Zeile 3: In der Spalte „Name“", "Zeile 3: „Chef“ ist keine Rolle", "Zeile 4: Die Koalition „bonn“" })
            Assert.Contains(part, refusal, StringComparison.Ordinal);

        Assert.Contains("noch niemand", (await _town.RunAsync("members", "list", "--coalition", "siegen", "--data", _town.Data)).Success(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_without_steering_the_terminal()
    {
        var bad = _town.Bring("falsch.csv", $"mandant;objekt;name;koalition;fraktion;rollen\n{Tenant};{Anna};Anna;siegen;cdu;\u001b[2JChef");

        Assert.DoesNotContain('\u001b', (await _town.RunAsync("members", "import", bad, "--data", _town.Data)).Refusal());
    }

    [Theory]
    [InlineData("de")]
    [InlineData("en")]
    public async Task Has_words_for_every_error_in_both_languages(string language)
    {
        var texts = Hosting.Texts.Of<Features.Members.Import.ImportMembersCommand>(language == "de" ? Knowledge.Text.Language.German : Knowledge.Text.Language.English);

        Assert.All(Enum.GetValues<ImportProblem>(), problem => Assert.NotEmpty(texts[problem.ToString(), "x", "y", 1, 2]));
        Assert.All(Enum.GetValues<MemberColumn>(), column => Assert.NotEmpty(texts[$"Column{column}"]));
        Assert.Contains("x.csv", (await _town.RunAsync("members", "import", "x.csv", "--lang", language, "--data", _town.Data)).Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loses_a_membership_at_once()
    {
        await _town.RunAsync("members", "import", List(), "--data", _town.Data);
        string[] end = ["members", "end", "--tenant", Tenant, "--object", Bernd, "--coalition", "siegen", "--data", _town.Data];

        Assert.Contains("Bernd Beispiel", (await _town.RunAsync(end)).Success(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bernd", (await _town.RunAsync("members", "list", "--data", _town.Data)).Success(), StringComparison.Ordinal);
        Assert.Contains("nichts geändert", (await _town.RunAsync(end)).Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--tenant")]
    [InlineData("--object")]
    public async Task Wants_whole_identities(string option)
    {
        string[] end = ["members", "end", "--tenant", Tenant, "--object", Bernd, "--coalition", "siegen", "--data", _town.Data];
        end[Array.IndexOf(end, option) + 1] = "1234";

        Assert.Contains($"{option}: „1234“", (await _town.RunAsync(end)).UsageError(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gets_its_first_manager_by_a_code()
    {
        var said = (await _town.RunAsync("invite", "--coalition", "siegen", "--faction", "cdu", "--role", "manager", "--data", _town.Data)).Success();

        Assert.True(Codes.ShowsCode(said));
        Assert.Contains("CDU-Fraktion, Rollen: Mitglied, Fraktionsgeschäftsführung", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bonn", "cdu", "manager", "Bekannt sind: krefeld")]
    [InlineData("siegen", "fdp", "manager", "Bekannt sind: cdu, spd")]
    [InlineData("siegen", null, "manager", "--faction")]
    [InlineData("siegen", "cdu", "mayor", "gehört zu keiner Fraktion")]
    public async Task Says_why_a_code_cannot_be_made(string coalition, string? faction, string role, string reason)
    {
        string[] command = ["invite", "--coalition", coalition, "--role", role, "--data", _town.Data];

        Assert.Contains(reason, (await _town.RunAsync(faction is null ? command : [.. command, "--faction", faction])).Refusal(), StringComparison.Ordinal);
    }

    private string List() => _town.Bring("mitglieder.csv", $"mandant;objekt;name;koalition;fraktion;rollen\n{Tenant};{Anna};Anna Muster;siegen;cdu;Fraktionsgeschäftsführung\n{Tenant};{Bernd};Bernd Beispiel;siegen;spd;Mitglied");
}
