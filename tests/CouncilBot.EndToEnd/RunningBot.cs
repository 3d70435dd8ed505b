using Microsoft.Playwright;

namespace CouncilBot.EndToEnd;

/// <summary>
/// The real program on a fresh data folder with the people of the playground enrolled, the real Agents Playground for each
/// person a test speaks for, and a real browser. All tests share one of each.
/// </summary>
/// <remarks><c>COUNCILBOT_TEST_BOT</c> names a bot that runs already, such as <c>http://127.0.0.1:3978</c>; none is started then.</remarks>
public sealed class RunningBot : IAsyncLifetime
{
    /// <summary>The pinned chat page, as the product starts it.</summary>
    private const string PlaygroundPackage = "@microsoft/m365agentsplayground@0.2.28";

    private static readonly TimeSpan BotStart = TimeSpan.FromMinutes(1);

    /// <summary>The first start downloads the page.</summary>
    private static readonly TimeSpan PageStart = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How long the bot may take to change what is shown: news to one person wait up to a minute for each other, and machines are
    /// busy.
    /// </summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly Dictionary<string, string> Development = new(StringComparer.Ordinal)
    {
        ["DOTNET_ENVIRONMENT"] = "Development",
        ["ASPNETCORE_ENVIRONMENT"] = "Development",
    };

    private static readonly Dictionary<string, string> Quiet = new(StringComparer.Ordinal)
    {
        ["TEAMSAPPTESTER_BROWSER"] = "none",
        ["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "true",
        ["NPM_CONFIG_UPDATE_NOTIFIER"] = "false",
        ["NO_PROXY"] = "127.0.0.1,localhost",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("councilbot-endtoend-").FullName;
    private readonly Dictionary<string, Uri> _pages = new(StringComparer.Ordinal);
    private readonly List<RunningProgram> _programs = [];
    private Uri _bot = new("http://127.0.0.1");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        // In CI the tests run whatever is missing; this is where they say so.
        if (Tools.Missing is { } reason)
            throw new InvalidOperationException(reason);

        _bot = Environment.GetEnvironmentVariable("COUNCILBOT_TEST_BOT") is { } running ? new Uri(running) : await StartBotAsync();
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Tools.Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>Opens the chat page of one of the people in <c>playground/</c>.</summary>
    /// <param name="person">Name of their folder.</param>
    /// <param name="name">Their name on the page.</param>
    internal async Task<ChatPage> OpenAsync(string person, string name)
    {
        if (!_pages.TryGetValue(person, out var address))
            _pages[person] = address = await StartPageAsync(person);

        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = "de-DE",
            TimezoneId = "Europe/Berlin",
            ViewportSize = new ViewportSize { Width = 1280, Height = 900 },
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        // The page asks for fonts from the internet; tests ask for nothing from there.
        await context.RouteAsync("**/*", route => new Uri(route.Request.Url).IsLoopback ? route.ContinueAsync() : route.AbortAsync());
        return await ChatPage.OpenAsync(context, address, name);
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        // Pages first: a page whose bot is gone would complain.
        foreach (var program in Enumerable.Reverse(_programs))
            await program.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<Uri> StartBotAsync()
    {
        var data = Path.Combine(_folder, "data");
        await using (var import = StartProgram("members", "import", Path.Combine(Repository.Playground, "members.csv"), "--data", data))
            await import.SucceedAsync();

        foreach (var coalition in new[] { "siegen", "krefeld" })
        {
            await using var sessions = StartProgram("sessions", "import", SessionsOf(coalition), "--coalition", coalition, "--data", data);
            await sessions.SucceedAsync();
        }

        var address = new Uri($"http://127.0.0.1:{RunningProgram.FreePort()}");
        var bot = StartProgram("serve", "--urls", address.GetLeftPart(UriPartial.Authority), "--data", data, "--no-playground");
        _programs.Add(bot);
        await bot.AnswerAsync(new Uri(address, "/readyz"), BotStart);
        return address;
    }

    /// <summary>The council meets in three weeks and again in seven.</summary>
    private string SessionsOf(string coalition)
    {
        var file = Path.Combine(_folder, $"{coalition}.csv");
        var today = TimeProvider.System.GetUtcNow().UtcDateTime.Date;
        File.WriteAllLines(file, ["gremium;datum;zeit;top;titel", Line(21, "7.1;Haushaltssatzung"), Line(21, "8;Radweg am Fluss"), Line(49, "5;Berichte")]);
        return file;

        string Line(int days, string item) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Rat;{today.AddDays(days):dd.MM.yyyy};17:00;{item}");
    }

    private RunningProgram StartProgram(params string[] arguments) =>
        RunningProgram.Start("dotnet", ["exec", Repository.Program, .. arguments], _folder, Development);

    private async Task<Uri> StartPageAsync(string person)
    {
        // The page writes its log beside its settings.
        var folder = Directory.CreateDirectory(Path.Combine(_folder, person)).FullName;
        File.Copy(Path.Combine(Repository.Playground, person, ".m365agentsplayground.yml"), Path.Combine(folder, ".m365agentsplayground.yml"));
        var port = RunningProgram.FreePort();
        var page = RunningProgram.Start(
            Tools.Npx!, ["--yes", PlaygroundPackage, "start", "-p", $"{port}", "-e", new Uri(_bot, "/api/messages").AbsoluteUri, "-c", "msteams", "--disable-telemetry"], folder, Quiet);
        _programs.Add(page);
        await page.AnswerAsync(new Uri($"http://127.0.0.1:{port}/_debug/ping"), PageStart);
        return new Uri($"http://localhost:{port}");
    }
}

/// <summary>The tests that share one bot, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class WithARunningBot : ICollectionFixture<RunningBot>
{
    public const string Name = "A running bot";
}
