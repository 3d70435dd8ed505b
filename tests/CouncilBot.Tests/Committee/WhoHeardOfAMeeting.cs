using System.Text.Json;
using CouncilBot.Features.Matters.Deliveries;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Committee;

/// <summary>What was sent to whom about a meeting, what became of it, and what they answered: for the managers of both factions.</summary>
public sealed class WhoHeardOfAMeeting : IAsyncLifetime
{
    private static readonly string s_id = CommitteeTown.Named(CommitteeTown.Monday);

    private CommitteeTown _town = null!;

    private TestBot Bot => _town.Bot;

    public async Task InitializeAsync()
    {
        _town = await CommitteeTown.StartAsync(Town.CduManager, Town.SpdManager, Town.CduBoard, Town.SpdChair, Town.Mayor, Town.CduMember);
        await _town.RoundAsync();
    }

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    public async Task Names_each_with_faction_answer_and_what_became_of_the_newest_message()
    {
        await CallAsync();
        await _town.DoAsync(Town.CduBoard, "Ich komme");
        await Bot.SayOneAsync(Town.SpdChair, $"Vertretung {s_id} Anna Beispiel");
        await _town.DoAsync(Town.CduManager, "Ich komme nicht");

        foreach (var manager in new[] { Town.CduManager, Town.SpdManager })
        {
            var card = await AskAsync(manager);
            Assert.StartsWith("Zustellung und Antworten\nMontag, 11. Januar 2027, 15:30 bis 16:45 Uhr · " + s_id, card.Words(), StringComparison.Ordinal);
            Assert.Contains("Zusagen: 1 · Absagen: 1 · Vertretungen: 1 · noch ohne Antwort: 2", card.Words(), StringComparison.Ordinal);
            Assert.StartsWith("Kommt. Zugestellt um 12:0", LineOf(card, "CDU Vorstand (CDU-Fraktion)"), StringComparison.Ordinal);
            Assert.StartsWith("Kommt nicht. Zugestellt um 12:0", LineOf(card, "CDU Geschäftsführung (CDU-Fraktion)"), StringComparison.Ordinal);
            Assert.StartsWith("Lässt sich vertreten durch Anna Beispiel. Zugestellt um", LineOf(card, "SPD Vorsitz (SPD-Fraktion)"), StringComparison.Ordinal);
            Assert.StartsWith("Noch keine Antwort. Nicht erreichbar: Die App ist dort nicht installiert.", LineOf(card, "SPD Vorstand (SPD-Fraktion)"), StringComparison.Ordinal);
            Assert.StartsWith("Organisiert, nimmt nicht teil. Zugestellt um", LineOf(card, "SPD Geschäftsführung (SPD-Fraktion)"), StringComparison.Ordinal);
            Assert.StartsWith("Noch keine Antwort. Zugestellt um", LineOf(card, "Bürgermeisteramt (Gast)"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Says_nothing_sent_before_there_was_a_message()
    {
        Assert.Equal("Noch keine Antwort. Nichts gesendet.", LineOf(await AskAsync(Town.CduManager), "CDU Vorstand (CDU-Fraktion)"));
    }

    [Fact]
    public async Task Says_until_when_a_message_waits()
    {
        await Bot.SayOneAsync(Town.CduBoard, "Ruhezeit 11 bis 13");
        await CallAsync();

        Assert.Contains("Noch keine Antwort. Wartet bis 13:00 Uhr", LineOf(await AskAsync(Town.SpdManager), "CDU Vorstand (CDU-Fraktion)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_tell_what_somebody_set_about_reminders()
    {
        await Bot.SayOneAsync(Town.CduBoard, "Erinnerungen aus");
        await Bot.SayOneAsync(Town.Mayor, "wechsle zu Siegen");
        await Bot.SayOneAsync(Town.Mayor, "Erinnerungen pausieren bis 31.1.2027");
        await CallAsync();
        var before = LineOf(await AskAsync(Town.CduManager), "SPD Vorsitz (SPD-Fraktion)");
        await Bot.SayOneAsync(Town.SpdChair, $"Später erinnern {s_id}");

        var card = await AskAsync(Town.CduManager);

        Assert.Equal("Noch keine Antwort. Nichts gesendet.", LineOf(card, "CDU Vorstand (CDU-Fraktion)"));
        Assert.Equal("Noch keine Antwort. Nichts gesendet.", LineOf(card, "Bürgermeisteramt (Gast)"));
        Assert.Equal(before, LineOf(card, "SPD Vorsitz (SPD-Fraktion)"));
        Assert.DoesNotContain("rinnerung", card.Everything(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_a_button_on_the_card_for_managers_alone()
    {
        var button = (await _town.LookAsync(Town.CduManager)).Button("Zustellung und Antworten");
        var card = (await Bot.ReachesAsync(Town.CduManager, () => Bot.PressAsync(Town.CduManager, button))).Card!.Value;

        Assert.StartsWith("Zustellung und Antworten\n", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Zustellung und Antworten", (await _town.LookAsync(Town.SpdManager)).ButtonTitles());
        Assert.DoesNotContain("Zustellung und Antworten", (await _town.LookAsync(Town.CduBoard)).ButtonTitles());
        Assert.DoesNotContain($"Zustellung {s_id}", (await _town.LookAsync(Town.CduBoard)).Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Is_shown_to_nobody_else_and_looks_then_as_if_there_were_none(bool exists)
    {
        var meeting = await Bot.MatterAsync(s_id);
        var named = exists ? s_id : "ABCDEF";
        var data = JsonSerializer.SerializeToNode(new { matter = exists ? meeting.Id : Guid.NewGuid() });
        await Bot.SayOneAsync(Town.Mayor, "wechsle zu Siegen");

        foreach (var person in new[] { Town.CduBoard, Town.SpdChair, Town.Mayor, Town.CduMember, Town.KrefeldManager })
        {
            Assert.StartsWith("Diesen Vorgang finde ich nicht.", await Bot.HearAnswerAsync(person, $"Zustellung {named}"), StringComparison.Ordinal);
            Assert.StartsWith("Diesen Vorgang finde ich nicht.", (await Bot.PressAsync(person, DeliveriesHandler.Verb, data)).Note(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Is_asked_again_at_each_tap()
    {
        var card = await AskAsync(Town.CduManager);
        await Bot.EnrolOneAsync(Town.CduManager, "siegen", "cdu", "Vorsitz");

        Assert.StartsWith("Diesen Vorgang finde ich nicht.", (await Bot.PressAsync(Town.CduManager, card.Button("Neu laden"))).Note(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_read_anew_in_its_place_and_leads_back_to_the_meeting()
    {
        var card = await AskAsync(Town.SpdManager);
        await _town.DoAsync(Town.CduBoard, "Ich komme");

        var anew = (await Bot.PressAsync(Town.SpdManager, card.Button("Neu laden"))).Card();

        Assert.StartsWith("Kommt.", LineOf(anew, "CDU Vorstand (CDU-Fraktion)"), StringComparison.Ordinal);
        Assert.StartsWith("Kooperationsausschuss am Montag, 11. Januar 2027", (await Bot.PressAsync(Town.SpdManager, anew.Button("Zum Termin"))).Card().Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_there_for_a_meeting_that_is_called_off()
    {
        await _town.DoAsync(Town.CduManager, "Absagen");
        Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        await _town.RoundAsync();

        Assert.Contains("Zustellung und Antworten", (await _town.LookAsync(Town.SpdManager)).ButtonTitles());
        Assert.Contains("Zugestellt um", LineOf(await AskAsync(Town.SpdManager), "CDU Vorstand (CDU-Fraktion)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keeps_the_answer_of_who_has_left_and_counts_nobody_of_the_factions()
    {
        await _town.DoAsync(Town.CduBoard, "Ich komme");
        await Bot.EndAsync(Town.CduBoard);
        await Bot.EndAsync(Town.SpdChair);

        var card = await AskAsync(Town.CduManager);

        Assert.StartsWith("Kommt.", LineOf(card, "CDU Vorstand (CDU-Fraktion)"), StringComparison.Ordinal);
        Assert.DoesNotContain("SPD Vorsitz", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Mitglied", card.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Krefeld", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_forty_and_counts_the_rest_with_as_many_statements_as_for_a_few()
    {
        await CallAsync();
        var few = await Queries.OfAsync(() => AskAsync(Town.CduManager));
        for (var i = 0; i < 40; i++)
            await Bot.NewMemberAsync(faction: i % 2 == 0 ? "cdu" : "spd", roles: "Vorstand", name: $"Weiterer Vorstand {i:00}");

        JsonElement card = default;
        var many = await Queries.OfAsync(async () => card = await AskAsync(Town.CduManager));

        Assert.Equal(Reads(few), Reads(many));
        Assert.Contains("und 6 weitere", card.Words(), StringComparison.Ordinal);
        Assert.Equal(40, card.Words().Split('\n').Count(l => l.EndsWith("-Fraktion)", StringComparison.Ordinal) || l.EndsWith("(Gast)", StringComparison.Ordinal)));
        Assert.Contains("noch ohne Antwort: 45", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Speaks_English()
    {
        var manager = await Bot.NewMemberAsync(faction: "spd", roles: "Fraktionsgeschäftsführung", language: "en", name: "English manager");

        var card = (await Bot.SayOneAsync(manager, $"Delivery {s_id}")).Card!.Value;

        Assert.Contains("Coming: 0 · not coming: 0 · substitutes: 0", card.Words(), StringComparison.Ordinal);
        Assert.Equal("Organises, does not attend. Nothing sent.", LineOf(card, "English manager (SPD-Fraktion)"));
    }

    private async Task CallAsync()
    {
        await _town.PassToAsync(new DateTime(2027, 1, 7, 12, 0, 5));
        await _town.RoundAsync();
    }

    private async Task<JsonElement> AskAsync(TownPerson manager) => (await Bot.SayOneAsync(manager, $"Zustellung {s_id}")).Card!.Value;

    /// <summary>The statements that read; how much is written down of a turn does not matter here.</summary>
    private static List<string> Reads(string queries) => [.. queries.Split('\n').Where(q => q.StartsWith("SELECT", StringComparison.Ordinal) && (q.Contains("Outbox", StringComparison.Ordinal) || q.Contains("Memberships", StringComparison.Ordinal)))];

    /// <summary>What stands below a name.</summary>
    private static string LineOf(JsonElement card, string name) => card.Words().Split('\n').SkipWhile(line => line != name).ElementAt(1);
}
