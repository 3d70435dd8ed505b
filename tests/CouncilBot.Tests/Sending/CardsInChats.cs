using System.Net;
using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Turns;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using CardAction = CouncilBot.Teams.Turns.CardAction;

namespace CouncilBot.Tests.Sending;

public sealed class CardsInChats : IAsyncLifetime
{
    private const int Many = 5;

    private MatterTown _town = null!;

    public async Task InitializeAsync() => _town = await MatterTown.StartAsync(Town.CduManager, Town.SpdManager);

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Fact]
    [Trait("Catalogue", "J5")]
    public async Task Change_when_the_matter_does_for_everybody_who_has_one()
    {
        var matter = await _town.BeginAsync();
        var (here, there) = (await _town.HasCardAsync(matter, Town.CduManager), await _town.HasCardAsync(matter, Town.SpdManager));

        await _town.ChangeAsync(matter);
        var changed = await _town.SendAsync();

        Assert.Equal(new[] { here.Id, there.Id }.Order(StringComparer.Ordinal), changed.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.All(changed, d => Assert.Equal(Delivery.Updated, d.Delivery));
        Assert.All(changed, d => Assert.Contains("Stand 4", d.Words(), StringComparison.Ordinal));
        Assert.All(await CardsAsync(), c => Assert.Equal(4, c.ShownEvents));
    }

    [Fact]
    [Trait("Catalogue", "E9")]
    public async Task Of_one_coalition_give_way_to_those_of_another_in_the_same_place()
    {
        var (siegen, krefeld) = (await _town.BeginAsync(), await _town.BeginAsync("Stadtbad", "krefeld", "spd"));
        var (person, chat) = (await _town.IdOfAsync(Town.CduManager), Guid.NewGuid());
        foreach (var matter in new[] { siegen, krefeld })
        {
            await using var db = _town.Bot.Open(matter.CoalitionId);
            await MatterCards.NoteAsync(db, matter, person, chat, "1", _town.Now, CancellationToken.None);
        }

        Assert.Equal(("krefeld", krefeld.Id), Assert.Single(await CardsAsync()) is var card ? (card.CoalitionId, card.MatterId) : default);
    }

    [Fact]
    public async Task Stay_as_they_are_when_pressed_because_the_turn_answers_them()
    {
        var matter = await _town.BeginAsync();
        var (here, there) = (await _town.HasCardAsync(matter, Town.CduManager), await _town.HasCardAsync(matter, Town.SpdManager));
        var pressed = (await CardsAsync()).Single(c => c.ActivityId == here.Id);

        await _town.ChangeAsync(matter, (pressed.ConversationId, pressed.ActivityId));

        Assert.Equal(there.Id, Assert.Single(await _town.SendAsync()).Id);
    }

    [Fact]
    [Trait("Catalogue", "F4")]
    public async Task Are_updated_although_pressed_when_an_older_state_is_on_its_way_to_them()
    {
        var matter = await _town.BeginAsync();
        var card = await _town.HasCardAsync(matter, Town.CduManager);
        var row = Assert.Single(await CardsAsync());
        await _town.ChangeAsync(matter);
        await LeaseAsync();

        await _town.ChangeAsync(matter, (row.ConversationId, row.ActivityId));
        await ReturnAsync();

        Assert.Contains("Stand 4", (await _town.SendAsync())[^1].Words(), StringComparison.Ordinal);
        Assert.Equal(card.Id, row.ActivityId);
    }

    [Fact]
    [Trait("Catalogue", "F5")]
    public async Task Never_get_an_older_state_after_a_newer_one()
    {
        var matter = await _town.BeginAsync();
        await _town.HasCardAsync(matter, Town.CduManager);
        await _town.ChangeAsync(matter);
        await _town.ChangeAsync(matter);
        await _town.ChangeAsync(matter);

        Assert.Contains("Stand 5", Assert.Single(await _town.SendAsync()).Words(), StringComparison.Ordinal);
        Assert.Equal([OutboxState.Expired, OutboxState.Expired, OutboxState.Sent], (await _town.MessagesAsync(OutboxKind.CardUpdate)).Select(m => m.State));
    }

    [Fact]
    [Trait("Catalogue", "F5")]
    public async Task Wait_with_the_next_state_until_the_one_on_its_way_has_arrived()
    {
        var matter = await _town.BeginAsync();
        await _town.HasCardAsync(matter, Town.CduManager);
        await _town.ChangeAsync(matter);
        await LeaseAsync();
        await _town.ChangeAsync(matter);

        Assert.Empty(await _town.SendAsync());
        await ReturnAsync();
        Assert.Contains("Stand 4", (await _town.SendAsync())[^1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "F5")]
    public async Task Show_the_newest_state_also_when_it_came_while_the_card_was_sent()
    {
        var matter = await _town.BeginAsync();
        await _town.TellAsync(matter, "Announced", Town.CduManager);
        _town.Cards.Making = async () =>
        {
            _town.Cards.Making = null;
            // Nobody knows yet that there will be a card.
            await _town.ChangeAsync(matter);
        };

        var arrived = await _town.SendAsync();

        Assert.Equal([Delivery.Sent, Delivery.Updated], arrived.Select(d => d.Delivery));
        Assert.Contains("Stand 2", arrived[0].Words(), StringComparison.Ordinal);
        Assert.Contains("Stand 3", arrived[1].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_updated_again_after_a_fault_with_the_state_of_then()
    {
        var matter = await _town.BeginAsync();
        await _town.HasCardAsync(matter, Town.CduManager);
        await _town.ChangeAsync(matter);
        _town.Bot.Connector.Answering = _ => ScriptedAnswer.Of(HttpStatusCode.InternalServerError);
        Assert.Empty(await _town.SendAsync());
        _town.Bot.Connector.Answering = null;
        await _town.HappensAsync(matter, (_, _, _) => Task.FromResult(0));
        _town.Bot.Clock.Pass(TimeSpan.FromMinutes(1));

        Assert.Contains("Stand 4", Assert.Single(await _town.SendAsync()).Words(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Catalogue", "H6")]
    public async Task That_were_deleted_are_forgotten_and_the_chat_is_not()
    {
        var matter = await _town.BeginAsync();
        await _town.HasCardAsync(matter, Town.CduManager);
        await _town.ChangeAsync(matter);
        _town.Bot.Connector.Then(ScriptedAnswer.Error(HttpStatusCode.NotFound, "ActivityNotFoundInConversation"));

        Assert.Empty(await _town.SendAsync());
        Assert.Empty(await CardsAsync());
        Assert.All(await _town.Bot.RowsAsync(db => db.Conversations), c => Assert.Equal(ConversationState.Active, c.State));
        await _town.ChangeAsync(matter);
        Assert.Empty(await _town.SendAsync());
    }

    [Fact]
    public async Task Are_kept_up_to_date_in_the_three_newest_of_a_person()
    {
        var matter = await _town.BeginAsync();
        List<string> cards = [];
        for (var i = 0; i < 5; i++)
            cards.Add((await _town.HasCardAsync(matter, Town.CduManager)).Id);

        await _town.ChangeAsync(matter);

        Assert.Equal(cards[2..].Order(StringComparer.Ordinal), (await _town.SendAsync()).Select(d => d.Id).Order(StringComparer.Ordinal));
        // The others are not forgotten, see below.
        Assert.Equal(5, (await CardsAsync()).Count);
    }

    [Fact]
    public async Task Are_all_closed_when_somebody_leaves_who_has_many()
    {
        var matter = await HasManyAsync();

        await _town.Bot.EndAsync(Town.CduManager);
        // What happens before they are closed does not hold that up.
        await _town.ChangeAsync(matter);

        await AssertAllClosedAsync();
    }

    [Fact]
    public async Task Are_all_closed_for_somebody_who_may_not_see_it_any_more_and_has_many()
    {
        var matter = await HasManyAsync();

        _town.Cards.ShutOut(await _town.IdOfAsync(Town.CduManager));
        await _town.ChangeAsync(matter);

        await AssertAllClosedAsync();
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Are_closed_for_somebody_who_may_not_see_it_any_more()
    {
        var matter = await _town.BeginAsync();
        var card = await _town.HasCardAsync(matter, Town.CduManager);
        _town.Cards.ShutOut(await _town.IdOfAsync(Town.CduManager));
        await _town.ChangeAsync(matter);

        AssertClosed(Assert.Single(await _town.SendAsync()), card);
        // Nothing of it is left to be updated.
        Assert.Empty(await CardsAsync());
        await _town.ChangeAsync(matter);
        Assert.Empty(await _town.SendAsync());
    }

    [Fact]
    [Trait("Catalogue", "E4")]
    public async Task Are_closed_when_somebody_leaves()
    {
        var matter = await _town.BeginAsync();
        var (here, there) = (await _town.HasCardAsync(matter, Town.CduManager), await _town.HasCardAsync(matter, Town.SpdManager));

        await _town.Bot.EndAsync(Town.CduManager);

        AssertClosed(Assert.Single(await _town.SendAsync()), here);
        Assert.Equal(there.Id, Assert.Single(await CardsAsync()).ActivityId);
    }

    [Fact]
    public async Task Show_what_somebody_may_see_who_came_back_before_they_were_closed()
    {
        var card = await _town.HasCardAsync(await _town.BeginAsync(), Town.CduManager);

        await _town.Bot.EndAsync(Town.CduManager);
        await _town.Bot.EnrolAsync(Town.Members);

        var arrived = Assert.Single(await _town.SendAsync());
        Assert.Equal((Delivery.Updated, card.Id), (arrived.Delivery, arrived.Id));
        Assert.Contains("Radweg am Fluss", arrived.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Are_looked_at_again_when_somebody_gets_other_roles()
    {
        var card = await _town.HasCardAsync(await _town.BeginAsync(), Town.CduManager);
        _town.Cards.ShutOut(await _town.IdOfAsync(Town.CduManager));

        await _town.Bot.EnrolAsync(Town.Members.Replace("Vorsitz|Fraktionsgeschäftsführung", "Mitglied", StringComparison.Ordinal));

        AssertClosed(Assert.Single(await _town.SendAsync()), card);
    }

    [Fact]
    public async Task Of_a_deleted_matter_are_closed_also_when_their_reader_leaves_before()
    {
        var matter = await _town.BeginAsync();
        var card = await _town.HasCardAsync(matter, Town.CduManager);
        await DeleteAsync();

        await _town.Bot.EndAsync(Town.CduManager);

        AssertClosed(Assert.Single(await _town.SendAsync()), card);
    }

    [Fact]
    public async Task Are_closed_when_the_matter_is_deleted()
    {
        var matter = await _town.BeginAsync();
        List<DeliveredActivity> cards = [await _town.HasCardAsync(matter, Town.CduManager), await _town.HasCardAsync(matter, Town.SpdManager)];
        await DeleteAsync();

        var closed = await _town.SendAsync();

        Assert.Equal(cards.Count, closed.Count);
        Assert.All(closed, d => AssertClosed(d, cards.Single(c => c.Id == d.Id)));
    }

    [Fact]
    public async Task That_answered_words_are_known_with_what_they_showed()
    {
        var matter = await _town.BeginAsync();
        var response = Response.Show(new AdaptiveCard { Body = [new TextBlock(Markdown.Literal("Karte"))] }, "Karte") with { Matter = matter };
        var turn = await TurnAsync(action: null);
        var message = Assert.Single(Replies.Of(response, turn, Language.German).Messages);
        await _town.ChangeAsync(matter);

        await _town.Bot.Services.GetRequiredService<ITurnHandler>().OnAnsweredAsync(turn, [new SentMessage(message, "1763625599999")], CancellationToken.None);

        Assert.Equal(("1763625599999", 1), Assert.Single(await CardsAsync()) is var c ? (c.ActivityId, c.ShownEvents) : default);
        Assert.Equal("1763625599999", Assert.Single(await _town.SendAsync()).Id);
    }

    [Fact]
    public async Task That_were_pressed_are_known_once()
    {
        var matter = await _town.BeginAsync();
        for (var i = 0; i < 2; i++)
        {
            await using var visit = await VisitAsync(new CardAction("matter.open", default, IsAutomatic: false, IsSubmit: false));
            var row = await visit.Db.Matters.SingleAsync();
            row.Events += i;
            Assert.NotNull(await MatterCards.NotePressedAsync(visit, row, CancellationToken.None));
            await visit.Db.SaveChangesAsync();
        }

        Assert.Equal((Talk.PressedCard, 2), Assert.Single(await CardsAsync()) is var c ? (c.ActivityId, c.ShownEvents) : default);
        await using var said = await VisitAsync(action: null);
        Assert.Null(await MatterCards.NotePressedAsync(said, matter, CancellationToken.None));
    }

    [Fact]
    [Trait("Catalogue", "M7")]
    public async Task Are_forgotten_with_the_person()
    {
        await _town.HasCardAsync(await _town.BeginAsync(), Town.CduManager);

        await _town.Bot.SayAsync(Town.CduManager, "Meine Daten löschen");
        await _town.Bot.SayAsync(Town.CduManager, "Meine Daten endgültig löschen");

        Assert.Empty(await CardsAsync());
        Assert.Empty(await _town.MessagesAsync());
    }

    /// <summary>More than are kept up to date.</summary>
    private async Task<MatterRow> HasManyAsync()
    {
        var matter = await _town.BeginAsync();
        for (var i = 0; i < Many; i++)
            await _town.HasCardAsync(matter, Town.CduManager);

        return matter;
    }

    /// <summary>Its time is over.</summary>
    private async Task DeleteAsync()
    {
        await using var db = _town.Bot.Open();
        Assert.Equal(1, await MatterRetention.PurgeAsync(db, MatterKind.Motion, _town.Now.AddDays(1), _town.Bot.Clock));
    }

    private async Task AssertAllClosedAsync()
    {
        var closed = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < Many; i++)
        {
            foreach (var arrived in await _town.SendAsync())
            {
                Assert.Contains("Diese Karte ist geschlossen.", arrived.Words(), StringComparison.Ordinal);
                closed.Add(arrived.Id);
            }

            _town.Bot.Clock.Pass(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(Many, closed.Count);
        Assert.Empty(await CardsAsync());
    }

    private static void AssertClosed(DeliveredActivity arrived, DeliveredActivity card)
    {
        Assert.Equal((Delivery.Updated, card.Conversation, card.Id), (arrived.Delivery, arrived.Conversation, arrived.Id));
        Assert.Contains("Diese Karte ist geschlossen.", arrived.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("Radweg", arrived.Json, StringComparison.Ordinal);
    }

    private Task<List<MatterCardRow>> CardsAsync() => _town.Bot.RowsAsync(db => db.MatterCards);

    /// <summary>Another process takes the update and is at work on it.</summary>
    private Task LeaseAsync() => SetAsync(OutboxState.Pending, row => (row.State, row.Attempts, row.LeasedUntilUtc) = (OutboxState.Sending, 1, _town.Now.AddMinutes(10)));

    /// <summary>It gives it back.</summary>
    private Task ReturnAsync() => SetAsync(OutboxState.Sending, row => (row.State, row.LeasedUntilUtc) = (OutboxState.Sent, null));

    private async Task SetAsync(OutboxState from, Action<OutboxRow> change)
    {
        await using var db = _town.Bot.Open();
        change(await db.Outbox.SingleAsync(o => o.Kind == OutboxKind.CardUpdate && o.State == from));
        await db.SaveChangesAsync();
    }

    private async Task<Visit> VisitAsync(CardAction? action)
    {
        var turn = await TurnAsync(action);
        await using var db = _town.Bot.Open();
        return new Visit
        {
            Turn = turn,
            Store = _town.Bot.Services.GetRequiredService<CouncilDbFactory>(),
            Known = await Storage.Members.Roster.FindAsync(db, turn.TenantId, turn.ObjectId!.Value),
            Language = Language.German,
            Now = _town.Now,
        };
    }

    private async Task<Turn> TurnAsync(CardAction? action)
    {
        var conversation = (await _town.Bot.RowsAsync(db => db.Conversations)).Single(c => c.ConversationId == Town.CduManager.Chat);
        return new Turn
        {
            Activity = new Activity { Type = ActivityTypes.Message, ReplyToId = action is null ? null : Talk.PressedCard },
            Conversation = new ConversationReference(conversation.ServiceUrl, conversation.ConversationId, conversation.BotId, Town.Tenant, Town.CduManager.Mri),
            Scope = ConversationScope.Personal,
            TenantId = Guid.Parse(Town.Tenant),
            ObjectId = Guid.Parse(Town.CduManager.ObjectId),
            DeliveryKey = TestBot.NextId(),
            Action = action,
            Received = _town.Bot.Clock.GetUtcNow(),
        };
    }
}
