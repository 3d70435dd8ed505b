using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Committee;

public sealed class SubscribingToTheCalendar : IAsyncLifetime
{
    private CommitteeTown _town = null!;

    private TestBot Bot => _town.Bot;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.CduBoard, Town.SpdChair);
        await _town.RoundAsync();
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Shows_an_address_once_with_what_it_opens_and_how_it_is_used()
    {
        var card = (await Bot.SayOneAsync(Town.CduBoard, "Kalender abonnieren")).Card!.Value;

        Assert.True(await Bot.OpensAsync(Subscribers.AddressIn(card)!));
        Assert.Contains("Wer diese Adresse kennt, kann den Kalender lesen.", card.Words(), StringComparison.Ordinal);
        Assert.Contains("30 Minuten vorher", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Outlook", card.Words(), StringComparison.Ordinal);
        Assert.Contains("iPhone", card.Words(), StringComparison.Ordinal);
        Assert.Equal(["Neue Adresse", "Abo beenden"], card.ButtonTitles());
    }

    [Fact]
    public async Task Again_replaces_nothing_and_says_since_when_there_is_an_address()
    {
        var path = await Bot.SubscribeAsync(Town.CduBoard);
        Bot.Clock.Pass(TimeSpan.FromDays(1));

        var card = (await Bot.SayOneAsync(Town.CduBoard, "Kalender abonnieren")).Card!.Value;

        Assert.Null(Subscribers.AddressIn(card));
        Assert.Contains("Sie haben seit 06.01.2027", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Neue Adresse", card.ButtonTitles());
        Assert.True(await Bot.OpensAsync(path));
    }

    [Fact]
    public async Task With_a_new_address_ends_the_former_one()
    {
        var former = await Bot.SubscribeAsync(Town.CduBoard);
        var present = (await Bot.SayOneAsync(Town.CduBoard, "Kalender abonnieren")).Card!.Value;
        Bot.Clock.Pass(TimeSpan.FromMinutes(1));

        var card = (await Bot.PressAsync(Town.CduBoard, present.Button("Neue Adresse"))).Card();

        Assert.Contains("Die frühere Adresse gilt nicht mehr.", card.Words(), StringComparison.Ordinal);
        Assert.False(await Bot.OpensAsync(former));
        Assert.True(await Bot.OpensAsync(Subscribers.AddressIn(card)!));
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task With_a_button_pressed_twice_makes_one_new_address()
    {
        await Bot.SubscribeAsync(Town.CduBoard);
        var button = (await Bot.SayOneAsync(Town.CduBoard, "Kalender abonnieren")).Button("Neue Adresse");
        Bot.Clock.Pass(TimeSpan.FromMinutes(1));

        var first = (await Bot.PressAsync(Town.CduBoard, button)).Card();
        var second = (await Bot.PressAsync(Town.CduBoard, button)).Card();

        Assert.True(await Bot.OpensAsync(Subscribers.AddressIn(first)!));
        Assert.Null(Subscribers.AddressIn(second));
        Assert.Contains("Inzwischen hat sich Ihr Kalenderabo geändert.", second.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task With_a_button_pressed_twice_at_once_makes_one_new_address()
    {
        await Bot.SubscribeAsync(Town.CduBoard);
        var button = (await Bot.SayOneAsync(Town.CduBoard, "Kalender abonnieren")).Button("Neue Adresse");
        Bot.Clock.Pass(TimeSpan.FromMinutes(1));

        var both = await Task.WhenAll(Bot.PressAsync(Town.CduBoard, button), Bot.PressAsync(Town.CduBoard, button));

        var address = Assert.Single(both.Select(r => Subscribers.AddressIn(r.Card())).OfType<string>());
        Assert.True(await Bot.OpensAsync(address));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ends_by_button_or_words(bool isPressed)
    {
        var shown = (await Bot.SayOneAsync(Town.CduBoard, "Kalender abonnieren")).Card!.Value;

        var card = isPressed ? (await Bot.PressAsync(Town.CduBoard, shown.Button("Abo beenden"))).Card() : (await Bot.SayOneAsync(Town.CduBoard, "Kalenderabo beenden")).Card!.Value;

        Assert.Contains("Ihr Kalenderabo ist beendet.", card.Words(), StringComparison.Ordinal);
        Assert.False(await Bot.OpensAsync(Subscribers.AddressIn(shown)!));
        Assert.Empty(await FeedsAsync());
        Assert.True(await Bot.OpensAsync(Subscribers.AddressIn((await Bot.PressAsync(Town.CduBoard, card.Button("Kalender abonnieren"))).Card())!));
    }

    [Fact]
    public async Task Does_not_end_a_newer_address_by_an_older_card()
    {
        var shown = (await Bot.SayOneAsync(Town.CduBoard, "Kalender abonnieren")).Card!.Value;
        Bot.Clock.Pass(TimeSpan.FromMinutes(1));
        var path = await Bot.SubscribeAsync(Town.CduBoard, "Neue Kalenderadresse");

        var card = (await Bot.PressAsync(Town.CduBoard, shown.Button("Abo beenden"))).Card();

        Assert.Contains("Inzwischen hat sich Ihr Kalenderabo geändert.", card.Words(), StringComparison.Ordinal);
        Assert.True(await Bot.OpensAsync(path));
    }

    [Fact]
    public async Task Without_an_address_has_nothing_to_end()
    {
        Assert.Contains("Sie haben kein Kalenderabo.", (await Bot.SayOneAsync(Town.CduBoard, "Kalenderabo beenden")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_for_whom_the_committee_concerns()
    {
        Assert.Contains("sehen die Mitglieder des Ausschusses", (await Bot.SayOneAsync(Town.CduMember, "Kalender abonnieren")).Words(), StringComparison.Ordinal);
        Assert.Contains("sehen die Mitglieder des Ausschusses", (await Bot.SayOneAsync(Town.CduMember, "Neue Kalenderadresse")).Words(), StringComparison.Ordinal);
        await Bot.SayOneAsync(Town.Mayor, "wechsle zu Siegen");
        Assert.True(await Bot.OpensAsync(await Bot.SubscribeAsync(Town.Mayor)));
        Assert.True(await Bot.OpensAsync(await Bot.SubscribeAsync(Town.SpdManager)));
        Assert.Equal(2, (await FeedsAsync()).Count);
    }

    [Fact]
    public async Task Is_nothing_in_Krefeld_which_has_no_such_committee()
    {
        Assert.Contains("kein Kooperationsausschuss vorgesehen", (await Bot.SayOneAsync(Town.KrefeldSpdChair, "Kalender abonnieren")).Words(), StringComparison.Ordinal);
        Assert.Empty(await FeedsAsync());
    }

    [Fact]
    public async Task Waits_until_the_administration_has_set_a_public_address()
    {
        await using var bot = await TestBot.StartAsync(services =>
        {
            var settings = (Settings)services.Last(s => s.ServiceType == typeof(Settings)).ImplementationInstance!;
            services.AddSingleton(settings with { Bot = new BotOptions { Urls = settings.Bot.Urls } });
        });

        Assert.Contains("ist keine öffentliche Adresse eingestellt", (await bot.SayOneAsync(Town.CduManager, "Kalender abonnieren")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_English_speaks_English()
    {
        await Bot.SayAsync(Town.CduBoard, "English please");

        var path = await Bot.SubscribeAsync(Town.CduBoard, "Subscribe to the calendar");

        Assert.Contains("Cooperation committee", (await Bot.CalendarAsync(path)).Events[0]!.Summary, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "M1")]
    public async Task Leaves_the_address_nowhere_but_in_the_chat()
    {
        var first = await Bot.SubscribeAsync(Town.CduBoard);
        var card = (await Bot.SayOneAsync(Town.CduBoard, "Kalender abonnieren")).Card!.Value;
        Bot.Clock.Pass(TimeSpan.FromMinutes(1));
        var second = Subscribers.AddressIn((await Bot.PressAsync(Town.CduBoard, card.Button("Neue Adresse"))).Card())!;
        await Bot.OpensAsync(first);
        await Bot.OpensAsync(second);

        Assert.NotEqual(first, second);
        foreach (var token in new[] { first, second }.Select(Subscribers.TokenOf))
        {
            Assert.DoesNotContain(Bot.Logs.Lines, l => l.Contains(token, StringComparison.Ordinal));
            Assert.DoesNotContain(await Bot.RowsAsync<InboxRow>(), i => i.Result?.Contains(token, StringComparison.Ordinal) == true);
            Assert.DoesNotContain(await Bot.RowsAsync<OutboxRow>(), m => m.Payload.Contains(token, StringComparison.Ordinal));
            Assert.DoesNotContain(await FeedsAsync(), f => f.TokenHash.Contains(token, StringComparison.Ordinal));
        }
    }

    [Fact]
    [Trait("Catalogue", "M7")]
    public async Task Is_among_ones_own_data_without_the_address_and_goes_with_them()
    {
        var path = await Bot.SubscribeAsync(Town.CduBoard);

        var data = string.Join('\n', (await Bot.SayAsync(Town.CduBoard, "Meine Daten")).Select(m => m.Words()));
        Assert.Contains("Kalenderabos (1)", data, StringComparison.Ordinal);
        Assert.DoesNotContain(Subscribers.TokenOf(path), data, StringComparison.Ordinal);

        await Bot.SayAsync(Town.CduBoard, "Meine Daten endgültig löschen");
        Assert.Empty(await FeedsAsync());
        Assert.False(await Bot.OpensAsync(path));
    }

    private Task<List<CalendarFeedRow>> FeedsAsync() => Bot.RowsAsync(db => db.CalendarFeeds);
}
