using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Isolation;

public sealed class ChangesThatTakeEffectAtOnce : IAsyncLifetime
{
    private const string Question = "Wann fliegt die Raumstation zum Mars?";
    private const string Give = "An meine Fraktionsgeschäftsführung geben";

    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Who_left_gets_nothing_from_an_old_card()
    {
        var card = await _bot.SayOneAsync(Town.CduMember, "Kita");
        await _bot.EndAsync(Town.CduMember);

        foreach (var title in card.Card!.Value.ButtonTitles())
            Assert.Contains("Sie stehen noch nicht auf der Mitgliederliste", (await _bot.PressAsync(Town.CduMember, card.Button(title))).Note(), StringComparison.Ordinal);

        Assert.Contains("Sie stehen noch nicht auf der Mitgliederliste", (await _bot.SearchAsync(Town.CduMember, "Kita")).GetRawText(), StringComparison.Ordinal);
        Assert.Contains("Sie stehen noch nicht auf der Mitgliederliste", (await _bot.SayOneAsync(Town.CduMember, "Kita")).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Who_left_does_not_hand_over_any_more()
    {
        var card = await _bot.SayOneAsync(Town.CduMember, Question);
        await _bot.EndAsync(Town.CduMember);

        await _bot.PressAsync(Town.CduMember, card.Button(Give));

        Assert.Empty(await _bot.RowsAsync<HandoverRow>());
        Assert.Empty(await _bot.RowsAsync<OutboxRow>());
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Who_manages_no_more_is_refused_on_an_old_list()
    {
        await _bot.SayOneAsync(Town.CduMember, Question);
        var list = await _bot.SayOneAsync(Town.CduManager, "Offene Fragen");
        await _bot.EnrolOneAsync(Town.CduManager, "siegen", "cdu", "Mitglied");

        Assert.StartsWith("Das kann nur die Fraktionsgeschäftsführung.", (await _bot.PressAsync(Town.CduManager, list.Card!.Value.SettleButton())).Note(), StringComparison.Ordinal);
        Assert.Null(Assert.Single(await _bot.RowsAsync<QuestionRow>()).SettledUtc);
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Who_changed_the_faction_sees_the_new_factions_list_and_not_the_old_one()
    {
        await _bot.SayOneAsync(Town.CduMember, Question);
        var list = await _bot.SayOneAsync(Town.CduManager, "Offene Fragen");
        await _bot.EnrolOneAsync(Town.CduManager, "siegen", "spd", "Fraktionsgeschäftsführung");

        var pressed = (await _bot.PressAsync(Town.CduManager, list.Card!.Value.SettleButton())).Card();

        Assert.Contains("Offene Fragen der SPD-Fraktion: 0", pressed.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Raumstation", pressed.GetRawText(), StringComparison.Ordinal);
        Assert.Null(Assert.Single(await _bot.RowsAsync<QuestionRow>()).SettledUtc);
    }

    [Fact]
    public async Task A_new_manager_gets_the_next_question()
    {
        await _bot.EnrolOneAsync(Town.CduMember2, "siegen", "cdu", "Fraktionsgeschäftsführung");
        await _bot.InstallAsync(Town.CduMember2);
        await _bot.SayOneAsync(Town.CduMember, Question);

        var card = await _bot.ReachesAsync(Town.CduMember2, () => _bot.SayOneAsync(Town.CduMember, Give));

        Assert.Contains(Question, card.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cdu", "Mitglied")]
    [InlineData("spd", "Fraktionsgeschäftsführung")]
    public async Task A_question_that_waits_for_a_manager_is_not_sent_to_who_is_none_of_that_faction_any_more(string faction, string roles)
    {
        await _bot.InstallAsync(Town.CduManager);
        _bot.Connector.Answering = request => request.Method == "POST" && request.Address.AbsolutePath.Contains(Uri.EscapeDataString(Town.CduManager.Chat), StringComparison.OrdinalIgnoreCase)
            ? ScriptedAnswer.TooManyRequests("3600")
            : null;
        await _bot.SayOneAsync(Town.CduMember, Question);
        var refused = _bot.Connector.Requests.Count;
        await _bot.SayOneAsync(Town.CduMember, Give);
        await WaitForAsync(Town.CduManager, OutboxState.Pending, attempts: 1);

        await _bot.EnrolOneAsync(Town.CduManager, "siegen", faction, roles);

        Assert.Equal(OutboxState.Expired, Assert.Single(await _bot.OutboxOfAsync(Town.CduManager)).State);
        Assert.True(_bot.Connector.Requests.Count > refused);
    }

    [Fact]
    public async Task Who_removed_the_app_is_sent_nothing()
    {
        await _bot.InstallAsync(Town.CduManager);
        await _bot.InstallAsync(Town.CduManager, "remove");
        var before = _bot.Chat(Town.CduManager).Count;
        await _bot.SayOneAsync(Town.CduMember, Question);

        await _bot.SayOneAsync(Town.CduMember, Give);

        await WaitForAsync(Town.CduManager, OutboxState.Unreachable, attempts: 1);
        Assert.Equal(before, _bot.Chat(Town.CduManager).Count);
    }

    [Fact]
    public async Task Who_installs_it_again_is_reached_again()
    {
        await _bot.InstallAsync(Town.CduManager);
        await _bot.InstallAsync(Town.CduManager, "remove");
        await _bot.InstallAsync(Town.CduManager);
        await _bot.SayOneAsync(Town.CduMember, Question);

        var card = await _bot.ReachesAsync(Town.CduManager, () => _bot.SayOneAsync(Town.CduMember, Give));

        Assert.Contains(Question, card.Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "E8")]
    public async Task Messages_go_to_the_newest_service_and_the_newest_chat()
    {
        const string service = "https://smba.trafficmanager.net/amer/7d3a2c1e-9a44-4d0c-8a53-52f1c3c9a001/";
        await _bot.InstallAsync(Town.CduManager);
        var moved = _bot.Message(Town.CduManager, "Danke");
        moved["serviceUrl"] = service;
        moved["from"]!["id"] = "29:another-account";
        moved["conversation"]!["id"] = "a:another-chat";
        await _bot.DeliverAsync(moved);
        await _bot.SayOneAsync(Town.CduMember, Question);
        var before = _bot.Connector.Requests.Count;

        await _bot.ReachesAsync(Town.CduManager with { ObjectId = "another-chat" }, () => _bot.SayOneAsync(Town.CduMember, Give));

        var sent = Assert.Single(_bot.Connector.Requests.Skip(before), r => r.Text.Contains("Raumstation", StringComparison.Ordinal));
        Assert.StartsWith($"{service}v3/conversations/a%3Aanother-chat/", sent.Address.AbsoluteUri, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Trait("Catalogue", "E8")]
    public async Task The_same_chat_is_followed_to_another_service_from_one_message_to_the_next()
    {
        const string service = "https://smba.trafficmanager.net/amer/7d3a2c1e-9a44-4d0c-8a53-52f1c3c9a001/";
        await _bot.SayOneAsync(Town.CduManager, "Danke");
        var moved = _bot.Message(Town.CduManager, "Danke");
        moved["serviceUrl"] = service;

        await _bot.DeliverAsync(moved);

        Assert.Equal(service, (await _bot.RowsAsync<ConversationRow>()).Single(c => c.ConversationId == Town.CduManager.Chat).ServiceUrl);
    }

    [Fact]
    public async Task Who_came_back_is_asked_and_answered_again()
    {
        await _bot.EndAsync(Town.CduMember);
        await _bot.EnrolOneAsync(Town.CduMember, "siegen", "cdu", "Mitglied");

        Assert.StartsWith("Es antwortet:", (await _bot.SayOneAsync(Town.CduMember, "Kita")).Words(), StringComparison.Ordinal);
    }

    /// <summary>Rounds of the sender are made until the message stands where it should; the background one may be faster.</summary>
    private Task WaitForAsync(TownPerson person, OutboxState state, int attempts) => Hearing.UntilAsync(async () =>
    {
        await _bot.SendOutboxAsync();
        return (await _bot.OutboxOfAsync(person)).Exists(m => m.State == state && m.Attempts >= attempts);
    });
}
