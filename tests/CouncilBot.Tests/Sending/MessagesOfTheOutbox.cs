using System.Net;
using CouncilBot.Features.Installing;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Sending;

public sealed class MessagesOfTheOutbox : IAsyncLifetime
{
    private TestBot _bot = null!;

    public async Task InitializeAsync()
    {
        _bot = await TestBot.StartAsync();
        await _bot.SayAsync(Town.CduManager, "Hilfe");
    }

    public async Task DisposeAsync() => await _bot.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "H5")]
    public async Task To_somebody_who_blocked_the_bot_are_unreachable_and_not_tried_again()
    {
        var give = await _bot.AskUncoveredAsync(Town.CduMember);
        var before = _bot.Connector.Requests.Count;
        _bot.Connector.Answering = request => request.Address.AbsoluteUri.Contains(Uri.EscapeDataString(Town.CduManager.Chat), StringComparison.Ordinal)
            ? ScriptedAnswer.Error(HttpStatusCode.Forbidden, "ConversationBlockedByUser")
            : null;

        await _bot.PressAsync(Town.CduMember, give);
        await _bot.Connector.RequestedAsync(before + 1);
        var message = await SettledAsync();
        _bot.Clock.Pass(TimeSpan.FromMinutes(30));
        await _bot.SendOutboxAsync();

        Assert.Equal((OutboxState.Unreachable, "ConversationBlockedByUser"), (message.State, message.LastError));
        Assert.Equal(before + 1, _bot.Connector.Requests.Count);
        Assert.Equal(ConversationState.Blocked, (await _bot.RowsAsync(db => db.Conversations)).Single(c => c.ConversationId == Town.CduManager.Chat).State);
    }

    [Fact]
    [Trait("Catalogue", "H5")]
    public async Task Teach_nothing_about_a_chat_when_the_app_came_back_after_the_refusal()
    {
        var chat = (await _bot.RowsAsync(db => db.Conversations)).Single(c => c.ConversationId == Town.CduManager.Chat);
        var reference = new ConversationReference(chat.ServiceUrl, chat.ConversationId, chat.BotId, chat.TenantId.ToString(), chat.UserId);
        var installations = _bot.Services.GetRequiredService<Installations>();

        await installations.NoteAsync(reference, ConnectorStatus.NotInstalled, chat.StateSinceUtc.AddSeconds(-1), CancellationToken.None);
        Assert.Equal(ConversationState.Active, await StateAsync());

        await installations.NoteAsync(reference, ConnectorStatus.NotInstalled, chat.StateSinceUtc.AddSeconds(1), CancellationToken.None);
        Assert.Equal(ConversationState.Uninstalled, await StateAsync());

        async Task<ConversationState> StateAsync() => (await _bot.RowsAsync(db => db.Conversations)).Single(c => c.Id == chat.Id).State;
    }

    [Fact]
    public async Task To_somebody_who_never_opened_the_bot_are_unreachable()
    {
        await _bot.PressAsync(Town.SpdMember, await _bot.AskUncoveredAsync(Town.SpdMember));

        Assert.Equal((OutboxState.Unreachable, "NoConversation"), ((await SettledAsync()).State, (await SettledAsync()).LastError));
    }

    [Fact]
    [Trait("Catalogue", "H8")]
    public async Task That_may_have_arrived_come_again_because_a_lost_question_is_worse_than_one_twice()
    {
        var give = await _bot.AskUncoveredAsync(Town.CduMember);
        var before = _bot.Connector.Delivered.Count;
        _bot.Connector.Then(ScriptedAnswer.Dropped with { Delivers = true });

        await _bot.PressAsync(Town.CduMember, give);
        await _bot.Connector.DeliveredAsync(before + 1);
        await WaitingAsync();
        _bot.Clock.Pass(TimeSpan.FromMinutes(1));
        await _bot.SendOutboxAsync();
        await _bot.Connector.DeliveredAsync(before + 2);

        Assert.Equal((OutboxState.Sent, 2), ((await SettledAsync()).State, (await SettledAsync()).Attempts));
    }

    [Theory]
    [Trait("Catalogue", "J3")]
    [InlineData(true, OutboxState.Sent)]
    [InlineData(false, OutboxState.Unknown)]
    public async Task Of_a_dead_process_are_sent_unless_a_second_copy_does_harm(bool mayRepeat, OutboxState state)
    {
        await AddAsync(row =>
        {
            row.MayRepeat = mayRepeat;
            (row.State, row.Attempts, row.LeasedUntilUtc) = (OutboxState.Sending, 1, _bot.Clock.GetUtcNow().UtcDateTime.AddMinutes(10));
        });

        await _bot.SendOutboxAsync();
        Assert.Equal(OutboxState.Sending, Assert.Single(await _bot.RowsAsync(db => db.Outbox)).State);

        _bot.Clock.Pass(TimeSpan.FromMinutes(11));
        await _bot.SendOutboxAsync();
        Assert.Equal(state, (await SettledAsync()).State);
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task To_somebody_who_left_meanwhile_are_not_sent_even_when_it_was_their_turn()
    {
        var held = new TaskCompletionSource();
        var before = _bot.Connector.Requests.Count;
        for (var i = 0; i < 2; i++)
            await AddAsync(_ => { });

        _bot.Connector.Then(ScriptedAnswer.UsualAfter(held.Task));
        _bot.Services.GetRequiredService<OutboxSignal>().Raise();
        await _bot.Connector.RequestedAsync(before + 1);
        await _bot.EndAsync(Town.CduManager);
        held.SetResult();
        await SettledAsync();

        Assert.Single(_bot.Connector.Delivered, d => d.Text == "Bitte beachten.");
    }

    [Theory]
    [Trait("Catalogue", "K1")]
    [Trait("Catalogue", "K2")]
    [InlineData("", OutboxState.Failed)]
    [InlineData("no json", OutboxState.Failed)]
    [InlineData("[]", OutboxState.Failed)]
    [InlineData("""{"type":{"a":1}}""", OutboxState.Failed)]
    [InlineData("""{"type":"message","text":"und","card":"{}"}""", OutboxState.Unknown)]
    public async Task That_nobody_can_read_do_not_hold_up_the_next(string payload, OutboxState state)
    {
        await AddAsync(row => (row.Payload, row.MayRepeat) = (payload, false));
        await AddAsync(row => row.MayRepeat = true);

        await _bot.SendOutboxAsync();

        await _bot.HearAsync(Town.CduManager, "Bitte beachten.");
        await SettledAsync();
        Assert.Equal([state, OutboxState.Sent], (await _bot.RowsAsync(db => db.Outbox.OrderBy(o => o.Id))).Select(o => o.State));
    }

    [Fact]
    [Trait("Catalogue", "J4")]
    public async Task Are_not_lost_when_the_bot_is_stopped_before_their_turn()
    {
        var held = new TaskCompletionSource();
        _bot.Connector.Then(ScriptedAnswer.UsualAfter(held.Task));
        var before = _bot.Connector.Requests.Count;
        for (var i = 0; i < 3; i++)
            await AddAsync(row => row.MayRepeat = false);

        _bot.Services.GetRequiredService<OutboxSignal>().Raise();
        await _bot.Connector.RequestedAsync(before + 1);
        var stop = _bot.StopAsync();
        held.SetResult();
        await stop;
        await _bot.RestartAsync();
        _bot.Clock.Pass(TimeSpan.FromMinutes(1));
        await _bot.SendOutboxAsync();

        await SettledAsync();
        Assert.Equal(3, _bot.Connector.Delivered.Count(d => d.Text == "Bitte beachten."));
    }

    private async Task AddAsync(Action<OutboxRow> change)
    {
        await using var db = _bot.Open();
        var person = (await _bot.RowsAsync(d => d.People)).Single(p => p.ObjectId == Guid.Parse(Town.CduManager.ObjectId));
        var row = Outgoing.ToPerson($"test:{Guid.NewGuid():N}", person.Id, "siegen", OutgoingActivity.OfText("Bitte beachten."), _bot.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromDays(1));
        change(row);
        db.Add(row);
        await db.SaveChangesAsync();
    }

    private async Task<OutboxRow> SettledAsync() => await OneAsync(rows => rows.TrueForAll(r => r.State is not (OutboxState.Pending or OutboxState.Sending)));

    private async Task<OutboxRow> WaitingAsync() => await OneAsync(rows => rows.TrueForAll(r => r.State == OutboxState.Pending));

    /// <summary>The sender of the bot works in the background: what it has sent is written down a moment later.</summary>
    private async Task<OutboxRow> OneAsync(Predicate<List<OutboxRow>> isThere)
    {
        List<OutboxRow> rows = [];
        await Hearing.UntilAsync(async () => (rows = await _bot.RowsAsync(db => db.Outbox.OrderBy(o => o.Id))).Count > 0 && isThere(rows));
        return rows[^1];
    }
}
