using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

public sealed class OpenQuestionsOfAFaction : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Are_those_the_agreement_did_not_cover_and_those_rated_badly()
    {
        await _bot.SayOneAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?");
        await _bot.SayOneAsync(Town.CduMember, "Kita");
        await _bot.SayOneAsync(Town.CduMember, "Hallenbad");
        await _bot.SayOneAsync(Town.CduMember, "Nicht hilfreich");

        var list = (await _bot.SayOneAsync(Town.CduManager, "Offene Fragen")).Words();

        Assert.Contains("Offene Fragen der CDU-Fraktion: 2", list, StringComparison.Ordinal);
        Assert.Contains("Wann fliegt die Raumstation zum Mars?", list, StringComparison.Ordinal);
        Assert.Contains("Hallenbad", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Kita", list, StringComparison.Ordinal);
        Assert.Contains("nicht geregelt", list, StringComparison.Ordinal);
        Assert.Contains("Antwort war nicht hilfreich", list, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E6")]
    public async Task Are_seen_by_their_own_faction_only()
    {
        await _bot.SayOneAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?");
        await _bot.SayOneAsync(Town.SpdMember, "Zauberer Quidditch");

        var cdu = await _bot.SayOneAsync(Town.CduManager, "Offene Fragen");
        var spd = await _bot.SayOneAsync(Town.SpdManager, "Offene Fragen");

        Assert.Contains("Raumstation", cdu.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("Quidditch", cdu.Json, StringComparison.Ordinal);
        Assert.Contains("Quidditch", spd.Json, StringComparison.Ordinal);
        Assert.DoesNotContain("Raumstation", spd.Json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Carry_no_name_and_no_account_anywhere_in_the_card()
    {
        await _bot.SayOneAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?");
        var row = Assert.Single(await _bot.RowsAsync<QuestionRow>());
        var asker = (await _bot.RowsAsync<MembershipRow>()).Single(m => m.Id == row.AskedBy);

        var list = await _bot.SayOneAsync(Town.CduManager, "Offene Fragen");

        var json = list.Card!.Value.GetRawText();
        Assert.All(
            new[] { Town.CduMember.Name, Town.CduMember.ObjectId, Town.CduMember.Mri, asker.Id.ToString("N"), asker.PersonId.ToString("N"), asker.Id.ToString(), asker.PersonId.ToString() },
            trace => Assert.DoesNotContain(trace, json, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(row.AskedUtc.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture), json, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_settled_and_brought_back_by_buttons()
    {
        await _bot.SayOneAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?");
        var list = (await _bot.SayOneAsync(Town.CduManager, "Offene Fragen")).Card!.Value;

        var settled = (await _bot.PressAsync(Town.CduManager, list.SettleButton())).Card();
        var stored = (await _bot.RowsAsync<QuestionRow>()).Single().SettledUtc;
        var back = (await _bot.PressAsync(Town.CduManager, settled.Button("Letzte zurückholen"))).Card();

        Assert.Contains("Zurzeit ist keine Frage offen.", settled.Words(), StringComparison.Ordinal);
        Assert.NotNull(stored);
        Assert.Contains("Raumstation", back.Words(), StringComparison.Ordinal);
        Assert.Null((await _bot.RowsAsync<QuestionRow>()).Single().SettledUtc);
    }

    [Fact]
    public async Task Are_settled_and_brought_back_in_words()
    {
        await _bot.SayOneAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?");
        var list = (await _bot.SayOneAsync(Town.CduManager, "Offene Fragen")).Card!.Value;
        var id = list.SettleButton().GetProperty("title").GetString()!.Split(' ')[^1];

        var settled = await _bot.SayOneAsync(Town.CduManager, $"Erledigt {id}");
        var back = await _bot.SayOneAsync(Town.CduManager, $"Zurückholen {id.ToLowerInvariant()}");

        Assert.Contains("Zurzeit ist keine Frage offen.", settled.Words(), StringComparison.Ordinal);
        Assert.Contains("Raumstation", back.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Stay_settled_when_the_button_is_pressed_twice()
    {
        await _bot.SayOneAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?");
        var list = (await _bot.SayOneAsync(Town.CduManager, "Offene Fragen")).Card!.Value;

        var answers = await Task.WhenAll(_bot.PressAsync(Town.CduManager, list.SettleButton()), _bot.PressAsync(Town.CduManager, list.SettleButton()));

        Assert.All(answers, a => Assert.Contains("Zurzeit ist keine Frage offen.", a.Card().Words(), StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Catalogue", "K8")]
    public async Task Are_paged_when_there_are_many()
    {
        await AskedAsync(1_000);
        var card = (await _bot.SayOneAsync(Town.CduManager, "Offene Fragen")).Card!.Value;
        var first = card.Words();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pages = 1;
        Collect(card, seen);
        while (card.ButtonTitles().Contains("Ältere Fragen"))
        {
            card = (await _bot.PressAsync(Town.CduManager, card.Button("Ältere Fragen"))).Card();
            Collect(card, seen);
            pages++;
        }

        Assert.Contains("Frage Nummer 999?", first, StringComparison.Ordinal);
        Assert.Equal((100, 500), (pages, seen.Count));
        card = (await _bot.PressAsync(Town.CduManager, card.Button("Neuere Fragen"))).Card();
        Assert.Contains("Ältere Fragen", card.ButtonTitles());
    }

    [Fact]
    [Trait("Catalogue", "K8")]
    public async Task Fit_on_a_card_even_when_each_is_as_long_as_a_question_may_be()
    {
        await AskedAsync(20, new string('ß', 980));

        var list = await _bot.SayOneAsync(Town.CduManager, "Offene Fragen Seite 2");

        Assert.True(list.Body.Length < 28_000, $"{list.Body.Length}");
        Assert.Contains("Neuere Fragen", list.Card!.Value.ButtonTitles());
    }

    [Theory]
    [Trait("Catalogue", "D10")]
    [InlineData("99")]
    [InlineData("-1")]
    [InlineData("1e309")]
    [InlineData("99999999999999999999")]
    public async Task Show_a_page_there_is_for_one_there_is_not(string page)
    {
        await AskedAsync(7);

        var card = (await _bot.PressAsync(Town.CduManager, "openquestions.show", new JsonObject { ["page"] = page })).Card();

        Assert.Contains("Offene Fragen der CDU-Fraktion: 7", card.Words(), StringComparison.Ordinal);
        Assert.Contains("Frage Nummer", card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "D2")]
    public async Task Are_refused_to_members_who_manage_nothing()
    {
        await _bot.SayOneAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?");
        var id = Assert.Single(await _bot.RowsAsync<QuestionRow>()).Id;
        const string refusal = "Das kann nur die Fraktionsgeschäftsführung. Bitte wenden Sie sich an sie.";

        Assert.Equal(refusal, (await _bot.SayOneAsync(Town.CduMember, "Offene Fragen")).Words());
        Assert.Equal(refusal, (await _bot.SayOneAsync(Town.CduMember, $"Erledigt {id.ToString("N")[..6]}")).Words());
        Assert.Equal(refusal, (await _bot.PressAsync(Town.CduMember, "openquestions.show", new JsonObject { ["settle"] = id.ToString("N") })).Note());
        Assert.Null(Assert.Single(await _bot.RowsAsync<QuestionRow>()).SettledUtc);
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    [Trait("Catalogue", "E7")]
    public async Task Of_the_other_faction_are_as_if_they_were_not_there()
    {
        await _bot.SayOneAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?");
        var id = Assert.Single(await _bot.RowsAsync<QuestionRow>()).Id;

        var theirs = (await _bot.PressAsync(Town.SpdManager, "openquestions.show", new JsonObject { ["settle"] = id.ToString("N"), ["undo"] = "1" })).Card().GetRawText();
        var none = (await _bot.PressAsync(Town.SpdManager, "openquestions.show", new JsonObject { ["settle"] = Guid.NewGuid().ToString("N"), ["undo"] = "1" })).Card().GetRawText();
        var said = (await _bot.SayOneAsync(Town.SpdManager, $"Erledigt {id.ToString("N")[..6]}")).Words();
        var saidNone = (await _bot.SayOneAsync(Town.SpdManager, "Erledigt 000000")).Words();

        Assert.Equal(none, theirs);
        Assert.Equal(saidNone, said);
        Assert.Null(Assert.Single(await _bot.RowsAsync<QuestionRow>()).SettledUtc);
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    public async Task Do_not_show_an_answered_question_whose_identity_somebody_put_on_a_button()
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Kita"));
        var id = answer.Button("Hilfreich").GetProperty("data").GetProperty("question").GetString();

        var list = (await _bot.PressAsync(Town.CduManager, "openquestions.show", new JsonObject { ["settle"] = id, ["undo"] = "1" })).Card();

        Assert.Contains("Zurzeit ist keine Frage offen.", list.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_mayor_are_on_nobodys_list()
    {
        var mayor = await _bot.NewMemberAsync(faction: "", roles: "Bürgermeisteramt");
        await _bot.SayOneAsync(mayor, "Wann fliegt die Raumstation zum Mars?");

        Assert.Contains("Zurzeit ist keine Frage offen.", (await _bot.SayOneAsync(Town.CduManager, "Offene Fragen")).Words(), StringComparison.Ordinal);
        Assert.Contains("Zurzeit ist keine Frage offen.", (await _bot.SayOneAsync(Town.SpdManager, "Offene Fragen")).Words(), StringComparison.Ordinal);
    }

    private static void Collect(JsonElement card, HashSet<string> seen) =>
        seen.UnionWith(card.Words().Split('\n').Where(w => w.StartsWith("Frage Nummer", StringComparison.Ordinal)));

    private async Task AskedAsync(int count, string? text = null)
    {
        await using var db = _bot.Open("siegen");
        var now = _bot.Clock.GetUtcNow().UtcDateTime;
        for (var i = 0; i < count; i++)
        {
            db.Questions.Add(new QuestionRow
            {
                Id = Guid.NewGuid(),
                CoalitionId = "siegen",
                FactionKey = "cdu",
                Text = $"Frage Nummer {i}? {text}",
                AskedUtc = now.AddMinutes(i - count),
            });
        }

        await db.SaveChangesAsync();
    }
}
