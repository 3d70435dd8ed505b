using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Sessions;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Sessions;

public sealed class KeepingASession : IAsyncLifetime
{
    private readonly Watcher _watcher = new();
    private TestBot _bot = null!;
    private SessionRow _session = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync(services => services.AddSingleton<ISessionWatcher>(_watcher));
        _session = await _bot.EnterAsync(_bot.Filled());
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Moves_it_by_the_form_that_knows_what_was_there_and_tells_who_watches()
    {
        var form = (await PressAsync(Town.SpdManager, "Ändern")).Card();
        Assert.Contains("1 Haushalt 2027\\n2 Wahl", form.GetRawText(), StringComparison.Ordinal);

        var card = (await _bot.PressAsync(Town.SpdManager, form.Button("Speichern"), inputs: _bot.Filled(days: 15, time: "18:30", agenda: "2 Wahl"))).Card().Words();

        Assert.Contains($"Rat am {_bot.Day(15)}, 18:30 Uhr", card, StringComparison.Ordinal);
        Assert.Equal("Wahl", Assert.Single(await _bot.ItemsAsync()).Title);
        Assert.Equal((_session.Id, SessionChange.Moved, _session.StartUtc), Assert.Single(_watcher.Seen));
    }

    [Fact]
    public async Task Can_be_done_in_words()
    {
        var before = await _bot.ItemsAsync();

        await _bot.SayOneAsync(Town.CduManager, $"Sitzung ändern {_session.Short()}: {_bot.Day(16)}, 18 Uhr");
        var replaced = await _bot.SayOneAsync(Town.CduManager, $"Tagesordnung ersetzen {_session.Short()}:\n1 Einwohnerfragen\n2 Haushalt 2027");
        Assert.Contains("ist gespeichert", replaced.Words(), StringComparison.Ordinal);

        var session = await SessionAsync();
        Assert.Equal(("Ratssaal", _session.StartUtc.Date.AddDays(2)), (session.Place, session.StartUtc.Date));
        var items = await _bot.ItemsAsync();
        Assert.Equal(["Einwohnerfragen", "Haushalt 2027"], items.Select(i => i.Title));
        Assert.Equal(before[0].Id, items[1].Id);
    }

    [Fact]
    public async Task Empties_the_agenda_also_where_the_client_leaves_out_an_empty_field()
    {
        var form = (await PressAsync(Town.CduManager, "Ändern")).Card();
        var inputs = _bot.Filled();
        inputs.Remove("agenda");

        await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: inputs);

