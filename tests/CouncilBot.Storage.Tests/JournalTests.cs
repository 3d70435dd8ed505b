using System.Data.Common;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Sqlite;
using CouncilBot.Storage.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Storage.Tests;

public sealed class ATurnThatOnlyAnswered
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Leaves_the_question_and_the_delivery_as_a_unit_of_work_would(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var (written, other) = (store.Question(await store.EnrolAsync("A"), "Nur \"so\""), store.Question(await store.EnrolAsync("B", faction: null)));
        (written.IsCovered, written.IsPublic, written.AskedUtc) = (true, true, store.Time.UtcNow.AddTicks(4567));
        var journal = store.Services.GetRequiredService<Journal>();

        Assert.True(await journal.WriteAsync(new("k1", "the answer", written)));
        Assert.True(await journal.WriteAsync(new("k2", null, other)));
        Assert.True(await journal.WriteAsync(new("k3", null, null)));

        await using var db = store.Open("siegen");
        var delivery = (await Inbox.FindAsync(db, "k1"))!;
        Assert.Equal(("the answer", false, store.Time.UtcNow), (delivery.Result, delivery.IsAnswered, delivery.HandledUtc));
        Assert.Null((await Inbox.FindAsync(db, "k2"))!.Result);
        written.AskedUtc = store.Time.UtcNow;
        var stored = await db.Questions.OrderBy(q => q.FactionKey == null).ToListAsync();
        Assert.Equivalent(written, stored[0], strict: true);
        Assert.Equivalent(other, stored[1], strict: true);
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "C1")]
    public async Task Leaves_nothing_the_second_time(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        var journal = store.Services.GetRequiredService<Journal>();
        Assert.True(await journal.WriteAsync(new("k", "first", store.Question(person))));
        Assert.False(await journal.WriteAsync(new("k", "second", store.Question(person))));

        await using var db = store.Open("siegen");
        Assert.Equal("first", (await Inbox.FindAsync(db, "k"))!.Result);
        Assert.Single(await db.Questions.ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "C2")]
    [Trait("Catalogue", "C8")]
    public async Task Leaves_one_trace_when_many_write_the_same_at_once(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        var databases = store.Services.GetRequiredService<CouncilDbFactory>();
        await using var one = new Journal(databases, store.Time);
        await using var other = new Journal(databases, store.Time);

        var written = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => (i % 2 == 0 ? one : other).WriteAsync(new($"k{i / 4}", null, store.Question(person)))));

        Assert.Equal(50, written.Count(isNew => isNew));
        await using var db = store.Open("siegen");
        Assert.Equal(50, await db.Questions.CountAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "K2")]
    public async Task Does_not_suffer_for_one_that_cannot_be_written(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        var nobody = store.Question(person);
        nobody.AskedBy = Guid.NewGuid();
        var journal = store.Services.GetRequiredService<Journal>();

        var writing = Enumerable.Range(0, 20).Select(i => journal.WriteAsync(new($"k{i}", null, i == 7 ? nobody : store.Question(person)))).ToList();
        await Task.WhenAny(Task.WhenAll(writing));

        Assert.True(DbErrors.IsConflict(await Record.ExceptionAsync(() => writing[7])));
        await using var db = store.Open("siegen");
        Assert.Equal(19, await db.Questions.CountAsync());
        Assert.Equal(19, await db.Inbox.CountAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_still_written_when_the_journal_is_closed(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var journal = new Journal(store.Services.GetRequiredService<CouncilDbFactory>(), store.Time);
        var writing = Enumerable.Range(0, 100).Select(i => journal.WriteAsync(new($"k{i}", null, null))).ToList();
        await journal.DisposeAsync();

        Assert.All(await Task.WhenAll(writing), Assert.True);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => journal.WriteAsync(new("late", null, null)));
    }

    [Fact]
    public async Task Is_written_on_a_new_connection_when_the_one_kept_was_closed()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        var server = new ServerThatHangsUp();
        await using var services = new ServiceCollection()
            .AddCouncilStorage(options => options.AddInterceptors(server).UseCouncilSqlite(store.File))
            .BuildServiceProvider();
        var journal = services.GetRequiredService<Journal>();
        Assert.True(await journal.WriteAsync(new("k1", null, null)));

        server.HangsUp = 1;
        Assert.True(await journal.WriteAsync(new("k2", null, null)));
        server.HangsUp = 2;
        Assert.True(DbErrors.IsUnavailable(await Record.ExceptionAsync(() => journal.WriteAsync(new("k3", null, null)))));
        Assert.True(await journal.WriteAsync(new("k3", null, null)));
    }

    private sealed class ServerThatHangsUp : DbTransactionInterceptor, IWriteOrder, IDisposable
    {
        public int HangsUp { get; set; }

        public ValueTask<IDisposable> TakeTurnAsync(CancellationToken cancel = default) => HangsUp-- > 0
            ? throw new SqliteException("closed", CouncilSqlite.SqliteCodes.CannotOpen)
            : new(this);

        public void CommitFailed(DbConnection connection)
        {
        }

        public void Dispose()
        {
        }
    }
}

[Trait("Catalogue", "E4")]
public sealed class SomebodyWhoDeletesTheirDataWhileAsking
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Meets_a_conflict_and_not_an_unknown_fault(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        await using (var db = store.Open())
        {
            await Roster.EraseAsync(db, person.Id, store.Time);
            await db.SaveChangesAsync();
        }

        var saved = await Record.ExceptionAsync(() => store.AddAsync(store.Question(person)));
        var journal = store.Services.GetRequiredService<Journal>();
        var written = await Record.ExceptionAsync(() => journal.WriteAsync(new("k", null, store.Question(person))));

        Assert.Equal((DbFault.ReferenceGone, DbFault.ReferenceGone), (DbErrors.FaultOf(saved), DbErrors.FaultOf(written)));
        await using var after = store.Open("siegen");
        Assert.Null(await Inbox.FindAsync(after, "k"));
    }
}
