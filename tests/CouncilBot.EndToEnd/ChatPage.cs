using Microsoft.Playwright;

namespace CouncilBot.EndToEnd;

/// <summary>The Agents Playground as a person sees it. Its page has no frames; messages are found by their labels.</summary>
internal sealed class ChatPage : IAsyncDisposable
{
    /// <summary>A message of the bot has an author; one's own has none.</summary>
    private const string BotMessages = "div:has(> div[aria-label='Message header'] > div[aria-label='Message author'])";

    /// <summary>One more than the place of the first new message of the bot that holds a text.</summary>
    private const string NewMessage = """
        ([known, text]) => 1 + [...document.querySelectorAll("div[aria-label='Message author']")]
          .findIndex((author, at) => at >= known && author.parentElement.parentElement.innerText.includes(text))
        """;

    private readonly IBrowserContext _context;
    private readonly IPage _page;

    private ChatPage(IBrowserContext context, IPage page) => (_context, _page) = (context, page);

    /// <summary>Everything the bot has said in this conversation.</summary>
    public ILocator FromBot => _page.Locator(BotMessages);

    private ILocator Input => _page.Locator("div[role=textbox][contenteditable=true]");

    private ILocator Popover => _page.Locator(".fui-PopoverSurface");

    /// <summary>Opens the page and waits until it knows who is there: what is typed before is lost.</summary>
    public static async Task<ChatPage> OpenAsync(IBrowserContext context, Uri address, string name)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(address.AbsoluteUri);
        await page.GetByRole(AriaRole.Img, new() { Name = name, Exact = true }).First.WaitForAsync();
        await page.GetByTitle("Hide log panel").Or(page.GetByRole(AriaRole.Button, new() { Name = "Hide log panel" })).First.ClickAsync();
        return new ChatPage(context, page);
    }

    /// <summary>Sends a text.</summary>
    /// <returns>The first new message of the bot that holds <paramref name="expected"/>.</returns>
    /// <remarks>The page may show the reply above what it replies to; so messages are counted, not their order looked at.</remarks>
    public async Task<ILocator> SendAsync(string text, string expected)
    {
        var known = await FromBot.CountAsync();
        await Input.FillAsync(text);
        return await SentAsync(known, expected);
    }

    /// <summary>Sends a text that mentions somebody, as groups and channels need it.</summary>
    /// <inheritdoc cref="SendAsync"/>
    public async Task<ILocator> MentionAsync(string name, string text, string expected)
    {
        var known = await FromBot.CountAsync();
        await Input.PressSequentiallyAsync("@");
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = name }).ClickAsync();
        await Input.PressSequentiallyAsync(" " + text);
        return await SentAsync(known, expected);
    }

    /// <summary>Presses a button of a message of the bot.</summary>
    public static Task PressAsync(ILocator message, string title) =>
        message.Locator(".ac-adaptiveCard").GetByRole(AriaRole.Button, new() { Name = title, Exact = true }).ClickAsync();

    /// <summary>The newest card about something, whether it was asked for or came by itself.</summary>
    public ILocator CardAbout(string words) => FromBot.Filter(new() { Has = _page.Locator(".ac-adaptiveCard"), HasText = words }).Last;

    /// <summary>Fills in a field of a card.</summary>
    public static Task FillAsync(ILocator message, string label, string text) => message.GetByRole(AriaRole.Textbox, new() { Name = label }).FillAsync(text);

    /// <summary>Chooses in a list of a card the first entry with these words.</summary>
    public async Task ChooseAsync(ILocator message, string label, string choice)
    {
        await message.GetByRole(AriaRole.Combobox, new() { Name = label }).ClickAsync();
        await _page.GetByRole(AriaRole.Option, new() { Name = choice }).First.ClickAsync();
    }

    /// <summary>Chooses among what a card shows at once.</summary>
    public static Task PickAsync(ILocator message, string choice) => message.GetByRole(AriaRole.Radio, new() { Name = choice, Exact = true }).CheckAsync();

    /// <summary>Goes to another conversation of the list, such as <c>Kooperationsrunde</c>.</summary>
    public Task SwitchToAsync(string conversation) => _page.GetByRole(AriaRole.Treeitem, new() { Name = conversation }).ClickAsync();

    /// <summary>Searches from the compose box.</summary>
    /// <returns>What was found, one heading for each.</returns>
    public async Task<ILocator> SearchAsync(string command, string parameter, string text)
    {
        await _page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).ClickAsync();
        await _page.GetByRole(AriaRole.Menuitem, new() { Name = "Search Command" }).ClickAsync();
        await Popover.GetByRole(AriaRole.Button, new() { Name = "Specify Command ID or Parameter" }).ClickAsync();
        await Popover.GetByPlaceholder("Command ID").FillAsync(command);
        await Popover.GetByPlaceholder("Parameter name").FillAsync(parameter);
        await Popover.GetByPlaceholder("Enter a search term").FillAsync(text);
        await Popover.GetByPlaceholder("Enter a search term").PressAsync("Enter");
        var found = Popover.Locator("h1");
        await found.First.WaitForAsync();
        return found;
    }

    /// <summary>Takes a result of <see cref="SearchAsync"/> into the compose box.</summary>
    /// <returns>The card there.</returns>
    public async Task<ILocator> TakeAsync(ILocator result)
    {
        await result.ClickAsync();
        var card = Input.Locator(".ac-adaptiveCard");
        await card.WaitForAsync();
        return card;
    }

    /// <summary>Keeps a picture of the page.</summary>
    public Task PhotographAsync(string name) =>
        _page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.Screenshots, name + ".png"), Animations = ScreenshotAnimations.Disabled });

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    /// <summary>Sends what is typed and waits for the reply.</summary>
    private async Task<ILocator> SentAsync(int known, string expected)
    {
        await Input.PressAsync("Enter");
        try
        {
            var place = await _page.WaitForFunctionAsync(NewMessage, new object[] { known, expected });
            return FromBot.Nth(await place.JsonValueAsync<int>() - 1);
        }
        catch (TimeoutException e)
        {
            await PhotographAsync("timeout");
            var seen = string.Join("\n---\n", await FromBot.AllInnerTextsAsync());
            throw new Xunit.Sdk.XunitException($"The bot did not say “{expected}”. What it said (see artifacts/screenshots/timeout.png):\n{seen}", e);
        }
    }
}
