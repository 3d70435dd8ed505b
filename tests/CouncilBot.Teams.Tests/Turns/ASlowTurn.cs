using System.Net;
using System.Text.Json.Nodes;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Teams.Tests.Turns;

public sealed class ASlowTurn : IAsyncLifetime
{
    private readonly TaskCompletionSource<TurnResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private InboundBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await InboundBot.StartAsync();
        _bot.Product.OnTurn = (_, cancellation) => _result.Task.WaitAsync(cancellation);
    }

    public async Task DisposeAsync()
    {
        _result.TrySetResult(TurnResult.Nothing);
        await _bot.DisposeAsync();
    }

    [Fact]
    public async Task Of_a_message_shows_typing_and_then_the_answer()
    {
        var reply = _bot.PostAsync(InboundBot.Teams.Message("Kita"));
        await _bot.Clock.TimerOf(TimeBudget.Typing);
        _bot.Clock.Advance(TimeBudget.Typing);
        await _bot.Clock.TimerOf(TimeBudget.TypingAgain);
        _bot.Clock.Advance(TimeBudget.TypingAgain);
        await _bot.Clock.TimerOf(TimeBudget.TypingAgain);
        _result.SetResult(new TurnResult { Messages = [OutgoingActivity.OfText("Antwort")] });

        Assert.Equal(HttpStatusCode.OK, (await reply).Status);
        Assert.Equal(["send a:1xyz (typing)", "send a:1xyz (typing)", "send a:1xyz Antwort"], _bot.Connector.Calls);
    }

    [Fact]
    public async Task Of_a_message_stops_typing_where_it_is_not_taken()
    {
        var typed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _bot.Connector.OnCall = _ =>
        {
            typed.SetResult();
            return Task.FromResult(new ConnectorResult(ConnectorStatus.Blocked));
        };
        var reply = _bot.PostAsync(InboundBot.Teams.Message("Kita"));
        await _bot.Clock.TimerOf(TimeBudget.Typing);
        _bot.Clock.Advance(TimeBudget.Typing);
        await typed.Task;
        _result.SetResult(TurnResult.Nothing);
        await reply;

        Assert.False(_bot.Clock.HadTimerOf(TimeBudget.TypingAgain));
    }

    [Fact]
    public async Task Of_a_message_is_accepted_in_time_and_answered_later()
    {
        var reply = _bot.PostAsync(InboundBot.Teams.Message("Kita"));
        await _bot.Clock.TimerOf(TimeBudget.Message);
        _bot.Clock.Advance(TimeBudget.Message);

        Assert.Equal((HttpStatusCode.Accepted, ""), ((await reply).Status, (await reply).Body));
        Assert.Empty(_bot.Product.Answered);

        await FinishAsync(new TurnResult { Messages = [OutgoingActivity.OfText("Antwort")] });
        Assert.Equal("send a:1xyz Antwort", _bot.Connector.Calls[^1]);
        Assert.Single(_bot.Product.Answered);
    }

    [Fact]
    public async Task Of_an_update_shows_no_typing()
    {
        var reply = _bot.PostAsync(InboundBot.Teams.Installation("add"));
        await _bot.Clock.TimerOf(TimeBudget.Message);
        _bot.Clock.Advance(TimeBudget.Message);
        await reply;

        Assert.Empty(_bot.Connector.Calls);
    }

    [Theory]
    [InlineData("adaptiveCard/action", """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"apology: TakesLonger"}""")]
    [InlineData("composeExtension/query", """{"composeExtension":{"type":"message","text":"apology: TakesLonger"}}""")]
    [InlineData("task/fetch", """{"task":{"type":"message","value":"apology: TakesLonger"}}""")]
    public async Task Of_an_invoke_is_answered_with_a_note_in_time(string name, string body)
    {
        var reply = await PressAndWaitAsync(name == "adaptiveCard/action" ? InboundBot.Teams.Execute("vote") : InboundBot.Teams.Invoke(name, new JsonObject()));

        Assert.Equal((HttpStatusCode.OK, body), (reply.Status, reply.Body));
    }

    [Fact]
    public async Task Of_a_button_replaces_its_card_later()
    {
        await PressAndWaitAsync(InboundBot.Teams.Execute("vote"));

        await FinishAsync(new TurnResult { Response = new InvokeResponse.Card("{}"), Messages = [OutgoingActivity.OfText("mehr")] });
        Assert.Equal(["update a:1xyz 1763625500001 {}", "send a:1xyz mehr"], _bot.Connector.Calls);
    }

    [Fact]
    public async Task Of_a_button_becomes_a_message_when_it_ends_in_a_note()
    {
        await PressAndWaitAsync(InboundBot.Teams.Execute("vote"));

        await FinishAsync(new TurnResult { Response = new InvokeResponse.Note("Gespeichert.") });
        Assert.Equal(["send a:1xyz Gespeichert."], _bot.Connector.Calls);
    }

    [Fact]
    public async Task Of_a_button_in_a_group_is_answered_to_the_one_who_pressed_and_not_to_all()
    {
        _bot.Connector.OnCall = call => Task.FromResult(new ConnectorResult(ConnectorStatus.Done, call.StartsWith("create", StringComparison.Ordinal) ? "a:personal" : "1"));
        await PressAndWaitAsync(InAGroup(InboundBot.Teams.Execute("vote")));

        await FinishAsync(new TurnResult { Response = new InvokeResponse.Card("{}") });
        Assert.Equal(["create 29:1abc", "send a:personal {}"], _bot.Connector.Calls);
    }

    [Fact]
    public async Task Of_a_button_in_a_group_that_cannot_be_answered_personally_is_not_kept_for_the_group()
    {
        _bot.Connector.OnCall = _ => Task.FromResult(new ConnectorResult(ConnectorStatus.TryLater));
        await PressAndWaitAsync(InAGroup(InboundBot.Teams.Execute("vote")));

        await FinishAsync(new TurnResult { Response = new InvokeResponse.Card("{}") });
        Assert.Equal(["create 29:1abc"], _bot.Connector.Calls);
        Assert.Empty(_bot.Product.Undelivered);
        Assert.Contains(_bot.Log.Ours, l => l.Contains("an answer was not delivered: TryLater", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Of_a_button_in_a_group_whose_answer_does_not_arrive_is_kept_for_the_one_who_pressed()
    {
        _bot.Connector.OnCall = call => Task.FromResult(call.StartsWith("create", StringComparison.Ordinal)
            ? new ConnectorResult(ConnectorStatus.Done, "a:personal")
            : new ConnectorResult(ConnectorStatus.TryLater));
        await PressAndWaitAsync(InAGroup(InboundBot.Teams.Execute("vote")));

        await FinishAsync(new TurnResult { Response = new InvokeResponse.Note("Gespeichert.") });
        var (turn, activity, _) = Assert.Single(_bot.Product.Undelivered);
        Assert.Equal(("a:personal", ConversationScope.Personal, "29:1abc"), (turn.Conversation.ConversationId, turn.Scope, turn.Conversation.UserId));
        Assert.Equal("Gespeichert.", activity.Text);
    }

    [Fact]
    public async Task Of_a_card_that_refreshes_itself_is_not_shown_later()
    {
        await PressAndWaitAsync(InboundBot.Teams.Execute("refresh", trigger: "automatic"));

        await FinishAsync(new TurnResult { Response = new InvokeResponse.Card("{}") });
        Assert.Empty(_bot.Connector.Calls);
    }

    [Fact]
    public async Task That_fails_late_says_so_later()
    {
        await PressAndWaitAsync(InboundBot.Teams.Execute("vote"));

        _result.SetException(new InvalidOperationException("canary-message"));
        await _bot.StopAsync();
        Assert.Equal(["send a:1xyz apology: Failed"], _bot.Connector.Calls);
    }

    [Fact]
    public async Task Goes_on_when_the_channel_hangs_up()
    {
        using var hangUp = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages") { Content = new StringContent(InboundBot.Teams.Message("Kita").ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _bot.Token().SignedBy(CouncilBot.TestChannel.Signing.TestKey.First));
        var reply = _bot.Http.SendAsync(request, hangUp.Token);
        await _bot.Clock.TimerOf(TimeBudget.Typing);

        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reply);

        await FinishAsync(new TurnResult { Messages = [OutgoingActivity.OfText("Antwort")] });
        Assert.Equal(["send a:1xyz Antwort"], _bot.Connector.Calls);
    }

    [Fact]
    public async Task Is_cancelled_when_the_program_cannot_wait_any_more()
    {
        await PressAndWaitAsync(InboundBot.Teams.Execute("vote"));

        var stop = _bot.StopAsync();
        await _bot.Clock.TimerOf(TimeBudget.Stop);
        _bot.Clock.Advance(TimeBudget.Stop);
        await stop;

        Assert.Contains(_bot.Log.Ours, l => l.Contains("1 turns were still running", StringComparison.Ordinal));
        Assert.Equal(["send a:1xyz apology: Failed"], _bot.Connector.Calls);
    }

    [Fact]
    public async Task That_is_cancelled_after_its_work_was_done_has_its_answers_kept()
    {
        _bot.Product.OnTurn = (_, _) => _result.Task;
        await PressAndWaitAsync(InboundBot.Teams.Execute("vote"));
        var stop = _bot.StopAsync();
        await _bot.Clock.TimerOf(TimeBudget.Stop);
        _bot.Clock.Advance(TimeBudget.Stop);
        await _bot.Clock.TimerOf(TimeBudget.Farewell);

        _result.SetResult(new TurnResult { Messages = [OutgoingActivity.OfText("eins"), OutgoingActivity.OfText("zwei")] });
        await stop;

        Assert.Equal([("eins", ConnectorStatus.Unknown), ("zwei", ConnectorStatus.TryLater)], _bot.Product.Undelivered.Select(u => (u.Activity.Text!, u.Result.Status)));
    }

    [Fact]
    public async Task That_does_not_end_when_it_is_cancelled_ends_with_the_program()
    {
        _bot.Product.OnTurn = (_, _) => _result.Task;
        await PressAndWaitAsync(InboundBot.Teams.Execute("vote"));

        var stop = _bot.StopAsync();
        await _bot.Clock.TimerOf(TimeBudget.Stop);
        _bot.Clock.Advance(TimeBudget.Stop);
        await _bot.Clock.TimerOf(TimeBudget.Farewell);
        _bot.Clock.Advance(TimeBudget.Farewell);

        await stop;
    }

    [Fact]
    [Trait("Catalogue", "C3")]
    public async Task That_is_delivered_again_is_not_done_again()
    {
        var first = await PressAndWaitAsync(InboundBot.Teams.Execute("vote"));
        var again = await _bot.PostAsync(InboundBot.Teams.Execute("vote"));

        Assert.Equal(first, again with { Headers = first.Headers });
        Assert.Single(_bot.Product.Turns);
    }

    private static JsonObject InAGroup(JsonObject activity)
    {
        activity["conversation"]!["conversationType"] = "groupChat";
        return activity;
    }

    private async Task<Reply> PressAndWaitAsync(JsonObject activity)
    {
        var reply = _bot.PostAsync(activity);
        await _bot.Clock.TimerOf(TimeBudget.Invoke);
        _bot.Clock.Advance(TimeBudget.Invoke);
        return await reply;
    }

    // A graceful stop waits for the turn: when it has returned, everything was sent.
    private async Task FinishAsync(TurnResult result)
    {
        _result.SetResult(result);
        await _bot.StopAsync();
        Assert.Equal(0, _bot.Runner.Count);
    }
}
