using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.DeviatingVotes;

public sealed class AnnouncingADeviatingVote : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await Deviations.StartAsync(Town.CduBoard, Town.SpdChair, Town.SpdBoard, Town.CduManager);

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [InlineData("Abweichend stimmen")]
    [InlineData("Ich möchte beim Haushalt abweichend stimmen")]
    [InlineData("Ich werde am 24.11. abweichend stimmen")]
    [InlineData("Ich kündige für den Rat ein abweichendes Votum an")]
    [InlineData("I want to vote differently")]
    public async Task Begins_with_a_form(string said)
    {
        var form = (await _bot.SayOneAsync(Town.CduMember, said)).Card!.Value;

        Assert.Contains("mitgeteilt wird erst, wenn Sie dort „Ankündigen“ wählen", form.Words(), StringComparison.Ordinal);
        Assert.Equal(["Weiter zur Vorschau"], form.ButtonTitles());
    }

    [Fact]
    public async Task Takes_what_the_sentence_says_into_the_form()
    {
        var session = await _bot.SessionAsync(TimeSpan.FromDays(10));
        var day = Hosting.BerlinTime.Of(session.StartUtc);

        var form = (await _bot.SayOneAsync(Town.CduMember, $"Ich werde am {day:dd.MM.} beim Haushalt dagegen stimmen")).Card!.Value.GetRawText();

        Assert.Contains($"\"value\":\"{session.Id:N}\"", form, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"Budget\"", form, StringComparison.Ordinal);
        Assert.Contains("\"value\":\"No\"", form, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_a_preview_with_the_rule_and_its_words_before_anybody_is_told()
    {
        var preview = await _bot.DraftAsync(Town.CduMember);

        Assert.Contains("Noch nicht angekündigt. Nur Sie sehen das.", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("eine gemeinsame Entscheidung der Partner vor", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("dass die Haushalte gemeinsam zu verabschieden sind", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("Kooperationsvertrag Siegen", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("CDU-Fraktion: 2 Personen", preview.Words(), StringComparison.Ordinal);
        Assert.Contains("SPD-Fraktion: 2 Personen", preview.Words(), StringComparison.Ordinal);
        Assert.Equal(["Ankündigen", "Ändern", "Verwerfen"], preview.ButtonTitles());
        Assert.DoesNotContain(await _bot.RowsAsync<OutboxRow>(), m => m.Kind == OutboxKind.Notice);
    }

    [Fact]
    public async Task Tells_both_boards_and_nobody_else()
    {
        var receipt = await _bot.AnnounceAsync(Town.CduMember);

        Assert.Contains("Ihre Ankündigung ist am ", receipt.Words(), StringComparison.Ordinal);
        foreach (var board in new[] { Town.CduBoard, Town.CduManager, Town.SpdChair, Town.SpdBoard })
        {
            var told = (await _bot.ToldAsync(board)).Card!.Value;
            Assert.Contains("7.1 Haushaltssatzung 2027", told.Everything(), StringComparison.Ordinal);
            Assert.Contains("CDU Mitglied (CDU-Fraktion)", told.Everything(), StringComparison.Ordinal);
            Assert.Contains("gemeinsam zu verabschieden", told.Words(), StringComparison.Ordinal);
        }

        Assert.Equal(4, (await _bot.RowsAsync<OutboxRow>()).Count(m => m.Kind == OutboxKind.Notice));
    }

    [Fact]
    public async Task Is_shown_to_a_board_with_what_it_can_do()
    {
        await _bot.AnnounceAsync(Town.CduMember);

        var told = (await _bot.ToldAsync(Town.SpdChair)).Card!.Value;

        Assert.Equal(["Zur Kenntnis genommen", "Gespräch erbitten", "Auf die Tagesordnung", "Verlauf"], told.ButtonTitles());
    }

    [Fact]
    public async Task Never_judges()
    {
        var preview = (await _bot.DraftAsync(Town.CduMember)).Everything();
        await _bot.AnnounceAsync(Town.CduMember2);
        var told = (await _bot.ToldAsync(Town.SpdChair)).Card!.Value.Everything();

        foreach (var word in new[] { "Verstoß", "verstößt", "Verletzung" })
        {
            Assert.DoesNotContain(word, preview, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(word, told, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Does_not_tell_a_board_member_of_their_own()
    {
        await _bot.AnnounceAsync(Town.CduBoard);
        await _bot.ToldAsync(Town.SpdChair);

        Assert.DoesNotContain(await _bot.OutboxOfAsync(Town.CduBoard), m => m.Kind == OutboxKind.Notice);
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Happens_once_when_every_button_is_pressed_twice()
    {
        var check = (await _bot.FormAsync(Town.CduMember)).CheckButton();
        await _bot.PressAsync(Town.CduMember, check, inputs: Deviations.Form());
        var preview = (await _bot.PressAsync(Town.CduMember, check, inputs: Deviations.Form())).Card();
        await _bot.PressAsync(Town.CduMember, preview.Button("Ankündigen"));
        var again = (await _bot.PressAsync(Town.CduMember, preview.Button("Ankündigen"))).Card();

        Assert.Contains("Das ist bereits so vermerkt.", again.Words(), StringComparison.Ordinal);
        Assert.Single(await _bot.RowsAsync<MatterRow>());
        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count);
        Assert.Equal(4, (await _bot.RowsAsync<OutboxRow>()).Count(m => m.Kind == OutboxKind.Notice));
    }

    [Fact]
    public async Task Is_recorded_as_late_when_the_session_has_begun()
    {
        var session = await _bot.SessionAsync(TimeSpan.FromMinutes(30));
        var preview = await _bot.DraftAsync(Town.CduMember, Deviations.Form(session: session.Id.ToString("N")));
        _bot.Clock.Pass(TimeSpan.FromHours(1));

        var receipt = (await _bot.PressAsync(Town.CduMember, preview.Button("Ankündigen"))).Card();

        Assert.Contains("nach Beginn der Sitzung", receipt.Words(), StringComparison.Ordinal);
        Assert.Contains("nach Beginn der Sitzung", (await _bot.ToldAsync(Town.SpdChair)).Words(), StringComparison.Ordinal);
        Assert.Equal(["Verlauf"], receipt.ButtonTitles());
    }

    [Fact]
    public async Task Can_be_done_in_one_line()
    {
        var session = await _bot.SessionAsync(TimeSpan.FromDays(10), items: [("7.1", "Haushaltssatzung 2027"), ("7.2", "Stellenplan")]);
        var day = Hosting.BerlinTime.Of(session.StartUtc);

        var preview = await _bot.SayOneAsync(Town.CduMember, $"Abweichung ankündigen: Rat {day:dd.MM.yyyy}; 7.1; Haushalt; Nein; Zu wenig für die Schulen; wirklich");

        var card = preview.Card!.Value;
        Assert.Contains("7.1 Haushaltssatzung 2027", card.Everything(), StringComparison.Ordinal);
        Assert.Contains("Zu wenig für die Schulen; wirklich", card.Words(), StringComparison.Ordinal);
        var receipt = await _bot.SayOneAsync(Town.CduMember, $"Ankündigung absenden {card.ShortId()}");
        Assert.Contains("vor Beginn der Sitzung", receipt.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_one_line_that_is_not_complete_shows_the_form_with_what_was_understood()
    {
        var form = (await _bot.SayOneAsync(Town.CduMember, "Abweichung ankündigen: Sportausschuss; Hallenbad")).Card!.Value;

        Assert.Contains("Bitte wählen Sie den Gegenstand.", form.Words(), StringComparison.Ordinal);
        Assert.Contains("\"Sportausschuss\"", form.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"Hallenbad\"", form.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<MatterRow>());
    }

    [Fact]
    public async Task Asks_for_the_item_when_the_session_has_an_agenda()
    {
        var session = await _bot.SessionAsync(TimeSpan.FromDays(10), items: [("7.1", "Haushaltssatzung 2027"), ("7.2", "Stellenplan")]);
        var form = await _bot.FormAsync(Town.CduMember);

        var next = (await _bot.PressAsync(Town.CduMember, form.CheckButton(), inputs: Deviations.Form(session: session.Id.ToString("N"), item: "", reason: "Weil"))).Card();

        Assert.Contains("Bitte wählen Sie den Tagesordnungspunkt dieser Sitzung.", next.Words(), StringComparison.Ordinal);
        Assert.Contains("7.2 Stellenplan", next.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"Weil\"", next.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7.2")]
    [InlineData("TOP 7.2")]
    [InlineData("stellenplan")]
    [InlineData("Stellen")]
    public async Task Finds_the_item_by_its_number_or_words(string item)
    {
        var session = await _bot.SessionAsync(TimeSpan.FromDays(10), items: [("7.1", "Haushaltssatzung 2027"), ("7.2", "Stellenplan")]);

        var preview = await _bot.DraftAsync(Town.CduMember, Deviations.Form(session: session.Id.ToString("N"), item: item));

        Assert.Contains("7.2 Stellenplan", preview.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_spoken_of_in_a_group()
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Ich möchte abweichend stimmen"));

        Assert.Equal("Das geht nur im persönlichen Chat mit mir, weil hier andere mitlesen.", answer.Words());
    }

    [Fact]
    public async Task Is_for_members_of_a_faction_only()
    {
        var mayor = await _bot.NewMemberAsync(faction: "", roles: "Bürgermeisteramt");

        Assert.Equal("Das steht nur Mitgliedern einer Fraktion offen.", (await _bot.SayOneAsync(mayor, "Abweichend stimmen")).Words());
    }

    [Fact]
    public async Task Can_be_discarded_before_anybody_is_told()
    {
        var preview = await _bot.DraftAsync(Town.CduMember);
        var question = (await _bot.PressAsync(Town.CduMember, preview.Button("Verwerfen"))).Card();

        var dropped = (await _bot.PressAsync(Town.CduMember, question.Button("Ja, verwerfen"))).Card();

        Assert.Contains("Es wurde nichts angekündigt.", dropped.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(await _bot.RowsAsync<OutboxRow>(), m => m.Kind == OutboxKind.Notice);
        Assert.Contains("Sie haben nichts angekündigt", (await _bot.SayOneAsync(Town.CduMember, "Meine Ankündigungen")).Words(), StringComparison.Ordinal);
    }
}
