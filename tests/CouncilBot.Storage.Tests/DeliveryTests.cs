using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Storage.Tests;

public sealed class ADeliveryThatComesTwice
{
    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "C1")]
    public async Task Is_found_with_its_result(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var key = Inbox.KeyOf("a:chat", "1");
        await using var db = store.Open();
        Assert.Null(await Inbox.FindAsync(db, key));
        Inbox.Add(db, key, store.Time).Result = "the answer";
        await db.SaveChangesAsync();
        Assert.Equal("the answer", (await Inbox.FindAsync(db, key))!.Result);
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "C2")]
    [Trait("Catalogue", "G7")]
    public async Task Has_one_effect_when_both_are_handled_at_the_same_moment(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        var key = Inbox.KeyOf("a:chat", "1");
        var commits = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var db = store.Open("siegen");
            Inbox.Add(db, key, store.Time);
            db.Add(store.Question(person));
            return await Record.ExceptionAsync(() => db.SaveChangesAsync());
        })));

        Assert.Equal(1, commits.Count(failure => failure is null));
        Assert.All(commits.OfType<Exception>(), failure => Assert.True(Inbox.IsDuplicate(failure)));
        await using var after = store.Open("siegen");
        Assert.Single(await after.Questions.ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "C8")]
    public async Task Fails_as_one_when_both_are_in_one_commit(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        Inbox.Add(db, "k", store.Time);
        Assert.Throws<InvalidOperationException>(() => Inbox.Add(db, "k", store.Time));
    }

    [Fact]
    [Trait("Catalogue", "C4")]
    public void Is_another_one_in_another_conversation()
    {
        Assert.NotEqual(Inbox.KeyOf("a:one", "1"), Inbox.KeyOf("a:two", "1"));
        Assert.NotEqual(Inbox.KeyOf("a:1", "1"), Inbox.KeyOf("a:", "11"));
        Assert.Equal(64, Inbox.KeyOf("a:one", "1").Length);
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "C5")]
    public async Task Is_remembered_longer_than_a_token_lives_and_then_forgotten(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        Inbox.Add(db, "k", store.Time);
        await db.SaveChangesAsync();

        store.Time.Pass(TimeSpan.FromHours(2));
        Assert.Equal(0, await Inbox.PurgeAsync(db, store.Time));
        Assert.NotNull(await Inbox.FindAsync(db, "k"));
        store.Time.Pass(InboxRow.Retention);
        Assert.Equal(1, await Inbox.PurgeAsync(db, store.Time));
        Assert.Null(await Inbox.FindAsync(db, "k"));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "C9")]
    public async Task Is_known_to_be_answered_once_that_was_noted(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        for (var i = 0; i < 150; i++)
            Inbox.Add(db, $"k{i}", store.Time);
        await db.SaveChangesAsync();
        var marks = store.Services.GetRequiredService<AnsweredMarks>();
        for (var i = 1; i < 150; i++)
            marks.Mark($"k{i}");
        await marks.FlushAsync();
        Assert.False((await Inbox.FindAsync(db, "k0"))!.IsAnswered);
        Assert.Equal(149, await db.Inbox.CountAsync(row => row.IsAnswered));
    }
}

