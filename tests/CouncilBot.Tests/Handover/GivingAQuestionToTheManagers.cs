using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Handover;

public sealed class GivingAQuestionToTheManagers : IAsyncLifetime
{
    private const string Question = "Wann fliegt die Raumstation zum Mars?";
    private const string Give = "An meine Fraktionsgeschäftsführung geben";
    private const string Reply = "Das klären wir in der nächsten Fraktionssitzung.";

    private static readonly TownPerson OtherManager = Town.CduMember2 with { ObjectId = "10000000-0000-4000-8000-000000000009", Name = "CDU zweite Geschäftsführung" };

    private TestBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.EnrolOneAsync(OtherManager, "siegen", "cdu", "Fraktionsgeschäftsführung");
        foreach (var person in new[] { Town.CduManager, OtherManager, Town.SpdManager, Town.CduMember })
            await _bot.InstallAsync(person);
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    public async Task Reaches_every_manager_of_the_own_faction_and_nobody_of_the_other()
    {
        var (first, second) = await GivenAsync();

        Assert.All([first, second], card =>
        {
            Assert.Contains("Eine Frage aus Ihrer Fraktion", card.Words(), StringComparison.Ordinal);
            Assert.Contains("Von CDU Mitglied", card.Words(), StringComparison.Ordinal);
            Assert.Contains(Question, card.Words(), StringComparison.Ordinal);
            Assert.Contains("Antwort senden", card.Card!.Value.ButtonTitles());
        });
        Assert.Empty(await _bot.OutboxOfAsync(Town.SpdManager));
        Assert.Empty(await _bot.OutboxOfAsync(Town.CduMember2));
    }

