using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Motions;

/// <summary>Writing a motion down: the form, what it takes and what it does not.</summary>
public sealed class ADraft : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Is_created_once_by_two_clicks()
    {
        var form = await _bot.SayOneAsync(Town.CduMember, "Ich möchte einen Antrag stellen");

        var cards = await Task.WhenAll(
            _bot.PressAsync(Town.CduMember, form.Button("Entwurf speichern"), inputs: MotionTalk.Fields()),
            _bot.PressAsync(Town.CduMember, form.Button("Entwurf speichern"), inputs: MotionTalk.Fields()));

        Assert.All(cards, c => Assert.Contains(MotionTalk.Title, c.Card().Words(), StringComparison.Ordinal));
        Assert.Single(await _bot.RowsAsync<MatterRow>());
        Assert.Single(await _bot.RowsAsync<MatterEventRow>());
    }

    [Theory]
    [InlineData("Anfrage stellen", "Inquiry")]
    [InlineData("Resolution anlegen", "Resolution")]
    [InlineData("create an initiative", "Initiative")]
    public async Task Begins_with_the_kind_that_was_said(string said, string kind)
    {
        var form = await _bot.SayOneAsync(Town.CduMember, said);

        Assert.Contains($"\"value\":\"{kind}\"", form.Card!.Value.GetRawText().Replace("\": ", "\":", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_form_and_says_what_is_wrong()
    {
        var form = await _bot.SayOneAsync(Town.CduMember, "Antrag anlegen");

        var note = (await _bot.PressAsync(Town.CduMember, form.Button("Entwurf speichern"), inputs: MotionTalk.Fields(title: " ", text: new string('x', 20_000), euro: "viel", session: Guid.NewGuid().ToString("N")))).Note();

        Assert.Contains("Bitte geben Sie einen Titel an.", note, StringComparison.Ordinal);
        Assert.Contains("„Text“ ist zu lang: 20.000 Zeichen, möglich sind 10.000. Es wurde nichts gespeichert; Ihr Text steht noch im Formular.", note, StringComparison.Ordinal);
        Assert.Contains("Den Betrag kann ich nicht lesen.", note, StringComparison.Ordinal);
        Assert.Contains("Diese Sitzung gibt es nicht mehr.", note, StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<MatterRow>());
    }

    [Theory]
    [InlineData("12.500", "ja, 12.500 EUR")]
    [InlineData("99,50 €", "ja, 99,50 EUR")]
    [InlineData("1000 Euro", "ja, 1.000 EUR")]
    [InlineData("12 500 €", "ja, 12.500 EUR")]
    [InlineData("2\u00A0000\u00A0000 Euros", "ja, 2.000.000 EUR")]
    [InlineData("", "ja, Betrag noch offen")]
    public async Task Takes_amounts_as_people_write_them(string euro, string shown) =>
        Assert.Contains(shown, (await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(money: "yes", euro: euro))).GetRawText(), StringComparison.Ordinal);

    [Theory]
    [InlineData("1.50")]
    [InlineData("12 50")]
    [InlineData("12,500.00")]
    [InlineData("-5")]
    [InlineData("1e9")]
    [InlineData("999999999999999999999")]
    public async Task Does_not_guess_an_amount(string euro)
    {
        var form = await _bot.SayOneAsync(Town.CduMember, "Antrag anlegen");

        Assert.Contains("Den Betrag kann ich nicht lesen.", (await _bot.PressAsync(Town.CduMember, form.Button("Entwurf speichern"), inputs: MotionTalk.Fields(money: "yes", euro: euro))).Note(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_ten_thousand_characters_is_shown_shortened_and_read_on_pages()
    {
        var text = string.Join(' ', Enumerable.Range(1, 1_400).Select(i => $"Satz{i}."))[..10_000].TrimEnd();
        var card = await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(text: text));
        var id = card.MotionId();
        Assert.True(card.GetRawText().Length < AdaptiveCards.CardLimits.SoftBytes);

        var page = (await _bot.MotionFormAsync(Town.CduMember, id, "Ganzen Text lesen")).Card!.Value;
        var read = page.Words();
        while (page.ButtonTitles().Contains("Weiter"))
        {
            page = (await _bot.PressAsync(Town.CduMember, page.Button("Weiter"))).Card();
            read += $" {page.Words()}";
        }

        Assert.All(Enumerable.Range(1, 900), i => Assert.Contains($"Satz{i}.", read, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_markup_formulas_and_turned_words_as_they_are()
    {
        const string Hostile = "<at>alle</at> **fett** [hier](https://evil.example) =1+1 {{DATE(2027-01-01T00:00:00Z)}} \u202Egnirts";

        var card = await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(title: Hostile, text: Hostile, paper: "javascript:alert(1)"));

        Assert.DoesNotContain("\u202E", card.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(Looking.Objects(card).Where(o => o.TryGetProperty("type", out var type) && type.GetString() == "TextBlock"), o => o.GetProperty("text").GetString()!.Contains("](", StringComparison.Ordinal));
        Assert.DoesNotContain("Action.OpenUrl", card.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("<at>alle</at>", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Opens_a_paper_only_over_https()
    {
        Assert.Contains("Action.OpenUrl", (await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(text: "", paper: "https://stadt.example/antrag.pdf"))).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Action.OpenUrl", (await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(text: "", paper: "http://stadt.example/antrag.pdf"))).GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("Action.OpenUrl", (await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(text: "", paper: "https://rat@evil.example/"))).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_edited_and_an_older_form_changes_nothing_and_keeps_its_words()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();
        var (first, second) = (await _bot.MotionFormAsync(Town.CduMember, id, "Bearbeiten"), await _bot.MotionFormAsync(Town.CduBoard, id, "Bearbeiten"));

        var edited = (await _bot.PressAsync(Town.CduBoard, second.Button("Änderungen speichern"), inputs: MotionTalk.Fields(title: "Radweg an der Alche"))).Card();
        var late = (await _bot.PressAsync(Town.CduMember, first.Button("Änderungen speichern"), inputs: MotionTalk.Fields(title: "Fußweg"))).Note();

        Assert.Contains("Radweg an der Alche", edited.Words(), StringComparison.Ordinal);
        Assert.StartsWith("Inzwischen hat sich etwas geändert, deshalb wurde nichts gespeichert.", late, StringComparison.Ordinal);
        Assert.Equal("Radweg an der Alche", (await _bot.MatterAsync(id)).Title);
    }

    [Fact]
    public async Task Is_shown_what_the_agreement_says_as_quotes_and_without_a_verdict()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(title: "Mehr Plätze in Kitas", text: "Die Stadt baut neue Kindertagesstätten und stärkt die offene Ganztagsschule."))).MotionId();

        var found = await _bot.MotionFormAsync(Town.CduMember, id, "Was sagt die Vereinbarung?");

        Assert.Contains("Ob sie dafür oder dagegen sprechen, beurteilen Sie.", found.Words(), StringComparison.Ordinal);
        Assert.Contains("Kooperationsvertrag", found.Card!.Value.GetRawText(), StringComparison.Ordinal);
        var nothing = (await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(title: "Raumstation", text: "Zirkus mit Einhörnern auf dem Mars."))).MotionId();
        Assert.Contains("keine Stelle gefunden", (await _bot.MotionFormAsync(Town.CduMember, nothing, "Was sagt die Vereinbarung?")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_for_members_of_a_faction_only()
    {
        await _bot.SayAsync(Town.Mayor, "wechsle zu Kooperation CDU und SPD, Siegen");

        Assert.Contains("Das steht nur Mitgliedern einer Fraktion offen.", (await _bot.SayAsync(Town.Mayor, "Antrag anlegen"))[^1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_discarded_and_taken_up_again()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember)).MotionId();

        var discarded = await _bot.HearAnswerAsync(Town.CduMember, $"Antrag {id} endgültig verwerfen");

        Assert.Contains("Zurückgezogen.", discarded, StringComparison.Ordinal);
        Assert.Contains("Entwurf, noch nicht vorgelegt.", (await _bot.DoAsync(Town.CduMember, id, "Wieder aufnehmen")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_meant_for_a_session_in_words_until_it_is_known()
    {
        var id = (await _bot.DraftMotionAsync(Town.CduMember, MotionTalk.Fields(otherSession: "Rat im Mai"))).MotionId();
        Assert.Contains("Rat im Mai (noch nicht im Kalender)", (await _bot.LookAsync(Town.CduMember, id)).GetRawText(), StringComparison.Ordinal);
        var session = await _bot.EnterSessionAsync("siegen", "rat", _bot.Clock.GetUtcNow().UtcDateTime.AddDays(40));

        var linked = await _bot.FillAsync(Town.CduMember, id, "Sitzung zuordnen", "Sitzung speichern", new JsonObject { ["session"] = session.Id.ToString("N"), ["otherSession"] = "" });

        Assert.Contains("Rat am ", linked.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(session.Id, (await _bot.MatterAsync(id)).SessionId);
    }

    [Fact]
    public async Task Works_on_clients_that_send_messages_for_buttons()
    {
        var form = await _bot.SayOneAsync(Town.CduMember, "Antrag anlegen");

        var updated = Assert.Single(await _bot.SubmitAsync(Town.CduMember, form.Button("Entwurf speichern"), inputs: MotionTalk.Fields()));

        Assert.Equal(Delivery.Updated, updated.Delivery);
        Assert.Contains("Der Entwurf ist gespeichert.", updated.Words(), StringComparison.Ordinal);
    }
}
