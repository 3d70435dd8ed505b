using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

/// <summary>The mayor belongs to two.</summary>
public sealed class SeveralCoalitions : IAsyncLifetime
{
    private const string Siegen = "Kooperation CDU und SPD, Siegen";
    private const string Krefeld = "Bündnis SPD und Bündnis 90/Die Grünen, Krefeld";

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Are_offered_before_anything_is_answered()
    {
        var asked = await _bot.SayOneAsync(Town.Mayor, "Haushalt");

        Assert.Contains("Welche Koalition soll antworten?", asked.Words(), StringComparison.Ordinal);
        Assert.Equal([Krefeld, Siegen], Offered(asked));
        Assert.Empty(await _bot.RowsAsync<QuestionRow>());
    }

    [Theory]
    [InlineData(Siegen)]
    [InlineData(Krefeld)]
    public async Task Answer_the_waiting_question_after_the_choice(string coalition)
    {
        var asked = await _bot.SayOneAsync(Town.Mayor, "Haushalt");

        var answer = await _bot.ReachesAsync(Town.Mayor, () => ChooseAsync(asked, coalition));

        Assert.StartsWith($"Es antwortet: {coalition}", answer.Words(), StringComparison.Ordinal);
        Assert.Equal("Haushalt", Assert.Single(await _bot.RowsAsync<QuestionRow>()).Text);
        Assert.Null(Assert.Single(await _bot.RowsAsync<PersonRow>(), p => p.ObjectId == Guid.Parse(Town.Mayor.ObjectId)).PendingQuestion);
    }

    [Fact]
    public async Task Are_chosen_in_words_too()
    {
        await _bot.SayOneAsync(Town.Mayor, "Haushalt");

        var answer = await _bot.SayOneAsync(Town.Mayor, "Wechsle zu Krefeld");

        Assert.StartsWith($"Es antwortet: {Krefeld}", answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_named_on_every_answer_and_can_be_changed_at_any_time()
    {
        await _bot.SayOneAsync(Town.Mayor, "Wechsle zu Krefeld");
        var first = await _bot.SayOneAsync(Town.Mayor, "Haushalt");
        var changed = await _bot.SayOneAsync(Town.Mayor, "Wechsle zur Siegen");
        var second = await _bot.SayOneAsync(Town.Mayor, "Haushalt");
        var asked = await _bot.SayOneAsync(Town.Mayor, "Koalition wechseln");

        Assert.StartsWith($"Es antwortet: {Krefeld}", first.Words(), StringComparison.Ordinal);
        Assert.Equal($"Ab jetzt antwortet: {Siegen}", changed.Words());
        Assert.StartsWith($"Es antwortet: {Siegen}", second.Words(), StringComparison.Ordinal);
        Assert.Equal([Krefeld, Siegen], Offered(asked));
    }

    [Fact]
    public async Task Keep_the_card_of_one_out_of_the_other()
    {
        await _bot.SayOneAsync(Town.Mayor, "Wechsle zu Krefeld");
        var krefeld = await _bot.SayOneAsync(Town.Mayor, "Haushalt");
        await _bot.SayOneAsync(Town.Mayor, "Wechsle zu Siegen");

        var pressed = await _bot.PressAsync(Town.Mayor, krefeld.Button("Im Zusammenhang"));

        Assert.StartsWith("Diese Frage ist nicht mehr gespeichert.", pressed.Note(), StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Catalogue", "D10")]
    [InlineData("soest")]
    [InlineData("S")]
    [InlineData("%")]
    [InlineData("")]
    public async Task Are_asked_for_again_when_the_choice_is_none_of_theirs(string coalition)
    {
        var card = (await _bot.PressAsync(Town.Mayor, "coalition.choose", new JsonObject { ["coalition"] = coalition })).Card();

        Assert.Contains("Welche Koalition soll antworten?", card.Words(), StringComparison.Ordinal);
        Assert.Null(Assert.Single(await _bot.RowsAsync<PersonRow>(), p => p.ObjectId == Guid.Parse(Town.Mayor.ObjectId)).ChosenCoalitionId);
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    public async Task Cannot_be_chosen_by_people_of_one()
    {
        var note = (await _bot.PressAsync(Town.CduMember, "coalition.choose", new JsonObject { ["coalition"] = "krefeld" })).Note();
        await _bot.SayOneAsync(Town.CduMember, "Wechsle zu Krefeld");

        Assert.Equal($"Sie gehören nur einer Koalition an: {Siegen}", note);
        Assert.StartsWith($"Es antwortet: {Siegen}", (await _bot.SayOneAsync(Town.CduMember, "Haushalt")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_not_named_in_a_group_where_others_read_along()
    {
        var said = Assert.Single(await _bot.SayInGroupAsync(Town.Mayor, "Haushalt"));

        Assert.Equal("Bitte sagen Sie mir zuerst im persönlichen Chat, welche Koalition antworten soll. Schreiben Sie dort: Koalition wechseln", said.Words());
    }

    [Fact]
    public async Task Are_not_offered_by_a_search_which_says_where_to_choose()
    {
        var found = await _bot.SearchAsync(Town.Mayor, "Haushalt");

        Assert.Equal("message", found.GetProperty("type").GetString());
        Assert.StartsWith("Bitte sagen Sie mir zuerst im persönlichen Chat", found.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Need_no_choice_any_more_when_one_is_left()
    {
        var asked = await _bot.SayOneAsync(Town.Mayor, "Haushalt");
        await _bot.EnrolAsync($"tenant;objekt;name;koalition;fraktion;rollen;sprache\n{Town.Line(Town.KrefeldMember, "krefeld", "gruene", "Mitglied")}", replace: true);

        var pressed = await ChooseAsync(asked, Krefeld);
        var answer = await _bot.SayOneAsync(Town.Mayor, "Haushalt");

        Assert.Equal($"Sie gehören nur einer Koalition an: {Siegen}", pressed.Note());
        Assert.StartsWith($"Es antwortet: {Siegen}", answer.Words(), StringComparison.Ordinal);
    }

    private static IEnumerable<JsonElement> Choices(DeliveredActivity asked) =>
        Looking.Objects(asked.Card!.Value).Where(o => o.TryGetProperty("choices", out _)).SelectMany(o => o.GetProperty("choices").EnumerateArray());

    private static IEnumerable<string> Offered(DeliveredActivity asked) => Choices(asked).Select(c => c.GetProperty("title").GetString()!);

    private Task<JsonElement> ChooseAsync(DeliveredActivity asked, string coalition)
    {
        var chosen = Choices(asked).Single(c => c.GetProperty("title").GetString() == coalition).GetProperty("value").GetString();
        return _bot.PressAsync(Town.Mayor, asked.Button("Auswählen"), inputs: new JsonObject { ["coalition"] = chosen });
    }
}