    [Fact]
    public async Task Tells_the_asker_with_whom_it_is()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, Question);

        Assert.Equal(
            "Ihre Frage liegt bei CDU Geschäftsführung, CDU zweite Geschäftsführung. Die Antwort kommt hier in diesen Chat.",
            (await _bot.PressAsync(Town.CduMember, answer.Button(Give))).Note());
    }

    [Fact]
    public async Task Works_in_words()
    {
        await _bot.SayOneAsync(Town.CduMember, Question);

        var card = await _bot.ReachesAsync(Town.CduManager, () => _bot.SayOneAsync(Town.CduMember, Give));

        Assert.Contains(Question, card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Has_no_second_effect_when_pressed_again()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, Question);
        await _bot.PressAsync(Town.CduMember, answer.Button(Give));

        var again = await _bot.PressAsync(Town.CduMember, answer.Button(Give));

        Assert.Equal("Diese Frage liegt schon bei Ihrer Fraktionsgeschäftsführung.", again.Note());
        Assert.Single(await _bot.RowsAsync<HandoverRow>());
        Assert.Single(await _bot.OutboxOfAsync(Town.CduManager));
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Has_one_effect_when_double_clicked()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, Question);

        var notes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _bot.PressAsync(Town.CduMember, answer.Button(Give))));

        Assert.All(notes, n => Assert.Contains("Frage liegt", n.Note(), StringComparison.Ordinal));
        Assert.Single(await _bot.RowsAsync<HandoverRow>());
    }

    [Fact]
    public async Task Says_so_when_the_faction_has_no_manager()
    {
        await _bot.EndAsync(Town.SpdManager);
        var answer = await _bot.SayOneAsync(Town.SpdMember, Question);

        Assert.Equal(
            "Für die SPD-Fraktion ist keine Fraktionsgeschäftsführung eingetragen, an die die Frage gehen könnte.",
            (await _bot.PressAsync(Town.SpdMember, answer.Button(Give))).Note());
        Assert.Empty(await _bot.RowsAsync<HandoverRow>());
    }

    [Fact]
    public async Task Says_so_to_the_mayor_who_belongs_to_no_faction()
    {
        var mayor = await _bot.NewMemberAsync(faction: "", roles: "Bürgermeisteramt");
        await _bot.SayOneAsync(mayor, Question);

        Assert.StartsWith("Sie gehören keiner Fraktion an.", (await _bot.SayOneAsync(mayor, Give)).Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brings_back_the_reply_marked_as_the_managers()
    {
        var (card, _) = await GivenAsync();

        var arrived = await _bot.ReachesAsync(Town.CduMember, () => ReplyAsync(Town.CduManager, card, Reply));

        Assert.Contains("Antwort von CDU Geschäftsführung", arrived.Words(), StringComparison.Ordinal);
        Assert.Contains("Auskunft Ihrer Fraktionsgeschäftsführung, kein Zitat aus der Vereinbarung.", arrived.Words(), StringComparison.Ordinal);
        Assert.Contains(Question, arrived.Words(), StringComparison.Ordinal);
        Assert.Contains(Reply, arrived.Words(), StringComparison.Ordinal);
        Assert.Empty(arrived.Card!.Value.ButtonTitles());
        Assert.Equal("Antwort von CDU Geschäftsführung", arrived.Activity.GetProperty("summary").GetString());
    }

    [Fact]
    public async Task Turns_the_managers_card_into_the_answered_one()
    {
        var (card, _) = await GivenAsync();

        var answered = (await _bot.PressAsync(Town.CduManager, card.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = Reply })).Card();

        Assert.Contains("Beantwortet von CDU Geschäftsführung", answered.Words(), StringComparison.Ordinal);
        Assert.Contains(Reply, answered.Words(), StringComparison.Ordinal);
        Assert.Empty(answered.ButtonTitles());
    }

    [Fact]
    public async Task Updates_the_managers_card_in_its_place_on_old_clients()
    {
        var (card, _) = await GivenAsync();

        var updated = Assert.Single(await _bot.SubmitAsync(Town.CduManager, card.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = Reply }));

        Assert.Equal((Delivery.Updated, Talk.PressedCard), (updated.Delivery, updated.Id));
        Assert.Contains("Beantwortet von CDU Geschäftsführung", updated.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Antwort {0}: {1}")]
    [InlineData("antwort {0} {1}")]
    [InlineData("Antwort auf {0}, {1}")]
    [InlineData("reply to {0}:\n{1}")]
    public async Task Is_replied_to_in_words(string form)
    {
        await GivenAsync();
        var id = (await _bot.RowsAsync<HandoverRow>()).Single().Id.ToString("N")[..6];

        DeliveredActivity? said = null;
        var arrived = await _bot.ReachesAsync(Town.CduMember, async () =>
            said = await _bot.SayOneAsync(Town.CduManager, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, id, Reply)));

        Assert.Equal("Ihre Antwort ist unterwegs.", said!.Words());
        Assert.Contains(Reply, arrived.Words().Split('\n'));
    }

    [Fact]
    [Trait("Catalogue", "F1")]
    public async Task Shows_the_second_manager_what_the_first_replied()
    {
        var (first, second) = await GivenAsync();
        await ReplyAsync(Town.CduManager, first, Reply);

        var late = (await _bot.PressAsync(OtherManager, second.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = "Etwas ganz anderes." })).Card();

        Assert.Contains("Beantwortet von CDU Geschäftsführung", late.Words(), StringComparison.Ordinal);
        Assert.Contains(Reply, late.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Etwas ganz anderes.", late.Words(), StringComparison.Ordinal);
        Assert.Equal(Reply, (await _bot.RowsAsync<HandoverRow>()).Single().Reply);
    }

    [Fact]
    [Trait("Catalogue", "F1")]
    public async Task Takes_one_of_two_replies_given_at_the_same_moment()
    {
        var (first, second) = await GivenAsync();

        var cards = await Task.WhenAll(
            _bot.PressAsync(Town.CduManager, first.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = "Antwort eins." }),
            _bot.PressAsync(OtherManager, second.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = "Antwort zwei." }));

        var kept = (await _bot.RowsAsync<HandoverRow>()).Single();
        Assert.All(cards, c => Assert.Contains(kept.Reply!, c.Card().Words(), StringComparison.Ordinal));
        Assert.Single(await _bot.OutboxOfAsync(Town.CduMember));
    }

    [Fact]
    [Trait("Catalogue", "F2")]
    public async Task Sends_one_reply_for_two_clicks()
    {
        var (card, _) = await GivenAsync();
        await ReplyAsync(Town.CduManager, card, Reply);
        await ReplyAsync(Town.CduManager, card, "Doch anders.");

        Assert.Single(await _bot.OutboxOfAsync(Town.CduMember));
        Assert.Equal(Reply, (await _bot.RowsAsync<HandoverRow>()).Single().Reply);
    }

    [Fact]
    public async Task Tells_the_manager_that_the_asker_has_left()
    {
        var (card, _) = await GivenAsync();
        await _bot.EndAsync(Town.CduMember);

        var answered = (await _bot.PressAsync(Town.CduManager, card.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = Reply })).Card();

        Assert.Contains("geht aber an niemanden mehr", answered.Words(), StringComparison.Ordinal);
        Assert.Empty(await _bot.OutboxOfAsync(Town.CduMember));
    }

    [Fact]
    public async Task Does_not_follow_the_asker_into_another_faction()
    {
        var (card, _) = await GivenAsync();
        await _bot.EnrolOneAsync(Town.CduMember, "siegen", "spd", "Mitglied");

        await ReplyAsync(Town.CduManager, card, Reply);

        Assert.Empty(await _bot.OutboxOfAsync(Town.CduMember));
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Is_refused_to_a_manager_who_is_none_any_more()
    {
        var (card, _) = await GivenAsync();
        await _bot.EnrolOneAsync(Town.CduManager, "siegen", "cdu", "Mitglied");

        var answer = await _bot.PressAsync(Town.CduManager, card.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = Reply });

        Assert.Equal("Das kann nur die Fraktionsgeschäftsführung. Bitte wenden Sie sich an sie.", answer.Note());
        Assert.Null((await _bot.RowsAsync<HandoverRow>()).Single().Reply);
    }

    [Fact]
    [Trait("Catalogue", "D6")]
    public async Task Needs_words_in_the_reply()
    {
        var (card, _) = await GivenAsync();

        Assert.Equal("Bitte schreiben Sie eine Antwort.", (await _bot.PressAsync(Town.CduManager, card.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = " \n " })).Note());
        Assert.Equal("Bitte schreiben Sie eine Antwort.", (await _bot.PressAsync(Town.CduManager, card.Button("Antwort senden"))).Note());
        Assert.Null((await _bot.RowsAsync<HandoverRow>()).Single().Reply);
    }

    [Fact]
    [Trait("Catalogue", "D6")]
    public async Task Refuses_a_reply_over_the_limit_with_its_length()
    {
        var (card, _) = await GivenAsync();

        var answer = await _bot.PressAsync(Town.CduManager, card.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = new string('x', 12_345) });

        Assert.Equal("Die Antwort ist zu lang (12.345 Zeichen). Möglich sind bis zu 2.000 Zeichen.", answer.Note());
        Assert.Null((await _bot.RowsAsync<HandoverRow>()).Single().Reply);
    }

    [Fact]
    [Trait("Catalogue", "D1")]
    [Trait("Catalogue", "E7")]
    public async Task Is_the_same_as_not_there_for_the_managers_of_the_other_faction()
    {
        var (card, _) = await GivenAsync();
        var made = card.Button("Antwort senden").Data();
        made["reply"] = Reply;
        var missing = card.Button("Antwort senden").Data();
        missing["handover"] = Guid.NewGuid().ToString("N");
        missing["reply"] = Reply;
        var id = (await _bot.RowsAsync<HandoverRow>()).Single().Id.ToString("N")[..6];

        var theirs = (await _bot.PressAsync(Town.SpdManager, "handover.reply", made)).Note();
        var none = (await _bot.PressAsync(Town.SpdManager, "handover.reply", missing)).Note();
        var said = (await _bot.SayOneAsync(Town.SpdManager, $"Antwort {id}: {Reply}")).Words();

        Assert.Equal("Diese Frage gibt es nicht (mehr) bei Ihrer Fraktion.", theirs);
        Assert.Equal(theirs, none);
        Assert.Equal(theirs, said);
        Assert.Null((await _bot.RowsAsync<HandoverRow>()).Single().Reply);
    }

    [Fact]
    public async Task Speaks_to_each_in_their_own_language()
    {
        await _bot.SayOneAsync(OtherManager, "English");
        var (german, english) = await GivenAsync();

        Assert.Contains("Eine Frage aus Ihrer Fraktion", german.Words(), StringComparison.Ordinal);
        Assert.Contains("A question from your faction", english.Words(), StringComparison.Ordinal);
        Assert.Contains(Question, english.Words(), StringComparison.Ordinal);
    }

    private async Task<(DeliveredActivity First, DeliveredActivity Second)> GivenAsync()
    {
        var (first, second) = (_bot.Chat(Town.CduManager).Count, _bot.Chat(OtherManager).Count);
        var answer = await _bot.SayOneAsync(Town.CduMember, Question);
        await _bot.PressAsync(Town.CduMember, answer.Button(Give));
        return (await _bot.NextAsync(Town.CduManager, first), await _bot.NextAsync(OtherManager, second));
    }

    private Task<System.Text.Json.JsonElement> ReplyAsync(TownPerson manager, DeliveredActivity card, string words) =>
        _bot.PressAsync(manager, card.Button("Antwort senden"), inputs: new JsonObject { ["reply"] = words });
}
