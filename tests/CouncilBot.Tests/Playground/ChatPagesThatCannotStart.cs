using CouncilBot.Hosting;
using CouncilBot.Hosting.Playground;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Tests.Playground;

/// <summary>Whatever is missing is said in one line, and the bot runs on.</summary>
public sealed class ChatPagesThatCannotStart
{
    [Theory]
    [InlineData(Language.German, "CDU Vorsitz: keine Chatseite, Port 56150 ist belegt. Der Bot läuft weiter.")]
    [InlineData(Language.English, "CDU Vorsitz: no chat page, port 56150 is taken. The bot runs on.")]
    public async Task Name_the_port_that_is_taken_and_leave_the_others_alone(Language language, string line)
    {
        var system = new PretendedSystem { Taken = { 56150 } };
        await using var pages = await new LaunchedPages(system, language: language).StartAndListenAsync();

        Assert.Equal([line, "SPD Vorsitz: http://localhost:56151"], await pages.AllLinesAsync());
    }

    [Fact]
    public async Task Name_the_port_when_a_page_moved_to_another_one_without_a_word()
    {
        var system = new PretendedSystem { Behaviour = page => page.Listen(page.Port == 56150 ? 40123 : page.Port) };
        await using var pages = await new LaunchedPages(system).StartAndListenAsync();
        var lines = await pages.AllLinesAsync();

        Assert.Equal("CDU Vorsitz: keine Chatseite, Port 56150 ist belegt. Der Bot läuft weiter.", lines[0]);
        Assert.True(system.Pages[0].WasStopped);
        Assert.False(system.Pages[1].WasStopped);
    }

    [Fact]
    public async Task Say_once_that_Node_is_missing()
    {
        await using var pages = await new LaunchedPages(new PretendedSystem { HasNode = false }).StartAndListenAsync();

        Assert.StartsWith("Keine Chatseiten: Node.js", Assert.Single(await pages.AllLinesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_once_that_npm_could_not_download()
    {
        await using var pages = await new LaunchedPages(new PretendedSystem { Behaviour = page => page.End(couldNotDownload: true) }).StartAndListenAsync();

        Assert.StartsWith("Keine Chatseiten: npm", Assert.Single(await pages.AllLinesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_how_to_see_why_a_page_ended()
    {
        await using var pages = await new LaunchedPages(new PretendedSystem { Behaviour = page => page.End() }).StartAndListenAsync();

        Assert.Contains($"npx {PlaygroundSystem.Package} start", Assert.Single(await pages.AllLinesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Say_so_of_a_page_that_ended_after_it_listened()
    {
        var system = new PretendedSystem { Answers = _ => false };
        system.Behaviour = page =>
        {
            page.Listen(page.Port);
            page.End();
        };
        await using var pages = await new LaunchedPages(system).StartAndListenAsync();

        Assert.Contains("beim Start beendet", Assert.Single(await pages.AllLinesAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_given_up_after_five_minutes()
    {
        var system = new PretendedSystem { Behaviour = _ => { } };
        await using var pages = await new LaunchedPages(system).StartAndListenAsync();
        await pages.Time.UntilSomebodyWaitsAsync(PlaygroundLauncher.Patience);
        pages.Time.Pass(PlaygroundLauncher.Patience);
        await pages.LineAsync();
        pages.Time.Pass(PlaygroundLauncher.Deadline);

        Assert.Contains("nach fünf Minuten noch nicht bereit", Assert.Single(await pages.AllLinesAsync()), StringComparison.Ordinal);
        Assert.True(system.Pages[0].WasStopped);
    }

    [Theory]
    [InlineData("oberbürgermeister")]
    [InlineData("..")]
    [InlineData("../playground/gast")]
    [InlineData("")]
    public async Task Name_the_people_there_are_when_somebody_else_is_wanted(string person)
    {
        await using var pages = await new LaunchedPages(
            new PretendedSystem(), new PlaygroundOptions { IsEnabled = true, Folder = LaunchedPages.Folder, People = [person, "gast"] }).StartAndListenAsync();

        Assert.Equal(
            [$"Keine Chatseite für „{person}“: Es gibt buergermeisteramt, cdu-mitglied, cdu-vorsitz, gast, krefeld-gruene-vorsitz, krefeld-spd-vorsitz, spd-mitglied, spd-vorsitz.", "Gast: http://localhost:56151"],
            await pages.AllLinesAsync());
    }

    [Fact]
    public async Task Need_a_bot_that_speaks_plain_HTTP()
    {
        var system = new PretendedSystem();
        await using var pages = await new LaunchedPages(system, botPort: null).StartAndListenAsync();

        Assert.Contains("http://", Assert.Single(await pages.AllLinesAsync()), StringComparison.Ordinal);
        Assert.Empty(system.Pages);
    }

    [Theory]
    [InlineData(Language.German)]
    [InlineData(Language.English)]
    public void Always_have_a_text_of_one_line(Language language) =>
        Assert.All(Enum.GetNames<PageOutcome>(), outcome => Assert.DoesNotContain('\n', Texts.Of<PlaygroundLauncher>(language)[outcome]));
}
