using CouncilBot.Hosting.Playground;

namespace CouncilBot.Tests.Playground;

public sealed class StartingChatPages
{
    private readonly PretendedSystem _system = new();

    [Fact]
    public async Task Says_who_finds_theirs_where()
    {
        await using var pages = await new LaunchedPages(_system).StartAndListenAsync();

        Assert.Equal(["CDU Vorsitz: http://localhost:56150", "SPD Vorsitz: http://localhost:56151"], await pages.AllLinesAsync());
    }

    [Fact]
    public async Task Shows_them_in_the_browser()
    {
        await using var pages = await new LaunchedPages(_system).StartAndListenAsync();
        await pages.AllLinesAsync();

        Assert.Equal([new Uri("http://localhost:56150"), new Uri("http://localhost:56151")], _system.Opened);
    }

    [Fact]
    public async Task Waits_until_the_bot_listens()
    {
        await using var pages = await new LaunchedPages(_system).StartAsync();

        Assert.Empty(_system.Pages);
        pages.Listen();
        Assert.Equal(2, (await pages.AllLinesAsync()).Count);
    }

    [Fact]
    public async Task Points_them_to_the_bot()
    {
        await using var pages = await new LaunchedPages(_system, botPort: 4711).StartAndListenAsync();
        await pages.AllLinesAsync();

        Assert.All(_system.Pages, p => Assert.Equal(new Uri("http://127.0.0.1:4711/api/messages"), p.Bot));
    }

    [Fact]
    public async Task Gives_each_person_their_own_settings_in_a_folder_that_may_be_written_to()
    {
        await using var pages = await new LaunchedPages(_system, new PlaygroundOptions { IsEnabled = true, Folder = LaunchedPages.Folder, People = ["spd-mitglied", "gast"] }).StartAndListenAsync();
        await pages.AllLinesAsync();

        Assert.Equal(2, _system.Pages.Select(p => p.WorkingDirectory).Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("currentUser:\n  id: spd-mitglied\n", _system.Pages[0].Settings.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("currentUser:\n  id: gast\n", _system.Pages[1].Settings.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.All(_system.Pages, p => Assert.False(p.WorkingDirectory.StartsWith(LaunchedPages.Folder, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Starts_one_after_the_other_so_that_only_the_first_downloads()
    {
        _system.Behaviour = _ => { };
        await using var pages = await new LaunchedPages(_system).StartAndListenAsync();
        await pages.Time.UntilSomebodyWaitsAsync(PlaygroundLauncher.Patience);

        var first = Assert.Single(_system.Pages);
        _system.Behaviour = page => page.Listen(page.Port);
        first.Listen(first.Port);
        await pages.AllLinesAsync();

        Assert.Equal(2, _system.Pages.Count);
    }

    [Fact]
    public async Task Says_that_it_takes_a_while_when_it_does()
    {
        _system.Behaviour = _ => { };
        await using var pages = await new LaunchedPages(_system).StartAndListenAsync();
        await pages.Time.UntilSomebodyWaitsAsync(PlaygroundLauncher.Patience);
        pages.Time.Pass(PlaygroundLauncher.Patience);

        Assert.StartsWith("Die Chatseiten werden geladen", await pages.LineAsync(), StringComparison.Ordinal);
        _system.Pages[0].Listen(_system.Pages[0].Port);
        Assert.Equal("CDU Vorsitz: http://localhost:56150", await pages.LineAsync());
    }

    [Fact]
    public async Task Waits_until_a_page_answers()
    {
        var pings = 0;
        _system.Answers = _ => ++pings > 1;
        await using var pages = await new LaunchedPages(_system).StartAndListenAsync();
        await pages.Time.UntilSomebodyWaitsAsync(TimeSpan.FromMilliseconds(250));
        Assert.Empty(_system.Opened);
        pages.Time.Pass(TimeSpan.FromMilliseconds(250));

        Assert.Equal("CDU Vorsitz: http://localhost:56150", await pages.LineAsync());
    }

    [Fact]
    public async Task Is_left_out_unless_wanted()
    {
        await using var pages = await new LaunchedPages(_system, new PlaygroundOptions { Folder = LaunchedPages.Folder }).StartAndListenAsync();

        Assert.Empty(await pages.AllLinesAsync());
        Assert.Empty(_system.Pages);
    }

    [Fact]
    public async Task Is_undone_when_the_bot_ends()
    {
        await using var pages = await new LaunchedPages(_system).StartAndListenAsync();
        await pages.AllLinesAsync();
        await pages.EndAsync();

        Assert.All(_system.Pages, p => Assert.True(p.WasStopped));
        Assert.All(_system.Pages, p => Assert.False(Directory.Exists(p.WorkingDirectory)));
    }

    [Fact]
    public async Task Is_undone_when_the_bot_ends_before_a_page_is_ready()
    {
        _system.Behaviour = _ => { };
        await using var pages = await new LaunchedPages(_system).StartAndListenAsync();
        await pages.Time.UntilSomebodyWaitsAsync(PlaygroundLauncher.Patience);
        await pages.EndAsync();

        Assert.True(Assert.Single(_system.Pages).WasStopped);
        Assert.Empty(await pages.AllLinesAsync());
    }

    [Fact]
    public async Task Is_not_begun_when_the_bot_ends_before_it_listens()
    {
        await using var pages = await new LaunchedPages(_system).StartAsync();
        await pages.EndAsync();

        Assert.Empty(_system.Pages);
    }
}