        Assert.Empty(await _bot.ItemsAsync());
        Assert.Equal(1, (await SessionAsync()).Version);
    }

    [Fact]
    public async Task Calls_it_off_and_takes_that_back()
    {
        var off = (await PressAsync(Town.CduManager, "Absagen")).Card();
        Assert.Contains("Abgesagt", off.Words(), StringComparison.Ordinal);
        Assert.NotNull((await SessionAsync()).CancelledUtc);

        Assert.Contains("findet statt", (await _bot.PressAsync(Town.CduManager, off.Button("Doch stattfinden"))).Card().Words(), StringComparison.Ordinal);
        Assert.Null((await SessionAsync()).CancelledUtc);
        Assert.Equal([SessionChange.CalledOff, SessionChange.Reinstated], _watcher.Seen.Select(s => s.Change));
    }

    [Fact]
    public async Task Calls_it_off_in_words()
    {
        Assert.Contains("ist abgesagt", (await _bot.SayOneAsync(Town.SpdManager, $"Sitzung absagen {_session.Short()}")).Words(), StringComparison.Ordinal);
        Assert.Contains("Abgesagt", (await _bot.SayOneAsync(Town.CduMember, "Sitzungen")).Words(), StringComparison.Ordinal);
        Assert.Contains("findet statt", (await _bot.SayOneAsync(Town.SpdManager, $"Sitzung doch stattfinden {_session.Short().ToLowerInvariant()}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Does_it_once_when_the_button_is_pressed_twice()
    {
        var button = (await CardAsync(Town.CduManager)).Button("Absagen");

        await _bot.PressAsync(Town.CduManager, button);
        var second = (await _bot.PressAsync(Town.CduManager, button)).Card().Words();

        Assert.Contains("ist abgesagt", second, StringComparison.Ordinal);
        Assert.Single(_watcher.Seen);
    }

    [Fact]
    [Trait("Catalogue", "D4")]
    public async Task Shows_the_present_state_to_who_presses_an_old_card()
    {
        var old = await CardAsync(Town.CduManager);
        var form = (await _bot.PressAsync(Town.CduManager, old.Button("Ändern"))).Card();
        await _bot.SayOneAsync(Town.SpdManager, $"Sitzung ändern {_session.Short()}: {_bot.Day(16)}, 18 Uhr, Aula");

        var saved = (await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: _bot.Filled(place: "Keller"))).Card().Words();
        var calledOff = (await _bot.PressAsync(Town.CduManager, old.Button("Absagen"))).Card().Words();

        Assert.All([saved, calledOff], words => Assert.Contains("inzwischen geändert", words, StringComparison.Ordinal));
        Assert.Contains("Aula", saved + (await CardAsync(Town.CduManager)).GetRawText(), StringComparison.Ordinal);
        Assert.Equal(("Aula", null), ((await SessionAsync()).Place, (await SessionAsync()).CancelledUtc));
    }

    [Fact]
    [Trait("Catalogue", "F1")]
    public async Task Lets_one_of_two_win_and_shows_that_to_the_other()
    {
        var forms = new[] { (await PressAsync(Town.CduManager, "Ändern")).Card(), (await PressAsync(Town.SpdManager, "Ändern")).Card() };

        var both = await Task.WhenAll(
            _bot.PressAsync(Town.CduManager, forms[0].Button("Speichern"), inputs: _bot.Filled(place: "Aula")),
            _bot.PressAsync(Town.SpdManager, forms[1].Button("Speichern"), inputs: _bot.Filled(place: "Keller")));

        var words = both.Select(a => a.Card().Words()).ToList();
        Assert.Single(words, w => w.Contains("ist gespeichert", StringComparison.Ordinal));
        Assert.Single(words, w => w.Contains("inzwischen geändert", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Is_refused_once_it_has_begun()
    {
        var card = await CardAsync(Town.CduManager);
        _bot.Clock.Pass(TimeSpan.FromDays(15));

        Assert.Contains("hat begonnen", (await _bot.PressAsync(Town.CduManager, card.Button("Absagen"))).Card().Words(), StringComparison.Ordinal);
        Assert.Contains("hat begonnen", (await _bot.PressAsync(Town.CduManager, card.Button("Ändern"))).Card().Words(), StringComparison.Ordinal);
        Assert.Equal(0, (await SessionAsync()).Version);
    }

    [Fact]
    [Trait("Catalogue", "D2")]
    public async Task Is_only_for_managers()
    {
        Assert.Equal(["Alle Sitzungen"], (await CardAsync(Town.CduMember)).ButtonTitles());
        foreach (var verb in new[] { "session.change", "session.calloff", "session.reinstate" })
            Assert.Contains("nur die Fraktionsgeschäftsführung", (await _bot.PressAsync(Town.CduMember, verb, Data())).Note(), StringComparison.Ordinal);

        Assert.Contains("nur die Fraktionsgeschäftsführung", (await _bot.SayOneAsync(Town.CduMember, $"Sitzung absagen {_session.Short()}")).Words(), StringComparison.Ordinal);
        Assert.Equal(0, (await SessionAsync()).Version);
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    public async Task Is_not_found_from_another_coalition()
    {
        var manager = await _bot.NewMemberAsync("krefeld", "spd", "Fraktionsgeschäftsführung");

        foreach (var verb in new[] { "session.show", "session.change", "session.calloff" })
            Assert.Contains("finde ich nicht", (await _bot.PressAsync(manager, verb, Data())).Note(), StringComparison.Ordinal);

        var forged = Data();
        forged["save"] = "1";
        foreach (var (name, value) in _bot.Filled())
            forged[name] = value?.DeepClone();

        Assert.Contains("finde ich nicht", (await _bot.PressAsync(manager, "session.new", forged)).Note(), StringComparison.Ordinal);
        Assert.Contains("finde ich nicht", (await _bot.SayOneAsync(manager, $"Sitzung {_session.Short()}")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Haushalt 2027", (await _bot.SayOneAsync(manager, "Sitzungen")).Words(), StringComparison.Ordinal);
        Assert.Equal(0, (await SessionAsync()).Version);
    }

    [Theory]
    [Trait("Catalogue", "D9")]
    [InlineData("00000000000000000000000000000001")]
    [InlineData("nix")]
    [InlineData(null)]
    public async Task Says_that_there_is_no_such_session(string? id)
    {
        foreach (var verb in new[] { "session.show", "session.change", "session.calloff", "session.reinstate" })
            Assert.Contains("finde ich nicht", (await _bot.PressAsync(Town.CduManager, verb, new JsonObject { ["session"] = id })).Note(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Belongs_to_the_people_from_then_on()
    {
        await _bot.SayOneAsync(Town.CduManager, $"Sitzung ändern {_session.Short()}: {_bot.Day(16)}, 18 Uhr");

        Assert.Equal(SessionSource.Chat, (await SessionAsync()).Source);
    }

    private JsonObject Data() => new() { ["session"] = _session.Id.ToString("N"), ["version"] = "0" };

    private async Task<SessionRow> SessionAsync() => Assert.Single(await _bot.RowsAsync<SessionRow>());

    private async Task<JsonElement> CardAsync(TownPerson person) => (await _bot.SayOneAsync(person, $"Sitzung {_session.Short()}")).Card!.Value;

    private async Task<JsonElement> PressAsync(TownPerson person, string title) => await _bot.PressAsync(person, (await CardAsync(person)).Button(title));

    private sealed class Watcher : ISessionWatcher
    {
        public List<(Guid Id, SessionChange Change, DateTime Before)> Seen { get; } = [];

        public Task OnChangedAsync(CouncilDb db, SessionRow session, SessionChange change, DateTime startBefore, CancellationToken cancel)
        {
            Seen.Add((session.Id, change, startBefore));
            return Task.CompletedTask;
        }
    }
}
