using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Features.PartnerNotices.Write;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.PartnerNotices;

/// <summary>"Information an den Partner": a short notice to the partner's board, which takes note of it.</summary>
public sealed class InformingThePartner : IAsyncLifetime
{
    private const string Text = "Die Verwaltung prüft für die Kita am Hang einen zweiten Standort.";
    private const string NotThere = "Diesen Vorgang gibt es nicht, oder er ist nicht für Sie bestimmt.";
    private const string OnlyBoards = "Eine Information an den Partner senden der Vorstand und die Fraktionsgeschäftsführung. Bitte wenden Sie sich an sie.";

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await Deviations.StartAsync(Town.CduBoard, Town.SpdChair, Town.SpdBoard, Town.CduMember, Town.SpdManager, Town.KrefeldSpdChair, Town.KrefeldGrueneChair);

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Shows_a_preview_to_its_author_alone_before_anybody_is_told()
    {
        var form = (await _bot.SayOneAsync(Town.CduBoard, "Information an den Partner")).Card!.Value;
        var preview = (await _bot.PressAsync(Town.CduBoard, form.Button("Weiter"), inputs: Filled(Text))).Card();

        Assert.Contains("Noch nicht gesendet. Nur Sie sehen das.", preview.Everything(), StringComparison.Ordinal);
        Assert.Contains(Text, preview.Everything(), StringComparison.Ordinal);
        Assert.Contains("Geht an den Vorstand der SPD-Fraktion: 2 Personen", preview.Everything(), StringComparison.Ordinal);
        Assert.Contains("sich gegenseitig und frühzeitig über Entwicklungen und Positionen zu informieren", preview.Everything(), StringComparison.Ordinal);
        Assert.Equal(["Senden", "Ändern", "Verwerfen"], preview.ButtonTitles());
        Assert.Contains(NotThere, (await _bot.SayOneAsync(Town.SpdChair, $"Information {preview.ShortId()}")).Words(), StringComparison.Ordinal);
        Assert.Empty(await _bot.OutboxOfAsync(Town.SpdChair));
    }

    [Fact]
    public async Task Reaches_the_partners_board_and_nobody_else()
    {
        var sent = await SendAsync();

        Assert.Contains("Gesendet. Der Vorstand der Partnerfraktion wird benachrichtigt.", sent.Everything(), StringComparison.Ordinal);
        Assert.Contains("CDU Vorstand (CDU-Fraktion)", (await ToldAsync(Town.SpdChair)).Card!.Value.Everything(), StringComparison.Ordinal);
        await ToldAsync(Town.SpdBoard);
        Assert.Equal(2, (await _bot.RowsAsync<OutboxRow>()).Count(m => m.Kind == OutboxKind.Notice));
    }

    [Fact]
    public async Task Is_acknowledged_with_one_tap_which_its_author_hears_of_once()
    {
        await SendAsync();
        var (one, other) = (await ToldAsync(Town.SpdChair), await ToldAsync(Town.SpdBoard));

        var card = (await _bot.PressAsync(Town.SpdChair, one.Button("Zur Kenntnis genommen"))).Card();
        await _bot.PressAsync(Town.SpdBoard, other.Button("Zur Kenntnis genommen"));

        Assert.Contains("SPD Vorsitz (SPD-Fraktion)", card.Everything(), StringComparison.Ordinal);
        Assert.Contains("SPD Vorstand (SPD-Fraktion)", (await _bot.ToldAsync(Town.CduBoard, "SPD Vorstand (SPD-Fraktion)")).Card!.Value.Everything(), StringComparison.Ordinal);
        Assert.Single(await _bot.OutboxOfAsync(Town.CduBoard), m => m.Kind == OutboxKind.Notice);
    }

