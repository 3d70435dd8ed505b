using System.Net;
using CouncilBot.Features.Asking.InContext;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Sending;

public sealed class AnswersThatCannotBeSent : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync();

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Theory]
    [Trait("Catalogue", "H1")]
    [Trait("Catalogue", "H2")]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.PreconditionFailed)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    public async Task Now_wait_and_arrive_once_when_the_service_allows_it(HttpStatusCode status)
    {
        _bot.Connector.Then(ScriptedAnswer.Busy(status, "90"));
        var question = _bot.Message(Town.CduMember, "Darf ich abweichend stimmen?");

        Assert.Empty(await _bot.DeliverAsync(question));
        var waiting = Assert.Single(await _bot.RowsAsync(db => db.Outbox));
        Assert.Equal((OutboxState.Pending, false), (waiting.State, waiting.MayRepeat));
        Assert.InRange(waiting.DueUtc - waiting.CreatedUtc, TimeSpan.FromSeconds(89), TimeSpan.FromSeconds(91));
        await _bot.SendOutboxAsync();
        Assert.Empty(_bot.Connector.Delivered);

        _bot.Clock.Pass(TimeSpan.FromSeconds(91));
        await _bot.SendOutboxAsync();
        Assert.Contains("nach vorheriger Ankündigung", (await _bot.HearAsync(Town.CduMember, "Kooperationsvertrag")).Words(), StringComparison.Ordinal);
        await _bot.SendOutboxAsync();
        Assert.Single(_bot.Connector.Delivered);
    }

    [Fact]
    [Trait("Catalogue", "C9")]
    public async Task Now_do_not_come_twice_when_the_question_is_delivered_again()
    {
        _bot.Connector.Then(ScriptedAnswer.TooManyRequests("90"));
        var question = _bot.Message(Town.CduMember, "Darf ich abweichend stimmen?");
        await _bot.DeliverAsync(question);
        await _bot.StopAsync();
        await _bot.RestartAsync();

        _bot.Clock.Pass(TimeSpan.FromSeconds(70));
        Assert.Empty(await _bot.DeliverAsync(question));
        _bot.Clock.Pass(TimeSpan.FromSeconds(30));
        await _bot.SendOutboxAsync();

        await _bot.HearAsync(Town.CduMember, "Kooperationsvertrag");
        Assert.Empty(await _bot.DeliverAsync(question));
        Assert.Single(_bot.Connector.Delivered);
    }

    [Fact]
    [Trait("Catalogue", "H13")]
    public async Task For_want_of_a_token_wait_and_arrive_once()
    {
        _bot.Tokens.Then([.. Enumerable.Repeat(FakeTokenEndpoint.Refusal("temporarily_unavailable", "down", HttpStatusCode.ServiceUnavailable), 4)]);

        Assert.Empty(await _bot.SayAsync(Town.CduMember, "Darf ich abweichend stimmen?"));

        for (var i = 0; i < 6 && _bot.Connector.Delivered.Count == 0; i++)
        {
            _bot.Clock.Pass(TimeSpan.FromMinutes(2));
            await _bot.SendOutboxAsync();
        }

        await _bot.HearAsync(Town.CduMember, "Kooperationsvertrag");
        await _bot.Logs.HasAsync("was sent.");
        _bot.Clock.Pass(TimeSpan.FromMinutes(20));
        await _bot.SendOutboxAsync();
        Assert.Single(_bot.Connector.Delivered);
        Assert.Equal(OutboxState.Sent, Assert.Single(await _bot.RowsAsync(db => db.Outbox)).State);
    }

    public static TheoryData<string> Unclear => ["500", "502", "closed"];

    [Theory]
    [Trait("Catalogue", "H3")]
    [Trait("Catalogue", "H8")]
    [MemberData(nameof(Unclear))]
    public async Task For_sure_are_not_sent_a_second_time(string how)
    {
        _bot.Connector.Then(how switch
        {
            "500" => ScriptedAnswer.Of(HttpStatusCode.InternalServerError) with { Delivers = true },
            "502" => ScriptedAnswer.Of(HttpStatusCode.BadGateway) with { Delivers = true },
            _ => ScriptedAnswer.Dropped with { Delivers = true },
        });

        await _bot.SayAsync(Town.CduMember, "Darf ich abweichend stimmen?");
        _bot.Clock.Pass(TimeSpan.FromMinutes(30));
        await _bot.SendOutboxAsync();

        Assert.Single(_bot.Connector.Delivered);
        Assert.Empty(await _bot.RowsAsync(db => db.Outbox));
        Assert.NotNull((await _bot.SayOneAsync(Town.CduMember, "Was gilt für den Haushalt?")).Card);
    }

    [Theory]
    [Trait("Catalogue", "H5")]
    [InlineData("BotNotInConversationRoster", ConversationState.Uninstalled)]
    [InlineData("ConversationBlockedByUser", ConversationState.Blocked)]
    [InlineData("MessageWritesBlocked", ConversationState.Blocked)]
    public async Task Because_the_person_does_not_want_them_stop_until_the_person_writes(string code, ConversationState state)
    {
        _bot.Connector.Then(ScriptedAnswer.Error(HttpStatusCode.Forbidden, code));

        await _bot.SayAsync(Town.CduMember, "Darf ich abweichend stimmen?");

        Assert.Equal(state, Assert.Single(await _bot.RowsAsync(db => db.Conversations)).State);
        Assert.Empty(await _bot.RowsAsync(db => db.Outbox));
        Assert.Single(_bot.Connector.Requests);

        Assert.NotNull((await _bot.SayOneAsync(Town.CduMember, "Darf ich abweichend stimmen?")).Card);
        Assert.Equal(ConversationState.Active, Assert.Single(await _bot.RowsAsync(db => db.Conversations)).State);
    }

    [Fact]
    [Trait("Catalogue", "H6")]
    public async Task In_place_of_a_deleted_card_come_as_a_new_message()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "Was gilt für den Haushalt?");
        _bot.Connector.Answering = request => request.Method == "PUT" ? ScriptedAnswer.Error(HttpStatusCode.NotFound, "ActivityNotFoundInConversation") : null;

        var shown = Assert.Single(await _bot.SubmitAsync(Town.CduMember, answer.ButtonFor(ContextHandler.Verb)));

        Assert.Equal(Delivery.Sent, shown.Delivery);
        Assert.Equal(ConversationState.Active, Assert.Single(await _bot.RowsAsync(db => db.Conversations)).State);
    }

    [Fact]
    [Trait("Catalogue", "C9")]
    public async Task At_once_have_buttons_that_know_their_question_when_they_are_given_again()
    {
        var never = new TaskCompletionSource();
        await _bot.SayAsync(Town.CduMember, "Hilfe");
        _bot.Connector.Then(ScriptedAnswer.UsualAfter(never.Task));
        var question = _bot.Message(Town.CduMember, "Was gilt für den Haushalt?");
        var post = _bot.PostAsync(question);
        await _bot.Connector.RequestedAsync(2);
        await _bot.RestartAsync();
        await Record.ExceptionAsync(() => post);
        _bot.Clock.Pass(TimeSpan.FromSeconds(61));

        var answer = Assert.Single(await _bot.DeliverAsync(question));
        var context = await _bot.PressAsync(Town.CduMember, answer.ButtonFor(ContextHandler.Verb));

        Assert.Equal("application/vnd.microsoft.card.adaptive", context.GetProperty("type").GetString());
        never.SetCanceled();
    }
}
