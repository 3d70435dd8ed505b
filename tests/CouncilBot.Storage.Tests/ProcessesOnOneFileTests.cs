using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

public sealed class AProcessThatIsKilled
{
    [Fact]
    [Trait("Catalogue", "J1")]
    public async Task Between_inbox_and_commit_has_done_nothing()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await CrashPoints.DieAtAsync(CrashPoints.BeforeCommit, store.File);
        await using var db = store.Open("siegen");
        Assert.Null(await Inbox.FindAsync(db, Inbox.KeyOf("a:chat", "1")));
        Assert.Empty(await db.Questions.ToListAsync());
    }

    [Fact]
    [Trait("Catalogue", "J2")]
    public async Task Between_commit_and_answer_leaves_the_answer_to_be_given_again()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await CrashPoints.DieAtAsync(CrashPoints.AfterCommit, store.File);
        await using var db = store.Open("siegen");
        var delivery = (await Inbox.FindAsync(db, Inbox.KeyOf("a:chat", "1")))!;
        Assert.Equal(("the answer", false), (delivery.Result, delivery.IsAnswered));
        Assert.Single(await db.Questions.ToListAsync());
    }

    [Fact]
    [Trait("Catalogue", "J3")]
    public async Task Between_lease_and_sending_loses_no_message()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        var reminder = store.Message("reminder");
        reminder.MayRepeat = true;
        await store.AddAsync(reminder);
        await CrashPoints.DieAtAsync(CrashPoints.MessageLeased, store.File);

        await using var db = store.Open();
        Assert.Equal(OutboxState.Sending, (await db.Outbox.AsNoTracking().SingleAsync()).State);
        store.Time.Pass(TimeSpan.FromMinutes(3));
        await Outbox.RecoverAsync(db, store.Time);
        Assert.Equal("reminder", Assert.Single(await Outbox.LeaseAsync(db, 10, TimeSpan.FromMinutes(2), store.Time)).Key);
    }
}

public sealed class SeveralSendersOnOneFile
{
    [Fact]
    public async Task Never_take_the_same_message()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        await store.AddAsync([.. Enumerable.Range(0, 60).Select(i => store.Message($"{i}"))]);
        store.ClearPool();
        using var one = CrashPoints.SenderOn(store.File);
        using var two = CrashPoints.SenderOn(store.File);
        await Task.WhenAll(one.ReadyAsync(), two.ReadyAsync());

        await Task.WhenAll(one.BeginAsync(), two.BeginAsync());
        var taken = (await Task.WhenAll(one.EndAsync(), two.EndAsync())).SelectMany(k => k).ToList();

        Assert.Equal(60, taken.Count);
        Assert.Equal(60, taken.Distinct(StringComparer.Ordinal).Count());
    }
}

public sealed class ASecondBotOnOneDatabase
{
    [Fact]
    public async Task Is_told_who_has_it()
    {
        await using var store = TestStore.NotYetThere();
        using (var first = InstanceLock.TryTake(store.File, store.Time, out var nobody))
        {
            Assert.NotNull(first);
            Assert.Null(nobody);
            Assert.Null(InstanceLock.TryTake(store.File, store.Time, out var other));
            Assert.Equal(new(Environment.ProcessId, store.Time.UtcNow), other);
            Assert.Equal(other, InstanceLock.HolderOf(store.File));
        }

        Assert.Null(InstanceLock.HolderOf(store.File));
        Assert.Null(InstanceLock.HolderOf(Path.Combine(store.Folder, "nowhere", "council.db")));

        using var again = InstanceLock.TryTake(store.File, store.Time, out _);
        Assert.NotNull(again);
    }

    [Fact]
    [Trait("Catalogue", "G8")]
    public async Task Is_not_seen_where_a_disk_refuses()
    {
        // A lock that is a link to itself cannot be opened, as little as on a disk that is full or read-only.
        if (OperatingSystem.IsWindows())
            return;

        await using var store = TestStore.NotYetThere();
        File.CreateSymbolicLink(store.File + ".lock", store.File + ".lock");
        Assert.ThrowsAny<IOException>(() => InstanceLock.TryTake(store.File, store.Time, out _));
    }

    [Fact]
    [Trait("Catalogue", "G8")]
    public async Task May_start_when_the_first_could_not_say_who_it_is()
    {
        await using var store = TestStore.NotYetThere();
        Directory.CreateDirectory(store.File + ".owner");
        Assert.ThrowsAny<Exception>(() => InstanceLock.TryTake(store.File, store.Time, out _));
        Directory.Delete(store.File + ".owner");
        using var taken = InstanceLock.TryTake(store.File, store.Time, out _);
        Assert.NotNull(taken);
    }

    [Fact]
    public async Task May_start_when_the_first_was_killed()
    {
        await using var store = TestStore.NotYetThere();
        InstanceOwner? owner = null;
        var killed = await CrashPoints.DieAtAsync(CrashPoints.LockHeld, store.File, () =>
        {
            Assert.Null(InstanceLock.TryTake(store.File, store.Time, out owner));
            return Task.CompletedTask;
        });
        Assert.Equal(killed, owner!.ProcessId);
        using var taken = InstanceLock.TryTake(store.File, store.Time, out _);
        Assert.NotNull(taken);
    }
}