    [Fact]
    public async Task Is_acknowledged_once_however_often_it_is_pressed()
    {
        var sent = await SendAsync();
        var told = await ToldAsync(Town.SpdChair);

        await _bot.PressAsync(Town.SpdChair, told.Button("Zur Kenntnis genommen"));
        var again = await _bot.PressAsync(Town.SpdChair, told.Button("Zur Kenntnis genommen"));

        Assert.Contains("Das ist bereits so vermerkt.", again.Card().Everything(), StringComparison.Ordinal);
        Assert.Equal(3, (await _bot.RowsAsync<MatterEventRow>()).Count);
        Assert.Contains("Das ist bereits so vermerkt.", (await _bot.SayOneAsync(Town.CduBoard, $"Information senden {sent.ShortId()}")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_acknowledged_by_its_own_faction_or_by_who_may_not_see_it()
    {
        var id = (await SendAsync()).ShortId();

        Assert.Contains("nur der Vorstand der Partnerfraktion", (await _bot.SayOneAsync(Town.CduManager, $"Information zur Kenntnis genommen {id}")).Words(), StringComparison.Ordinal);
        foreach (var outsider in new[] { Town.CduMember, Town.SpdManager, Town.KrefeldSpdChair })
            Assert.Contains(NotThere, (await _bot.SayOneAsync(outsider, $"Information zur Kenntnis genommen {id}")).Words(), StringComparison.Ordinal);

        Assert.Equal(2, (await _bot.RowsAsync<MatterEventRow>()).Count);
    }

    [Fact]
    public async Task Is_for_boards_and_managers_to_write()
    {
        Assert.Equal(OnlyBoards, (await _bot.SayOneAsync(Town.CduMember, "Information an den Partner")).Words());
        Assert.Equal(OnlyBoards, (await _bot.SayOneAsync(Town.CduMember, $"Information an den Partner: {Text}")).Words());
        Assert.Equal("Die Informationen der Partner sehen nur die Vorstände der beiden Fraktionen.", (await _bot.SayOneAsync(Town.CduMember, "Informationen")).Words());
        var form = (await _bot.SayOneAsync(Town.CduBoard, "Information an den Partner")).Card!.Value;
        Assert.Equal(OnlyBoards, (await _bot.PressAsync(Town.CduMember, form.Button("Weiter"), inputs: Filled(Text))).Note());
        Assert.Empty(await _bot.RowsAsync<MatterRow>());

        var preview = (await _bot.SayOneAsync(Town.SpdManager, $"Information an den Partner: {Text}")).Card!.Value;
        Assert.Contains("Geht an den Vorstand der CDU-Fraktion", preview.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_begun_once_by_two_taps_and_changed_until_it_is_sent()
    {
        var form = (await _bot.SayOneAsync(Town.CduBoard, "Information an den Partner")).Card!.Value;
        await _bot.PressAsync(Town.CduBoard, form.Button("Weiter"), inputs: Filled(Text));
        var preview = (await _bot.PressAsync(Town.CduBoard, form.Button("Weiter"), inputs: Filled(Text))).Card();
        Assert.Single(await _bot.RowsAsync<MatterRow>());

        var change = (await _bot.PressAsync(Town.CduBoard, preview.Button("Ändern"))).Card();
        Assert.Contains(Text, change.Everything(), StringComparison.Ordinal);
        var changed = (await _bot.PressAsync(Town.CduBoard, change.Button("Weiter"), inputs: Filled("Der Standort steht fest."))).Card();
        Assert.Contains("Der Standort steht fest.", changed.Everything(), StringComparison.Ordinal);

        // The first preview is an old card now: what its author sees there is not what would be sent.
        Assert.Contains("Inzwischen hat sich etwas geändert.", (await _bot.PressAsync(Town.CduBoard, preview.Button("Senden"))).Card().Everything(), StringComparison.Ordinal);
        await _bot.PressAsync(Town.CduBoard, changed.Button("Senden"));
        Assert.Contains("beim jetzigen Stand nicht möglich", (await _bot.SayOneAsync(Town.CduBoard, $"Information ändern {changed.ShortId()}")).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public async Task Without_a_text_asks_for_it(string empty)
    {
        var form = (await _bot.SayOneAsync(Town.CduBoard, "Information an den Partner")).Card!.Value;

        var again = (await _bot.PressAsync(Town.CduBoard, form.Button("Weiter"), inputs: Filled(empty))).Card();

        Assert.Contains("Bitte schreiben Sie, worüber Sie informieren.", again.Everything(), StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<MatterRow>());
    }

    [Fact]
    public async Task With_too_long_a_text_is_not_stored_and_says_how_long_it_may_be()
    {
        var form = (await _bot.SayOneAsync(Town.CduBoard, "Information an den Partner")).Card!.Value;

        var answer = await _bot.PressAsync(Town.CduBoard, form.Button("Weiter"), inputs: Filled(new string('x', PartnerNotice.LongestText + 1)));

        Assert.StartsWith("Der Text ist zu lang: 1.501 Zeichen, möglich sind 1.500.", answer.Note(), StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<MatterRow>());
    }

    [Fact]
    public async Task Taken_back_shows_its_words_no_more_to_the_partner()
    {
        var sent = await SendAsync();
        await ToldAsync(Town.SpdChair);

        var question = (await _bot.PressAsync(Town.CduBoard, sent.Button("Zurückziehen"))).Card();
        Assert.Contains("Auf den Karten des Partners steht der Text dann nicht mehr.", question.Everything(), StringComparison.Ordinal);
        var withdrawn = (await _bot.PressAsync(Town.CduBoard, question.Button("Ja, zurückziehen"))).Card();

        Assert.Contains(Text, withdrawn.Everything(), StringComparison.Ordinal);
        var told = (await _bot.SayOneAsync(Town.SpdChair, $"Information {sent.ShortId()}")).Json;
        Assert.Contains("zurückgezogen", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Kita am Hang", told, StringComparison.Ordinal);
        var updated = (await _bot.HearAsync(d => d.Conversation == Town.SpdChair.Chat && d.Delivery == Delivery.Updated)).Json;
        Assert.DoesNotContain("Kita am Hang", updated, StringComparison.Ordinal);
        Assert.DoesNotContain("Kita am Hang", (await _bot.SayOneAsync(Town.SpdChair, $"Verlauf {sent.ShortId()}")).Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_back_goes_from_every_card_of_a_person_and_was_never_in_a_notification()
    {
        var sent = await SendAsync();
        var told = await ToldAsync(Town.SpdChair);
        Assert.DoesNotContain("Kita am Hang", told.Activity.GetProperty("summary").GetString(), StringComparison.Ordinal);
        for (var i = 0; i < 4; i++)
            await _bot.SayAsync(Town.SpdChair, $"Information {sent.ShortId()}");

        await _bot.SayAsync(Town.CduBoard, $"Information endgültig zurückziehen {sent.ShortId()}");
        await _bot.SettledAsync();

        var updates = _bot.Chat(Town.SpdChair).Where(d => d.Delivery == Delivery.Updated).ToList();
        Assert.Equal(5, updates.Count);
        Assert.All(updates, u => Assert.DoesNotContain("Kita am Hang", u.Json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Says_when_nobody_of_the_partners_board_is_enrolled()
    {
        await using var bot = await TestBot.StartAsync();
        var preview = (await bot.SayOneAsync(Town.CduManager, $"Information an den Partner: {Text}")).Card!.Value;
        Assert.Contains("Dort ist zurzeit niemand eingetragen.", preview.Everything(), StringComparison.Ordinal);

        Assert.Contains("wartet bis zu 90 Tage", (await bot.PressAsync(Town.CduManager, preview.Button("Senden"))).Card().Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typed_without_a_colon_may_be_meant_otherwise()
    {
        var id = (await SendAsync()).ShortId();

        foreach (var said in new[] { $"Information an den Partner {id}", $"Information an den Partner zurückziehen {id}" })
            Assert.Contains("Von CDU Vorstand (CDU-Fraktion), gesendet", (await _bot.SayOneAsync(Town.CduBoard, said)).Card!.Value.Everything(), StringComparison.Ordinal);

        Assert.Contains("sich gegenseitig und frühzeitig", (await _bot.SayOneAsync(Town.CduMember, "Information an den Partner über Entwicklungen und Positionen?")).Card!.Value.Everything(), StringComparison.Ordinal);
        Assert.Contains("Worüber informieren Sie?", (await _bot.SayOneAsync(Town.CduBoard, "Information an den Partner senden")).Card!.Value.Everything(), StringComparison.Ordinal);
        Assert.Single(await _bot.RowsAsync<MatterRow>());
    }

    [Fact]
    public async Task With_too_many_lines_for_a_card_is_not_stored()
    {
        var form = (await _bot.SayOneAsync(Town.CduBoard, "Information an den Partner")).Card!.Value;

        var answer = await _bot.PressAsync(Town.CduBoard, form.Button("Weiter"), inputs: Filled(string.Join('\n', Enumerable.Repeat("a", PartnerNotice.MostLines + 1))));

        Assert.StartsWith("Der Text hat zu viele Zeilen: 41, möglich sind 40.", answer.Note(), StringComparison.Ordinal);
        Assert.Empty(await _bot.RowsAsync<MatterRow>());
    }

    [Fact]
    public async Task Dropped_as_a_draft_is_told_to_nobody()
    {
        var preview = (await _bot.SayOneAsync(Town.CduBoard, $"Information an den Partner: {Text}")).Card!.Value;

        Assert.Contains("Der Entwurf ist verworfen.", (await _bot.SayOneAsync(Town.CduBoard, $"Information endgültig verwerfen {preview.ShortId()}")).Words(), StringComparison.Ordinal);
        Assert.DoesNotContain(await _bot.RowsAsync<OutboxRow>(), m => m.Kind == OutboxKind.Notice);
    }

    [Fact]
    public async Task Is_listed_for_both_boards_and_as_a_draft_for_its_author()
    {
        await SendAsync();
        await _bot.SayAsync(Town.CduBoard, "Information an den Partner: Noch ein Entwurf");

        var own = (await _bot.SayOneAsync(Town.CduBoard, "Informationen")).Card!.Value.Everything();
        Assert.Contains("Noch ein Entwurf", own, StringComparison.Ordinal);
        Assert.Contains("noch nicht zur Kenntnis genommen", own, StringComparison.Ordinal);
        var partners = (await _bot.SayOneAsync(Town.SpdChair, "Informationen")).Card!.Value.Everything();
        Assert.Contains(Text, partners, StringComparison.Ordinal);
        Assert.DoesNotContain("Noch ein Entwurf", partners, StringComparison.Ordinal);
        Assert.Contains("Zurzeit gibt es keine Informationen.", (await _bot.SayOneAsync(Town.SpdManager, "Informationen")).Card!.Value.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stays_without_the_name_when_its_author_has_their_data_deleted_and_drafts_go()
    {
        var author = Town.CduMember with { ObjectId = "10000000-0000-4000-8000-00000000000d", Name = "Erika Muster" };
        await _bot.EnrolOneAsync(author, "siegen", "cdu", "Vorstand");
        var preview = (await _bot.SayOneAsync(author, $"Information an den Partner: {Text}")).Card!.Value;
        await _bot.PressAsync(author, preview.Button("Senden"));
        await _bot.SayAsync(author, "Information an den Partner: Nur ein Entwurf");
        await _bot.SettledAsync();

        await _bot.SayAsync(author, "Meine Daten endgültig löschen");

        Assert.DoesNotContain(await _bot.RowsAsync<MatterEventRow>(), e => e.Data.Contains("Nur ein Entwurf", StringComparison.Ordinal));
        var left = (await _bot.SayOneAsync(Town.SpdChair, $"Information {preview.ShortId()}")).Json;
        Assert.Contains("Kita am Hang", left, StringComparison.Ordinal);
        Assert.DoesNotContain(author.Name, left, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Krefeld_quotes_the_words_of_its_own_agreement()
    {
        var preview = (await _bot.SayOneAsync(Town.KrefeldSpdChair, $"Information an den Partner: {Text}")).Card!.Value;

        Assert.Contains("unterrichten sich darüber hinaus wechselseitig und frühzeitig über geplante Antragsvorhaben", preview.Everything(), StringComparison.Ordinal);
    }

    private static JsonObject Filled(string text) => new() { [PartnerNoticeForm.TextInput] = text };

    private async Task<JsonElement> SendAsync()
    {
        var preview = (await _bot.SayOneAsync(Town.CduBoard, $"Information an den Partner: {Text}")).Card!.Value;
        return (await _bot.PressAsync(Town.CduBoard, preview.Button("Senden"))).Card();
    }

    private Task<DeliveredActivity> ToldAsync(TownPerson person) => _bot.ToldAsync(person, "Information an den Partner ·");
}
