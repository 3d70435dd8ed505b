using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Sessions;

public sealed class EnteringASession : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Starts_with_a_card_that_offers_the_bodies_of_the_rules()
    {
        var card = (await _bot.SayOneAsync(Town.CduManager, "Sitzung anlegen")).Card!.Value.GetRawText();

        foreach (var part in new[] { "\"rat\"", "\"hfa\"", "Haupt- und Finanzausschuss", "Name des Ausschusses", "Datum", "Tagesordnung" })
            Assert.Contains(part, card, StringComparison.Ordinal);

        Assert.Empty(await _bot.RowsAsync<SessionRow>());
    }

    [Fact]
    public async Task Stores_it_in_UTC_with_its_agenda_for_both_factions()
    {
        var session = await _bot.EnterAsync(_bot.Filled());

        Assert.Equal(("siegen", "rat", "Ratssaal", SessionSource.Chat), (session.CoalitionId, session.BodyKey, session.Place, session.Source));
        Assert.Equal($"{_bot.Day(14)} 17:00", Hosting.BerlinTime.Of(session.StartUtc).ToString("dd.MM.yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal([("1", "Haushalt 2027"), ("2", "Wahl")], (await _bot.ItemsAsync()).Select(i => (i.Number, i.Title)));
        Assert.Contains($"Rat am {_bot.Day(14)}, 17:00 Uhr", (await _bot.SayOneAsync(Town.SpdMember, "Sitzungen")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Creates_one_when_the_button_is_pressed_twice()
    {
        var button = (await _bot.SayOneAsync(Town.CduManager, "Sitzung anlegen")).ButtonFor("session.new");

        Assert.Contains("eingetragen. Beide", (await _bot.PressAsync(Town.CduManager, button, inputs: _bot.Filled())).Card().Words(), StringComparison.Ordinal);
        Assert.Contains("schon eingetragen", (await _bot.PressAsync(Town.CduManager, button, inputs: _bot.Filled())).Card().Words(), StringComparison.Ordinal);
        Assert.Single(await _bot.RowsAsync<SessionRow>());
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Creates_one_when_the_button_is_pressed_twice_at_once()
    {
        var button = (await _bot.SayOneAsync(Town.CduManager, "Sitzung anlegen")).ButtonFor("session.new");

        var both = await Task.WhenAll(_bot.PressAsync(Town.CduManager, button, inputs: _bot.Filled()), _bot.PressAsync(Town.CduManager, button, inputs: _bot.Filled()));

        Assert.All(both, answer => answer.Card());
        Assert.Single(await _bot.RowsAsync<SessionRow>());
        Assert.Equal(2, (await _bot.ItemsAsync()).Count);
    }

    [Fact]
    public async Task Shows_the_one_that_the_other_faction_has_entered_already()
    {
        await _bot.EnterAsync(_bot.Filled());
        var button = (await _bot.SayOneAsync(Town.SpdManager, "Sitzung anlegen")).ButtonFor("session.new");

        Assert.Contains("keine zweite", (await _bot.PressAsync(Town.SpdManager, button, inputs: _bot.Filled(place: "Aula"))).Card().Words(), StringComparison.Ordinal);
        Assert.Equal("Ratssaal", Assert.Single(await _bot.RowsAsync<SessionRow>()).Place);
    }

    [Fact]
    public async Task Can_be_done_in_words()
    {
        await _bot.SayOneAsync(Town.CduManager, $"Sitzung anlegen: Ausschuss für Kultur, Sport, {_bot.Day(7)}, 16 Uhr, Aula, Haus 2\n1 Bericht\n2 Anfragen");
        await _bot.SayOneAsync(Town.SpdManager, $"Add session: Council; {_bot.Day(8)}; 5 pm");

        var sessions = (await _bot.RowsAsync<SessionRow>()).OrderBy(s => s.StartUtc).ToList();
        Assert.Equal(("ausschuss", "Ausschuss für Kultur, Sport", "Aula, Haus 2"), (sessions[0].BodyKey, sessions[0].BodyName, sessions[0].Place));
        Assert.Equal(("rat", null, null), (sessions[1].BodyKey, sessions[1].BodyName, sessions[1].Place));
        Assert.Equal(["Bericht", "Anfragen"], (await _bot.ItemsAsync()).Select(i => i.Title));
    }

    [Theory]
    [Trait("Catalogue", "D6")]
    [InlineData("day", "29.02.2027", "gibt es im Kalender nicht")]
    [InlineData("day", "01.01.2020", "ist vorbei")]
    [InlineData("day", "01.01.2099", "mehr als 3 Jahre")]
    [InlineData("day", "demnächst", "nicht als Datum")]
    [InlineData("day", "", "nicht als Datum")]
    [InlineData("time", "abends", "nicht als Uhrzeit")]
    [InlineData("body", "ausschuss", "Namen des Ausschusses")]
    public async Task Refuses_what_cannot_be_and_keeps_the_card(string field, string value, string reason)
    {
        var button = (await _bot.SayOneAsync(Town.CduManager, "Sitzung anlegen")).ButtonFor("session.new");
        var inputs = _bot.Filled();
        inputs[field] = value;

        var note = (await _bot.PressAsync(Town.CduManager, button, inputs: inputs)).Note();

        Assert.Contains(reason, note, StringComparison.Ordinal);
        Assert.Contains("nichts gespeichert", note, StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<SessionRow>());
    }

    [Fact]
    [Trait("Catalogue", "D6")]
    public async Task Refuses_the_hour_that_the_night_in_March_leaves_out_and_takes_the_first_of_two_in_October()
    {
        var (march, october) = (LastSunday(3), LastSunday(10));

        Assert.Contains("vorgestellt", (await _bot.SayOneAsync(Town.CduManager, $"Sitzung anlegen: Rat, {march:dd.MM.yyyy}, 02:30")).Words(), StringComparison.Ordinal);
        await _bot.SayOneAsync(Town.CduManager, $"Sitzung anlegen: Rat, {october:dd.MM.yyyy}, 02:30");

        Assert.Equal(october.ToDateTime(new TimeOnly(0, 30)), Assert.Single(await _bot.RowsAsync<SessionRow>()).StartUtc);
    }

    [Theory]
    [Trait("Catalogue", "D10")]
    [InlineData("kreistag")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Refuses_a_body_that_was_not_offered(string? body)
    {
        var data = new JsonObject { ["save"] = "1", ["session"] = Guid.NewGuid().ToString("N") };

        var inputs = _bot.Filled();
        inputs["body"] = body;
        foreach (var (name, value) in inputs)
            data[name] = value?.DeepClone();

        Assert.Contains("Gremium kenne ich nicht", (await _bot.PressAsync(Town.CduManager, "session.new", data)).Note(), StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<SessionRow>());
    }

    [Fact]
    [Trait("Catalogue", "D6")]
    public async Task Refuses_more_than_an_agenda_holds()
    {
        var button = (await _bot.SayOneAsync(Town.CduManager, "Sitzung anlegen")).ButtonFor("session.new");

        Assert.Contains("101 Punkte", (await _bot.PressAsync(Town.CduManager, button, inputs: _bot.Filled(agenda: string.Join('\n', Enumerable.Range(1, 101))))).Note(), StringComparison.Ordinal);
        Assert.Contains("1. Punkt", (await _bot.PressAsync(Town.CduManager, button, inputs: _bot.Filled(agenda: new string('a', 301)))).Note(), StringComparison.Ordinal);
        Assert.Contains("20000 Zeichen", (await _bot.PressAsync(Town.CduManager, button, inputs: _bot.Filled(agenda: new string('a', 20_000)))).Note(), StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<SessionRow>());
    }

    [Fact]
    public async Task Shows_markup_and_marks_of_direction_as_they_are()
    {
        await _bot.EnterAsync(_bot.Filled(place: "[Saal](https://evil.example)", agenda: "1 **fett** <at>alle</at> \u202Erückwärts"));

        var card = (await _bot.SayOneAsync(Town.SpdMember, "Sitzungen")).Card!.Value.GetRawText();

        Assert.DoesNotContain("](https", card, StringComparison.Ordinal);
        Assert.DoesNotContain("\"1 **fett**", card, StringComparison.Ordinal);
        Assert.DoesNotContain("<at>", card, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "D2")]
    public async Task Is_only_for_managers()
    {
        var data = new JsonObject { ["save"] = "1", ["session"] = Guid.NewGuid().ToString("N"), ["body"] = "rat", ["day"] = _bot.Day(7), ["time"] = "17:00" };

        foreach (var person in new[] { Town.CduMember, Town.SpdMember })
        {
            Assert.Contains("nur die Fraktionsgeschäftsführung", (await _bot.PressAsync(person, "session.new", data)).Note(), StringComparison.Ordinal);
            Assert.Contains("nur die Fraktionsgeschäftsführung", (await _bot.SayOneAsync(person, $"Sitzung anlegen: Rat, {_bot.Day(7)}, 17:00")).Words(), StringComparison.Ordinal);
        }

        Assert.Empty(await _bot.RowsAsync<SessionRow>());
    }

    private DateOnly LastSunday(int month)
    {
        var today = DateOnly.FromDateTime(_bot.Clock.GetUtcNow().UtcDateTime);
        var last = new DateOnly(today.Year + 1, month, 31);
        return last.AddDays(-(int)last.DayOfWeek);
    }
}
