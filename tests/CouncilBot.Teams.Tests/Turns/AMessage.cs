using System.Net;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Tests.Turns.Support;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Teams.Tests.Turns;

public sealed class AMessage(SharedBot shared) : IClassFixture<SharedBot>
{
    private readonly InboundBot _bot = shared.Fresh();

    [Fact]
    public async Task Becomes_a_turn_with_what_can_be_read_from_it()
    {
        var reply = await _bot.PostAsync(InboundBot.Teams.Message("  Was gilt zur Kita?\n"));

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Empty(reply.Body);
        var turn = _bot.Product.Turn;
        Assert.Equal("Was gilt zur Kita?", turn.Text);
        Assert.Equal(ConversationScope.Personal, turn.Scope);
        Assert.Equal(Guid.Parse(InboundBot.Tenant), turn.TenantId);
        Assert.Equal(Guid.Parse(InboundBot.Teams.ObjectId), turn.ObjectId);
        Assert.Equal(new ConversationReference(InboundBot.Teams.Service, "a:1xyz", "28:" + InboundBot.AppId, InboundBot.Tenant, "29:1abc"), turn.Conversation);
        Assert.Equal(_bot.Clock.GetUtcNow(), turn.Received);
        Assert.False(turn.MentionsBot);
        Assert.Null(turn.Action);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 8, 0, 0, 123, TimeSpan.Zero), turn.Activity.Timestamp);
    }

    [Fact]
    public async Task In_a_channel_loses_the_mention_of_the_bot()
    {
        await _bot.PostAsync(InboundBot.Teams.ChannelMessage("Aufgaben\n"));

        var turn = _bot.Product.Turn;
        Assert.Equal("Aufgaben", turn.Text);
        Assert.True(turn.MentionsBot);
        Assert.Equal(ConversationScope.Channel, turn.Scope);
        Assert.Null(turn.Conversation.UserId);
        Assert.Equal("19:x@thread.tacv2;messageid=1763625500000", turn.Conversation.ConversationId);
    }

    [Fact]
    public async Task Is_answered_with_the_messages_in_order_and_the_update()
    {
        _bot.Product.OnTurn = (_, _) => Task.FromResult(new TurnResult
        {
            Messages = [OutgoingActivity.OfText("eins"), OutgoingActivity.OfCard("{}", "zwei")],
            Update = ("old-1", OutgoingActivity.OfText("neu")),
        });

        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Equal(["send a:1xyz eins", "send a:1xyz {}", "update a:1xyz old-1 neu"], _bot.Connector.Calls);
        Assert.Equal([_bot.Product.Turn.DeliveryKey], _bot.Product.Answered);
        Assert.Empty(_bot.Product.Undelivered);
    }

    [Fact]
    public async Task Tells_under_which_identities_its_answers_can_be_updated_later()
    {
        _bot.Product.OnTurn = (_, _) => Task.FromResult(new TurnResult
        {
            Messages = [OutgoingActivity.OfCard("{}", "eins") with { Subject = "worum es geht" }],
            Update = ("old-1", OutgoingActivity.OfText("neu")),
        });

        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Equal([("worum es geht", "sent-1"), (null, "old-1")], _bot.Product.Sent.Select(s => (s.Activity.Subject, s.Id)));
    }

    [Fact]
    public async Task Tells_the_new_identity_of_an_update_whose_message_was_gone()
    {
        _bot.Connector.OnCall = call => Task.FromResult(call.StartsWith("update", StringComparison.Ordinal) ? new ConnectorResult(ConnectorStatus.Gone) : new ConnectorResult(ConnectorStatus.Done, "sent-2"));
        _bot.Product.OnTurn = (_, _) => Task.FromResult(new TurnResult { Update = ("old-1", OutgoingActivity.OfText("neu")) });

        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Equal("sent-2", Assert.Single(_bot.Product.Sent).Id);
    }

    [Fact]
    public async Task Without_an_answer_leads_to_nothing()
    {
        await _bot.PostAsync(InboundBot.Teams.Message("Kita"));

        Assert.Empty(_bot.Connector.Calls);
        Assert.Empty(_bot.Product.Answered);
    }
}