public sealed class AMessageToBeSent
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(2);

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_added_once_however_often_it_is_caused(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        Assert.Single(await Outbox.AddAsync(db, [store.Message("a"), store.Message("a")]));
        Assert.Empty(await Outbox.AddAsync(db, [store.Message("a")]));
        await db.SaveChangesAsync();
        Assert.Equal(["b"], (await Outbox.AddAsync(db, [store.Message("a"), store.Message("b")])).Select(m => m.Key));

        await using var other = store.Open();
        other.Add(store.Message("a"));
        Assert.True(DbErrors.IsUniqueViolation(await Record.ExceptionAsync(() => other.SaveChangesAsync()), "Outbox"));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_leased_when_it_is_due_and_by_one_sender(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var later = store.Message("later");
        later.DueUtc = store.Time.UtcNow.AddMinutes(1);
        await store.AddAsync([later, .. Enumerable.Range(0, 20).Select(i => store.Message($"{i}"))]);

        var leases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => LeaseAsync(store))));

        var keys = leases.SelectMany(l => l).Select(l => l.Key).ToList();
        Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain("later", keys);
        keys.AddRange((await LeaseAsync(store)).Select(l => l.Key));
        keys.AddRange((await LeaseAsync(store)).Select(l => l.Key));
        Assert.Equal(20, keys.Count);
    }

    [Fact]
    [Trait("Catalogue", "G2")]
    public async Task Is_sent_by_who_leased_it_although_the_database_failed_at_the_next_one()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await store.AddAsync([store.Message("first"), store.Message("second")]);
        // The first command puts aside what has expired, the second takes the first message.
        var commands = 0;
        await using var db = Commands.InterceptedOf(store, () => Assert.True(++commands < 3, "gone"))();

        Assert.Equal("first", Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time)).Key);
        Assert.Equal("second", Assert.Single(await LeaseAsync(store)).Key);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_sent_with_its_identity_on_the_channel(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(store.Message("a"));
        var lease = Assert.Single(await LeaseAsync(store));
        Assert.Equal(OutboxState.Sent, await CompleteAsync(store, lease, new SendResult.Sent("activity")));
        Assert.Null(await CompleteAsync(store, lease, new SendResult.Again("late")));
        Assert.Equal((OutboxState.Sent, "activity", 1), await RowAsync(store) is var row ? (row.State, row.ActivityId, row.Attempts) : default);
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "H1")]
    public async Task Waits_as_long_as_the_channel_wants(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(store.Message("a"));
        var lease = Assert.Single(await LeaseAsync(store));
        Assert.Equal(OutboxState.Pending, await CompleteAsync(store, lease, new SendResult.Again("429", store.Time.UtcNow.AddMinutes(30))));

        store.Time.Pass(TimeSpan.FromMinutes(29));
        Assert.Empty(await LeaseAsync(store));
        store.Time.Pass(TimeSpan.FromMinutes(2));
        Assert.Equal(2, Assert.Single(await LeaseAsync(store)).Attempt);
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "K2")]
    public async Task Is_given_up_after_so_many_attempts(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(store.Message("a"));
        for (var attempt = 1; attempt <= Repetition.MaxAttempts; attempt++)
        {
            var state = await CompleteAsync(store, Assert.Single(await LeaseAsync(store)), new SendResult.Again("503"));
            Assert.Equal(attempt == Repetition.MaxAttempts ? OutboxState.Failed : OutboxState.Pending, state);
            store.Time.Pass(TimeSpan.FromMinutes(30));
        }

        Assert.Equal("503", (await RowAsync(store)).LastError);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_not_sent_after_its_time(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(store.Message("a"));
        store.Time.Pass(TimeSpan.FromDays(1));
        Assert.Empty(await LeaseAsync(store));
        Assert.Equal(OutboxState.Expired, (await RowAsync(store)).State);
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "H8")]
    public async Task Is_repeated_after_an_unclear_end_only_if_that_does_no_harm(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var reminder = store.Message("reminder");
        reminder.MayRepeat = true;
        await store.AddAsync(reminder, store.Message("notice"));
        foreach (var lease in await LeaseAsync(store))
            Assert.Equal(lease.Key == "reminder" ? OutboxState.Pending : OutboxState.Unknown, await CompleteAsync(store, lease, new SendResult.Unclear("timeout")));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_not_tried_again_when_nobody_can_be_reached_or_it_is_refused(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(store.Message("a"), store.Message("b"));
        var leases = await LeaseAsync(store);
        Assert.Equal(OutboxState.Unreachable, await CompleteAsync(store, leases[0], new SendResult.Unreachable("403")));
        Assert.Equal(OutboxState.Failed, await CompleteAsync(store, leases[1], new SendResult.Refused(new string('x', 1000))));
        store.Time.Pass(TimeSpan.FromHours(1));
        Assert.Empty(await LeaseAsync(store));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "K1")]
    public async Task Is_put_aside_when_it_cannot_be_read_and_the_next_proceeds(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var broken = store.Message("broken");
        broken.Payload = """{"type":"mess""";
        var none = store.Message("none");
        none.Payload = "null";
        await store.AddAsync(broken, none, store.Message("next"));

        Assert.Equal(["next"], (await LeaseAsync(store)).Select(l => l.Key));
        await using var db = store.Open();
        Assert.Equal(2, await db.Outbox.CountAsync(m => m.State == OutboxState.Failed && m.LastError == Outbox.Unreadable));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "J3")]
    [Trait("Catalogue", "J4")]
    public async Task Is_taken_back_from_a_sender_that_vanished_and_not_from_one_that_sends(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var reminder = store.Message("reminder");
        reminder.MayRepeat = true;
        await store.AddAsync(reminder, store.Message("notice"));
        var leases = await LeaseAsync(store);
        await using var db = store.Open();

        store.Time.Pass(s_lease - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Outbox.RecoverAsync(db, store.Time));
        store.Time.Pass(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await Outbox.RecoverAsync(db, store.Time));

        Assert.Equal(OutboxState.Pending, (await db.Outbox.AsNoTracking().SingleAsync(m => m.Key == "reminder")).State);
        Assert.Equal(OutboxState.Unknown, (await db.Outbox.AsNoTracking().SingleAsync(m => m.Key == "notice")).State);
        Assert.Null(await CompleteAsync(store, leases[0], new SendResult.Sent("too late")));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_forgotten_a_month_after_its_time(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(store.Message("a"));
        await using var db = store.Open();
        store.Time.Pass(Outbox.Retention);
        Assert.Equal(0, await Outbox.PurgeAsync(db, store.Time));
        store.Time.Pass(TimeSpan.FromDays(2));
        Assert.Equal(1, await Outbox.PurgeAsync(db, store.Time));
    }

    private static async Task<IReadOnlyList<OutboxLease>> LeaseAsync(TestStore store)
    {
        await using var db = store.Open();
        return await Outbox.LeaseAsync(db, 10, s_lease, store.Time);
    }

    private static async Task<OutboxState?> CompleteAsync(TestStore store, OutboxLease lease, SendResult result)
    {
        await using var db = store.Open();
        return await Outbox.CompleteAsync(db, lease, result, store.Time);
    }

    private static async Task<OutboxRow> RowAsync(TestStore store)
    {
        await using var db = store.Open();
        return await db.Outbox.SingleAsync();
    }
}

public sealed class TheNextAttempt
{
    private static readonly DateTime s_now = new(2026, 11, 16, 12, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(1, 0, 5)]
    [InlineData(1, 1, 7.5)]
    [InlineData(3, 0, 20)]
    [InlineData(50, 0, 900)]
    public void Comes_later_and_later_and_never_later_than_a_quarter_of_an_hour_and_a_half(int attempts, double chance, double seconds) =>
        Assert.Equal(s_now.AddSeconds(seconds), Repetition.NextUtc(attempts, s_now, null, chance));

    [Fact]
    public void Does_not_come_before_the_channel_allows_it()
    {
        var allowed = s_now.AddHours(1);
        Assert.InRange(Repetition.NextUtc(1, s_now, allowed, 0.9), allowed, allowed.AddSeconds(5));
        Assert.Equal(s_now.AddSeconds(5), Repetition.NextUtc(1, s_now, s_now.AddHours(-1), 0));
    }
}
