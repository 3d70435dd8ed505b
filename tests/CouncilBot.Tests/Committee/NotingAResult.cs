using CouncilBot.Features.Committee.Results;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

public sealed class NotingAResult : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await MotionTalk.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task In_words_shows_it_below_its_item()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling, ResultTalk.Pool);

        var card = (await _bot.SayOneAsync(Town.SpdManager, $"Ergebnis {id} 2: {ResultTalk.PoolResult}; Abstimmung: vertagt; Aufgabe: Die Verwaltung rechnet nach; bis: 31.12.2027")).Card!.Value;

        var words = card.Words().Split('\n').ToList();
        Assert.Contains("Das Ergebnis ist vermerkt.", words);
        var item = words.IndexOf($"2. {ResultTalk.Pool}");
        Assert.Equal([$"Ergebnis: {ResultTalk.PoolResult}", "vertagt · Aufgabe: Die Verwaltung rechnet nach · bis 31.12.2027"], words.Skip(item + 2).Take(2));
        Assert.DoesNotContain("Ergebnisse freigeben", card.ButtonTitles());
    }

    [Fact]
    public async Task On_the_form_beside_the_card_chooses_the_item()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling, ResultTalk.Pool);
        var form = await _bot.OpenedAsync(Town.CduManager, (await _bot.MeetingAsync(Town.CduManager, id)).Button("Ergebnis eintragen"));

        var card = (await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled(ResultTalk.PoolResult, item: 2))).Card();

        Assert.Contains($"Ergebnis: {ResultTalk.PoolResult}\nEinvernehmen", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_two_forms_at_the_same_time_keeps_both_items()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling, ResultTalk.Pool);
        var (one, other) = (await _bot.ResultFormAsync(Town.CduManager, id), await _bot.ResultFormAsync(Town.SpdManager, id));
        await _bot.PressAsync(Town.CduManager, one.Button("Speichern"), inputs: ResultTalk.Filled(ResultTalk.CyclingResult, item: 1));

        var card = (await _bot.PressAsync(Town.SpdManager, other.Button("Speichern"), inputs: ResultTalk.Filled(ResultTalk.PoolResult, item: 2))).Card();

        Assert.Contains(ResultTalk.CyclingResult, card.Words(), StringComparison.Ordinal);
        Assert.Contains(ResultTalk.PoolResult, card.Words(), StringComparison.Ordinal);
        Assert.Contains("Ergebnisse freigeben", card.ButtonTitles());
    }

    [Fact]
    public async Task On_a_stale_form_keeps_what_was_typed_and_saves_nothing()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        var form = await _bot.ResultFormAsync(Town.CduManager, id);
        await _bot.SayOneAsync(Town.SpdManager, $"Ergebnis {id} 1: Der Radweg wird geprüft.");

        // A note leaves the form as it is.
        var note = (await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled(ResultTalk.CyclingResult))).Note();

        Assert.Contains("Ihre Eingabe steht noch im Formular", note, StringComparison.Ordinal);
        Assert.Contains("Ergebnis: Der Radweg wird geprüft.", (await _bot.MeetingAsync(Town.CduManager, id)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_form_sent_after_the_release_keeps_what_was_typed()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        await _bot.SayOneAsync(Town.SpdManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}");
        var form = await _bot.ResultFormAsync(Town.CduManager, id);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnisse freigeben {id}");
        await _bot.SayOneAsync(Town.SpdManager, $"Ergebnisse freigeben {id}");

        var note = (await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled("Etwas anderes."))).Note();

        Assert.Contains("Ihre Eingabe steht noch im Formular", note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twice_by_a_double_tap_notes_it_once()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        var form = await _bot.ResultFormAsync(Town.CduManager, id);
        await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled(ResultTalk.CyclingResult));
        var events = (await _bot.MatterAsync(id)).Events;

        var again = (await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled(ResultTalk.CyclingResult))).Card();

        Assert.Contains("bereits so vermerkt", again.Words(), StringComparison.Ordinal);
        Assert.Equal(events, (await _bot.MatterAsync(id)).Events);
    }

    [Fact]
    public async Task Anew_after_one_manager_released_takes_the_release_back()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}");
        var released = (await _bot.SayOneAsync(Town.CduManager, $"Ergebnisse freigeben {id}")).Card!.Value;
        Assert.Contains("CDU Geschäftsführung", released.Everything(), StringComparison.Ordinal);

        var card = (await _bot.SayOneAsync(Town.SpdManager, $"Ergebnis {id} 1: Der Radweg wird geprüft.")).Card!.Value;
        Assert.DoesNotContain("Freigegeben", card.Everything(), StringComparison.Ordinal);
        await _bot.SayOneAsync(Town.SpdManager, $"Ergebnisse freigeben {id}");

        Assert.Equal("Planned", (await _bot.MatterAsync(id)).Phase);
    }

    [Fact]
    public async Task Anew_in_words_keeps_what_is_not_said_again()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: Erster Wortlaut; Abstimmung: Einvernehmen; Aufgabe: Das Büro schreibt");

        var card = (await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: Zweiter Wortlaut")).Card!.Value;

        Assert.Contains("Ergebnis: Zweiter Wortlaut\nEinvernehmen · Aufgabe: Das Büro schreibt", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_words_opens_the_form_with_what_is_noted()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        await _bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}");

        var form = (await _bot.SayOneAsync(Town.SpdManager, $"Ergebnis {id} 1")).Card!.Value;

        Assert.Contains(Looking.Objects(form), o => o.TryGetProperty("value", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String && value.GetString() == ResultTalk.CyclingResult);
    }

    [Fact]
    public async Task That_is_too_long_or_due_before_the_meeting_is_refused_with_the_limit()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        var form = await _bot.ResultFormAsync(Town.CduManager, id);

        Assert.Contains("1.001 Zeichen", (await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled(new string('a', ResultWords.LongestText + 1)))).Note(), StringComparison.Ordinal);
        Assert.Contains("301 Zeichen", (await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled("x", task: new string('a', ResultWords.LongestTask + 1)))).Note(), StringComparison.Ordinal);
        Assert.Contains("ab dem Termin", (await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled("x", until: "1.1.2020"))).Note(), StringComparison.Ordinal);
        Assert.Contains("Bitte schreiben Sie", (await _bot.PressAsync(Town.CduManager, form.Button("Speichern"), inputs: ResultTalk.Filled(" "))).Note(), StringComparison.Ordinal);
        Assert.Contains("1.500 Zeichen", await _bot.HearAnswerAsync(Town.CduManager, $"Ergebnis {id} 1: {new string('a', 1_500)}"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ergebnis:", (await _bot.MeetingAsync(Town.CduManager, id)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_for_managers_alone_and_not_before_the_meeting()
    {
        var id = await _bot.HeldAsync(ResultTalk.Cycling);
        foreach (var other in new[] { Town.SpdBoard, Town.Mayor })
        {
            if (other == Town.Mayor)
                await _bot.SayAsync(Town.Mayor, "wechsle zu siegen");

            var card = (await _bot.SayOneAsync(other, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}")).Card!.Value;
            Assert.Contains("Das können nur die Fraktionsgeschäftsführungen", card.Words(), StringComparison.Ordinal);
            Assert.DoesNotContain("Ergebnis eintragen", card.ButtonTitles());
        }

        Assert.Contains("Die Termine des Kooperationsausschusses sehen", await _bot.HearAnswerAsync(Town.CduMember, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}"), StringComparison.Ordinal);
        Assert.Contains("Diesen Punkt gibt es", await _bot.HearAnswerAsync(Town.CduManager, $"Ergebnis {id} 7: x"), StringComparison.Ordinal);

        _bot.Clock.Pass(-TimeSpan.FromDays(4));
        Assert.Contains("noch nicht begonnen", await _bot.HearAnswerAsync(Town.CduManager, $"Ergebnis {id} 1: {ResultTalk.CyclingResult}"), StringComparison.Ordinal);
    }
}
