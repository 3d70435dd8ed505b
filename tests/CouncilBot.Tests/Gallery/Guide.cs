using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Features.Members.Redeem;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Leads people through the bot to a card, and notes which functions they come by.</summary>
internal sealed class Guide(TestBot bot) : IAsyncDisposable
{
    private static readonly RouteTable Table = new(Features.Routes.All);

    private readonly List<string> _routes = [];
    private TestBot? _own;

    /// <summary>The functions that were asked for.</summary>
    public IReadOnlyList<string> Routes => _routes;

    /// <summary>The bot; shared with other exhibits until <see cref="AloneAsync"/>.</summary>
    public TestBot Bot => _own ?? bot;

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
            await _own.DisposeAsync();
    }

    /// <summary>Goes on in a town where nothing has happened yet, for cards that show what others did.</summary>
    public async Task<Guide> AloneAsync()
    {
        _own = await TestBot.StartAsync(enrolTown: false);
        await _own.EnrolAsync(Visitors.Members);
        return this;
    }

    /// <summary>The next noon in Berlin, for cards that show when something happened.</summary>
    public void PassToNoon()
    {
        var local = BerlinTime.Of(Bot.Clock.GetUtcNow().UtcDateTime);
        Bot.Clock.Pass(local.Date.AddDays(1).AddHours(12) - local);
    }

    /// <summary>Goes on in a town that was prepared for it, and closes it at the end.</summary>
    public void In(TestBot own) => _own = own;

    /// <summary>Somebody writes; the card that comes back.</summary>
    public async Task<JsonElement> SayAsync(TownPerson person, string text)
    {
        var answer = await TellAsync(person, text);
        var sent = Assert.Single(answer, d => d.Delivery == Delivery.Sent);
        return sent.Card ?? throw new InvalidOperationException(sent.Text);
    }

    /// <summary>Somebody writes; the messages that come back.</summary>
    public Task<IReadOnlyList<DeliveredActivity>> TellAsync(TownPerson person, string text)
    {
        var isCode = RedeemHandler.IsCode(text, isExpected: person == Visitors.Stranger);
        _routes.Add(isCode ? "Redeem" : Table.OfWords(new Utterance(text))?.Route.Name ?? "Question");
        return Bot.SayAsync(person, text, person == Visitors.EnglishStranger ? "en-GB" : "de-DE");
    }

    /// <summary>Somebody mentions the bot in a group chat; the messages that come back.</summary>
    public Task<IReadOnlyList<DeliveredActivity>> TellInGroupAsync(TownPerson person, string text)
    {
        _routes.Add(Table.OfWords(new Utterance(text))?.Route.Name ?? "Question");
        return Bot.SayInGroupAsync(person, text);
    }

    /// <summary>Somebody presses a button; the card it becomes.</summary>
    public async Task<JsonElement> PressAsync(TownPerson person, JsonElement card, string title, JsonObject? inputs = null)
    {
        var answer = await PushAsync(person, card, title, inputs);
        Assert.Equal("application/vnd.microsoft.card.adaptive", answer.GetProperty("type").GetString());
        return answer.GetProperty("value");
    }

    /// <summary>Somebody presses a button; the answer of the invoke, whatever it is.</summary>
    public Task<JsonElement> PushAsync(TownPerson person, JsonElement card, string title, JsonObject? inputs = null)
    {
        var button = card.Button(title);
        _routes.Add(Table.OfVerb(button.GetProperty("verb").GetString()!)!.Name);
        return Bot.PressAsync(person, button, inputs: inputs);
    }

    /// <summary>Notes a function that somebody came by in a way of their own.</summary>
    public void Came(string route) => _routes.Add(route);

    /// <summary>Somebody searches from the compose box; the card of the first result.</summary>
    public async Task<JsonElement> SearchAsync(TownPerson person, string words)
    {
        _routes.Add("Search");
        var found = await Bot.SearchAsync(person, words);
        return found.GetProperty("attachments")[0].GetProperty("content");
    }

    /// <summary>The app comes to somebody; the card that greets them.</summary>
    public async Task<JsonElement> InstallAsync(TownPerson person) => Assert.Single(await Bot.InstallAsync(person)).Card!.Value;

    /// <summary>The first card that is sent to somebody because of what another one did.</summary>
    public async Task<JsonElement> ReceivedAsync(TownPerson person, string title)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var count = 1; ; count++)
        {
            await Bot.Connector.DeliveredAsync(count, patience.Token);
            if (Bot.Connector.Delivered.FirstOrDefault(d => d.Conversation == person.Chat && d.Body.Length > 0 && d.Card?.Words().Contains(title, StringComparison.Ordinal) == true) is { } delivered)
                return delivered.Card!.Value;
        }
    }
}
