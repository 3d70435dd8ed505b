using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Asking;

/// <summary>By the buttons of the card.</summary>
public sealed class LeafingThroughAnAnswer(TownBot town) : IClassFixture<TownBot>
{
    private readonly TestBot _bot = town.Bot;

    [Fact]
    public async Task Goes_through_all_passages_and_back_to_the_first()
    {
        var card = (await _bot.SayOneAsync(Town.CduMember, "Kita")).Card!.Value;
        var first = card.Words();
        var seen = new List<string> { first };
        while (card.ButtonTitles().Contains("Weitere Stellen"))
        {
            card = (await _bot.PressAsync(Town.CduMember, card.Button("Weitere Stellen"))).Card();
            seen.Add(card.Words());
        }

        card = (await _bot.PressAsync(Town.CduMember, card.Button("Zur ersten Stelle"))).Card();

        Assert.True(seen.Count > 2, $"{seen.Count}");
        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(first, card.Words());
        Assert.All(seen.Index(), s => Assert.Contains($"Stelle {s.Index + 1} von {seen.Count}", s.Item, StringComparison.Ordinal));
        Assert.All(seen, s => Assert.StartsWith("Es antwortet: Kooperation CDU und SPD, Siegen", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_a_passage_between_its_neighbours_then_wider_then_alone_again()
    {
        var card = (await _bot.SayOneAsync(Town.CduMember, "abweichend stimmen nach Ankündigung")).Card!.Value;
        var alone = card.Words();

        var near = (await _bot.PressAsync(Town.CduMember, card.Button("Im Zusammenhang"))).Card();
        var wider = (await _bot.PressAsync(Town.CduMember, near.Button("Mehr Zusammenhang"))).Card();
        var again = (await _bot.PressAsync(Town.CduMember, wider.Button("Nur diese Stelle"))).Card();

        Assert.DoesNotContain("stimmen möglichst in allen Fragen einheitlich ab", alone, StringComparison.Ordinal);
        Assert.Contains("stimmen möglichst in allen Fragen einheitlich ab", near.Words(), StringComparison.Ordinal);
        Assert.Contains("die Haushalte gemeinsam zu verabschieden", near.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("auf allen Ebenen gleichberechtigt", near.Words(), StringComparison.Ordinal);
        Assert.Contains("auf allen Ebenen gleichberechtigt", wider.Words(), StringComparison.Ordinal);
        Assert.Equal(alone, again.Words());
    }

    [Fact]
    public async Task Grows_the_neighbourhood_up_to_a_limit()
    {
        var card = (await _bot.PressAsync(Town.CduMember, (await _bot.SayOneAsync(Town.CduMember, "Hallenbad")).Button("Im Zusammenhang"))).Card();
        var presses = 1;
        while (card.ButtonTitles().Contains("Mehr Zusammenhang"))
        {
            card = (await _bot.PressAsync(Town.CduMember, card.Button("Mehr Zusammenhang"))).Card();
            presses++;
        }

        Assert.Equal(4, presses);
    }

    [Fact]
    public async Task Stands_out_only_with_the_passage_itself_among_its_neighbours()
    {
        var card = (await _bot.SayOneAsync(Town.CduMember, "abweichend stimmen nach Ankündigung")).Card!.Value;

        var near = (await _bot.PressAsync(Town.CduMember, card.Button("Im Zusammenhang"))).Card();

        var emphasized = Assert.Single(Looking.Objects(near), o => o.TryGetProperty("style", out var style) && style.ValueKind == JsonValueKind.String && style.GetString() == "emphasis");
        Assert.Contains("Abweichendes Stimmverhalten", emphasized.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_rated_and_minds_may_change()
    {
        var person = await _bot.NewMemberAsync();
        var card = (await _bot.SayOneAsync(person, "Kita")).Card!.Value;

        var helpful = (await _bot.PressAsync(person, card.Button("Hilfreich"))).Card();
        var rated = (await _bot.RowsAsync<QuestionRow>()).Single(q => q.Id == IdOf(card)).Rating;
        var notHelpful = (await _bot.PressAsync(person, helpful.Button("Nicht hilfreich"))).Card();
        var again = (await _bot.PressAsync(person, notHelpful.Button("Hilfreich"))).Card();

        Assert.Equal(Rating.Helpful, rated);
        Assert.Contains("Danke. Die Antwort ist als hilfreich vermerkt.", helpful.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Hilfreich", helpful.ButtonTitles());
        Assert.Contains("Danke. Die Antwort ist als nicht hilfreich vermerkt.", notHelpful.Words(), StringComparison.Ordinal);
        Assert.Contains("Danke. Die Antwort ist als hilfreich vermerkt.", again.Words(), StringComparison.Ordinal);
        Assert.Equal(Rating.Helpful, (await _bot.RowsAsync<QuestionRow>()).Single(q => q.Id == IdOf(card)).Rating);
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Is_rated_once_by_a_double_click()
    {
        var person = await _bot.NewMemberAsync();
        var card = (await _bot.SayOneAsync(person, "Kita")).Card!.Value;

        var answers = await Task.WhenAll(_bot.PressAsync(person, card.Button("Hilfreich")), _bot.PressAsync(person, card.Button("Hilfreich")));

        Assert.All(answers, a => Assert.Contains("als hilfreich vermerkt", a.Card().Words(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keeps_page_and_neighbours_while_it_is_rated()
    {
        var person = await _bot.NewMemberAsync();
        var card = (await _bot.SayOneAsync(person, "Kita")).Card!.Value;
        var second = (await _bot.PressAsync(person, card.Button("Weitere Stellen"))).Card();

        var rated = (await _bot.PressAsync(person, second.Button("Hilfreich"))).Card();

        Assert.Contains("Stelle 2 von ", rated.Words(), StringComparison.Ordinal);
    }

    private static Guid IdOf(JsonElement card) => Guid.Parse(card.Button("Im Zusammenhang").GetProperty("data").GetProperty("question").GetString()!);
}

/// <summary>In words, for clients on which buttons do nothing.</summary>
public sealed class LeafingThroughAnAnswerInWords(TownBot town) : IClassFixture<TownBot>
{
    private readonly TestBot _bot = town.Bot;

    [Theory]
    [InlineData("Weitere Stellen", "Stelle 2 von ")]
    [InlineData("mehr", "Stelle 2 von ")]
    [InlineData("Stelle 3", "Stelle 3 von ")]
    [InlineData("Stelle 1", "Stelle 1 von ")]
    [InlineData("Stelle 0", "Stelle 1 von ")]
    [InlineData("more passages", "Stelle 2 von ")]
    [InlineData("Im Zusammenhang", "Stelle 1 von ")]
    [InlineData("Im Zusammenhang 2", "Stelle 2 von ")]
    [InlineData("Mehr Zusammenhang", "Stelle 1 von ")]
    [InlineData("Mehr Zusammenhang 3", "Stelle 3 von ")]
    public async Task Shows_another_view_of_the_last_question(string said, string shown)
    {
        var person = await _bot.NewMemberAsync(language: "de");
        await _bot.SayOneAsync(person, "Haushalt");
        await _bot.SayOneAsync(person, "Kita");

        var answer = await _bot.SayOneAsync(person, said);

        Assert.Equal(Delivery.Sent, answer.Delivery);
        Assert.Contains(shown, answer.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shows_the_last_passage_for_a_number_beyond_it()
    {
        var person = await _bot.NewMemberAsync();
        await _bot.SayOneAsync(person, "abweichend stimmen nach Ankündigung");

        var answer = (await _bot.SayOneAsync(person, "Stelle 999")).Words();

        var (page, pages) = PageOf(answer);
        Assert.Equal(pages, page);
    }

    [Fact]
    public async Task Shows_the_neighbours_and_more_of_them()
    {
        var person = await _bot.NewMemberAsync();
        await _bot.SayOneAsync(person, "abweichend stimmen nach Ankündigung");

        var near = (await _bot.SayOneAsync(person, "Im Zusammenhang")).Words();
        var wide = (await _bot.SayOneAsync(person, "Mehr Zusammenhang")).Words();

        Assert.Contains("stimmen möglichst in allen Fragen einheitlich ab", near, StringComparison.Ordinal);
        Assert.DoesNotContain("auf allen Ebenen gleichberechtigt", near, StringComparison.Ordinal);
        Assert.Contains("auf allen Ebenen gleichberechtigt", wide, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hilfreich", "Danke. Die Antwort ist als hilfreich vermerkt.", Rating.Helpful)]
    [InlineData("Das war nicht hilfreich.", "Danke. Die Antwort ist als nicht hilfreich vermerkt.", Rating.NotHelpful)]
    public async Task Rates_the_last_answer(string said, string answered, Rating rating)
    {
        var person = await _bot.NewMemberAsync();
        await _bot.SayOneAsync(person, "Kita");

        Assert.Equal(answered, (await _bot.SayOneAsync(person, said)).Words());

        Assert.Equal(rating, (await QuestionsOfAsync(person)).Single().Rating);
    }

    [Theory]
    [InlineData("Weitere Stellen")]
    [InlineData("Im Zusammenhang")]
    [InlineData("Mehr Zusammenhang")]
    [InlineData("Hilfreich")]
    [InlineData("Nicht hilfreich")]
    [InlineData("An meine Fraktionsgeschäftsführung geben")]
    public async Task Needs_a_last_question(string said)
    {
        var person = await _bot.NewMemberAsync();

        var answer = await _bot.SayOneAsync(person, said);

        Assert.Equal("Sie haben in den letzten zwei Stunden keine Frage gestellt. Bitte stellen Sie zuerst eine Frage.", answer.Words());
    }

    private static (int Page, int Pages) PageOf(string words)
    {
        var line = words.Split('\n').Single(l => l.StartsWith("Stelle ", StringComparison.Ordinal)).Split(' ');
        return (int.Parse(line[1], System.Globalization.CultureInfo.InvariantCulture), int.Parse(line[3], System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task<List<QuestionRow>> QuestionsOfAsync(TownPerson person)
    {
        var someone = (await _bot.RowsAsync<PersonRow>()).Single(p => p.ObjectId == Guid.Parse(person.ObjectId));
        var memberships = (await _bot.RowsAsync<MembershipRow>()).Where(m => m.PersonId == someone.Id).Select(m => (Guid?)m.Id).ToList();
        return (await _bot.RowsAsync<QuestionRow>()).FindAll(q => memberships.Contains(q.AskedBy));
    }
}

/// <summary>By Action.Submit, which clients use that do not know Action.Execute.</summary>
public sealed class LeafingThroughAnAnswerOnOldClients(TownBot town) : IClassFixture<TownBot>
{
    private readonly TestBot _bot = town.Bot;

    [Theory]
    [InlineData("Weitere Stellen", "Stelle 2 von ")]
    [InlineData("Im Zusammenhang", "Stelle 1 von ")]
    [InlineData("Hilfreich", "als hilfreich vermerkt")]
    [InlineData("Nicht hilfreich", "als nicht hilfreich vermerkt")]
    public async Task Updates_the_card_in_its_place(string button, string shown)
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "Kita");

        var updated = Assert.Single(await _bot.SubmitAsync(Town.CduMember, answer.Button(button)));

        Assert.Equal(Delivery.Updated, updated.Delivery);
        Assert.Equal(Talk.PressedCard, updated.Id);
        Assert.Contains(shown, updated.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Posts_a_new_card_in_a_group_because_others_read_the_old_one()
    {
        var answer = Assert.Single(await _bot.SayInGroupAsync(Town.CduMember, "Kita"));

        var next = Assert.Single(await _bot.SubmitAsync(Town.CduMember, answer.Button("Weitere Stellen"), Talk.GroupChat));

        Assert.Equal(Delivery.Sent, next.Delivery);
        Assert.Contains("Stelle 2 von ", next.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hands_a_question_over_with_a_message()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "Wann fliegt die Raumstation zum Mars?");

        var said = Assert.Single(await _bot.SubmitAsync(Town.CduMember, answer.Button("An meine Fraktionsgeschäftsführung geben")));

        Assert.Equal("Ihre Frage liegt bei CDU Geschäftsführung. Die Antwort kommt hier in diesen Chat.", said.Words());
    }

    [Fact]
    [Trait("Catalogue", "D3")]
    public async Task Is_told_when_the_button_is_not_known()
    {
        var activity = _bot.From(Town.CduMember, "message");
        activity["value"] = new JsonObject { ["anything"] = "else" };

        var said = Assert.Single(await _bot.DeliverAsync(activity));

        Assert.StartsWith("Diese Schaltfläche gehört zu einer älteren Karte.", said.Words(), StringComparison.Ordinal);
    }
}
