using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

public sealed class NoticesToOnePerson
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(2);

    [Theory, OnSqlite, OnSqlServer]
    public async Task Are_leased_together_by_one_sender_however_many_are_asked_for(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var (one, other) = (Guid.NewGuid(), Guid.NewGuid());
        await store.AddAsync([.. Enumerable.Range(0, 5).Select(i => Notice(store, $"{i}", one)), Notice(store, "other", other), Notice(store, "elsewhere", one, "krefeld")]);
        await using var db = store.Open();
        await using var second = store.Open();

        var leases = await Outbox.LeaseAsync(db, 1, s_lease, store.Time);

        Assert.Equal(["0", "1", "2", "3", "4"], leases.Select(l => l.Key));
        Assert.All(leases, l => Assert.Equal((OutboxKind.Notice, 1, leases[0].UntilUtc), (l.Kind, l.Attempt, l.UntilUtc)));
        Assert.Equal(["other", "elsewhere"], (await Outbox.LeaseAsync(second, 10, s_lease, store.Time)).Select(l => l.Key));
        foreach (var lease in leases)
            Assert.Equal(OutboxState.Sent, await Outbox.CompleteAsync(db, lease, new SendResult.Sent("1"), store.Time));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "K1")]
    public async Task Go_without_the_one_that_cannot_be_read(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = Guid.NewGuid();
        var broken = Notice(store, "broken", person);
        broken.Payload = "no json";
        await store.AddAsync(Notice(store, "a", person), broken, Notice(store, "b", person));
        await using var db = store.Open();

        Assert.Equal(["a", "b"], (await Outbox.LeaseAsync(db, 10, s_lease, store.Time)).Select(l => l.Key));
        Assert.Equal((OutboxState.Failed, Outbox.Unreadable), await db.Outbox.AsNoTracking().SingleAsync(m => m.Key == "broken") is var row ? (row.State, row.LastError) : default);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task That_are_not_wanted_now_have_not_been_tried(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(Notice(store, "a", Guid.NewGuid()));
        await using var db = store.Open();
        var lease = Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time));

        Assert.Equal(OutboxState.Pending, await Outbox.CompleteAsync(db, lease, new SendResult.Later(store.Time.UtcNow.AddHours(8)), store.Time));
        Assert.Empty(await Outbox.LeaseAsync(db, 10, s_lease, store.Time));
        store.Time.Pass(TimeSpan.FromHours(8));
        Assert.Equal(1, Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time)).Attempt);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task That_say_nothing_any_more_are_over(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(Notice(store, "a", Guid.NewGuid()));
        await using var db = store.Open();
        var lease = Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time));

        Assert.Equal(OutboxState.Expired, await Outbox.CompleteAsync(db, lease, new SendResult.Dropped("NotForThem"), store.Time));
        Assert.Equal("NotForThem", (await db.Outbox.AsNoTracking().SingleAsync()).LastError);
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "H8")]
    public async Task Are_unknown_when_it_stayed_unclear_to_the_last(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(Notice(store, "a", Guid.NewGuid()));
        await using var db = store.Open();
        for (var attempt = 1; attempt <= Repetition.MaxAttempts; attempt++)
        {
            var lease = Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time));
            var state = await Outbox.CompleteAsync(db, lease, new SendResult.Unclear("Timeout"), store.Time);
            Assert.Equal(attempt == Repetition.MaxAttempts ? OutboxState.Unknown : OutboxState.Pending, state);
            store.Time.Pass(TimeSpan.FromMinutes(30));
        }
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "H5")]
    public async Task Are_due_again_when_the_person_can_be_reached_again_and_only_then(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("Petra");
        var chat = SomebodyWhoWantsTheirDataDeleted.Conversation(store, person);
        await store.AddAsync(chat, Notice(store, "a", person.Id));
        await using var db = store.Open();
        await Outbox.CompleteAsync(db, Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time)), new SendResult.Unreachable("403"), store.Time);
        store.Time.Pass(TimeSpan.FromHours(1));
        Assert.Equal(0, await Outbox.ReviveAsync(db, store.Time));

        var row = await db.Conversations.SingleAsync();
        (row.State, row.StateSinceUtc) = (ConversationState.Active, store.Time.UtcNow);
        await db.SaveChangesAsync();

        store.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Outbox.ReviveAsync(db, store.Time));
        await Outbox.CompleteAsync(db, Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time)), new SendResult.Unreachable("403"), store.Time);
        // Refused again although the chat looks open: nobody tries for ever.
        Assert.Equal(0, await Outbox.ReviveAsync(db, store.Time));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "H5")]
    public async Task Of_a_card_are_due_again_when_its_own_chat_can_be_reached_again(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("Petra");
        var (itsOwn, other) = (SomebodyWhoWantsTheirDataDeleted.Conversation(store, person), SomebodyWhoWantsTheirDataDeleted.Conversation(store, person));
        (itsOwn.State, other.ConversationId) = (ConversationState.Uninstalled, "a:other");
        await store.AddAsync(itsOwn, other, Update(store, "a", person.Id, itsOwn.Id, "1"));
        await using var db = store.Open();
        await Outbox.CompleteAsync(db, Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time)), new SendResult.Unreachable("NoConversation"), store.Time);

        store.Time.Pass(TimeSpan.FromHours(1));
        await ReturnsAsync(other.Id);
        Assert.Equal(0, await Outbox.ReviveAsync(db, store.Time));
        await ReturnsAsync(itsOwn.Id);
        Assert.Equal(1, await Outbox.ReviveAsync(db, store.Time));

        async Task ReturnsAsync(Guid chat)
        {
            var row = await db.Conversations.SingleAsync(c => c.Id == chat);
            (row.State, row.StateSinceUtc) = (ConversationState.Active, store.Time.UtcNow);
            await db.SaveChangesAsync();
        }
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "F5")]
    public async Task Update_one_card_one_after_the_other(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var (person, chat) = (Guid.NewGuid(), Guid.NewGuid());
        await store.AddAsync(Update(store, "older", person, chat, "1"));
        await using var db = store.Open();
        await using var second = store.Open();
        var older = Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time));
        await store.AddAsync(Update(store, "newer", person, chat, "1"), Update(store, "other card", person, chat, "2"));

        Assert.Equal(["other card"], (await Outbox.LeaseAsync(second, 10, s_lease, store.Time)).Select(l => l.Key));
        await Outbox.CompleteAsync(db, older, new SendResult.Sent("1"), store.Time);
        Assert.Equal(["newer"], (await Outbox.LeaseAsync(second, 10, s_lease, store.Time)).Select(l => l.Key));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "J3")]
    public async Task Are_taken_from_every_sender_when_there_can_be_none(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var once = Notice(store, "once", Guid.NewGuid());
        once.MayRepeat = false;
        await store.AddAsync(Notice(store, "a", Guid.NewGuid()), once);
        await using var db = store.Open();
        Assert.Equal(2, (await Outbox.LeaseAsync(db, 10, s_lease, store.Time)).Count);

        Assert.Equal(2, await Outbox.RecoverAllAsync(db));
        Assert.Equal(["a"], (await Outbox.LeaseAsync(db, 10, s_lease, store.Time)).Select(l => l.Key));
        Assert.Equal(OutboxState.Unknown, (await db.Outbox.AsNoTracking().SingleAsync(m => m.Key == "once")).State);
    }

    private static OutboxRow Notice(TestStore store, string key, Guid person, string coalition = "siegen")
    {
        var row = store.Message(key, person, coalition);
        (row.Kind, row.MayRepeat, row.Payload) = (OutboxKind.Notice, true, """{"news":"Announced"}""");
        return row;
    }

    private static OutboxRow Update(TestStore store, string key, Guid person, Guid chat, string card)
    {
        var row = Notice(store, key, person);
        (row.Kind, row.ConversationId, row.Updates) = (OutboxKind.CardUpdate, chat, card);
        return row;
    }
}
