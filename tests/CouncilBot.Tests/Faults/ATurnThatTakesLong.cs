using System.Net;
using CouncilBot.Features.Asking.InContext;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Turns;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Faults;

public sealed class ATurnThatTakesLong : IAsyncLifetime
{
    private static readonly TimeSpan BeforeTyping = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan PatienceOfAButton = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PatienceOfAMessage = TimeSpan.FromSeconds(8);

    private readonly ManualTime _time = new();
    private readonly Gate _gate = new();
    private TestBot _bot = null!;

    public async Task InitializeAsync() => _bot = await TestBot.StartAsync(services =>
    {
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton<ITurnHandler>(provider => new Held(ActivatorUtilities.CreateInstance<TurnHandler>(provider), _gate));
    });

    public async Task DisposeAsync()
    {
        _gate.Open();
        await _bot.DisposeAsync();
    }

    [Fact]
    [Trait("Catalogue", "C3")]
    public async Task Because_of_a_button_is_said_in_time_and_its_card_follows()
    {
        var answer = await _bot.SayOneAsync(Town.CduMember, "Was gilt für den Haushalt?");
        _gate.Close();
        var button = answer.ButtonFor(ContextHandler.Verb);
        var press = _bot.Press(Town.CduMember, button.GetProperty("verb").GetString()!, System.Text.Json.Nodes.JsonNode.Parse(button.GetProperty("data").GetRawText()));

        var post = _bot.PostAsync(press);
        await _time.TimerSetAsync(PatienceOfAButton);
        _time.Advance(PatienceOfAButton);
        using var reply = await post;

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains("Das dauert einen Augenblick länger. Das Ergebnis folgt.", await reply.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        _gate.Open();
        var shown = await _bot.HearAsync(d => d.Delivery == Delivery.Updated);
        Assert.Equal("1763625500001", shown.Id);
        Assert.Contains("Kooperationsvertrag", shown.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Because_of_a_message_shows_typing_and_is_answered_later()
    {
        _gate.Close();
        using var reply = await AskAndWaitAsync();

        Assert.Equal(HttpStatusCode.Accepted, reply.StatusCode);
        await _bot.Connector.DeliveredAsync(1);
        Assert.Contains(_bot.Connector.Delivered, d => d.Activity.GetProperty("type").GetString() == "typing");
        _gate.Open();
        await _bot.HearAsync(Town.CduMember, "Kooperationsvertrag");
    }

    [Fact]
    public async Task Is_finished_before_the_bot_stops()
    {
        _gate.Close();
        var post = _bot.PostAsync(_bot.Message(Town.CduMember, "Was gilt für den Haushalt?"));
        await _gate.Reached;
        var stop = _bot.StopAsync();

        Assert.False(stop.IsCompleted);
        _gate.Open();
        using var reply = await post;
        await stop;

        Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        Assert.Single(_bot.Connector.Delivered, d => d.Card is not null);
        Assert.True(Assert.Single(await _bot.RowsAsync(db => db.Inbox)).IsAnswered);
    }

    [Fact]
    public async Task Is_finished_before_the_bot_stops_also_when_the_channel_waits_no_longer()
    {
        _gate.Close();
        using var reply = await AskAndWaitAsync();
        var stop = _bot.StopAsync();

        Assert.False(stop.IsCompleted);
        _gate.Open();
        await stop;

        Assert.Equal(HttpStatusCode.Accepted, reply.StatusCode);
        Assert.Single(_bot.Connector.Delivered, d => d.Card is not null);
        Assert.True(Assert.Single(await _bot.RowsAsync(db => db.Inbox)).IsAnswered);
    }

    private async Task<HttpResponseMessage> AskAndWaitAsync()
    {
        var post = _bot.PostAsync(_bot.Message(Town.CduMember, "Was gilt für den Haushalt?"));
        await _time.TimerSetAsync(BeforeTyping);
        await _time.TimerSetAsync(PatienceOfAMessage);
        _time.Advance(PatienceOfAMessage);
        return await post;
    }

    /// <summary>Lets turns pass, or not.</summary>
    private sealed class Gate
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource _open = Opened();

        public Task Reached => _reached.Task;

        public void Close() => _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _open.TrySetResult();

        public Task PassAsync(CancellationToken cancellation)
        {
            if (!_open.Task.IsCompleted)
                _reached.TrySetResult();

            return _open.Task.WaitAsync(cancellation);
        }

        private static TaskCompletionSource Opened()
        {
            var open = new TaskCompletionSource();
            open.SetResult();
            return open;
        }
    }

    /// <summary>The product, waiting before each turn.</summary>
    private sealed class Held(TurnHandler product, Gate gate) : ITurnHandler
    {
        public async Task<TurnResult> OnTurnAsync(Turn turn, CancellationToken cancellation)
        {
            await gate.PassAsync(cancellation);
            return await product.OnTurnAsync(turn, cancellation);
        }

        public Task OnAnsweredAsync(Turn turn, IReadOnlyList<SentMessage> sent, CancellationToken cancellation) => product.OnAnsweredAsync(turn, sent, cancellation);

        public Task OnUndeliveredAsync(Turn turn, OutgoingActivity activity, ConnectorResult result, CancellationToken cancellation) =>
            product.OnUndeliveredAsync(turn, activity, result, cancellation);

        public string Apology(Turn turn, TurnTrouble trouble) => product.Apology(turn, trouble);
    }
}
