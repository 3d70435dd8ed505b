using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

public sealed class ARowThatTwoChange
{
    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "F1")]
    public async Task Keeps_the_change_of_the_first(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(store.Question(await store.EnrolAsync("A")));
        await using var one = store.Open("siegen");
        await using var other = store.Open("siegen");
        (await one.Questions.SingleAsync()).Rating = Rating.Helpful;
        (await other.Questions.SingleAsync()).Rating = Rating.NotHelpful;

        await one.SaveChangesAsync();
        var lost = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => other.SaveChangesAsync());

        Assert.Equal(DbFault.Changed, DbErrors.FaultOf(lost));
        await using var after = store.Open("siegen");
        var question = await after.Questions.SingleAsync();
        Assert.Equal((Rating.Helpful, 1), (question.Rating, question.Version));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "F2")]
    public async Task Counts_a_change_that_changes_nothing_as_none(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(store.Question(await store.EnrolAsync("A")));
        for (var click = 0; click < 2; click++)
        {
            await using var db = store.Open("siegen");
            (await db.Questions.SingleAsync()).Rating = Rating.Helpful;
            await db.SaveChangesAsync();
        }

        await using var after = store.Open("siegen");
        Assert.Equal(1, (await after.Questions.SingleAsync()).Version);
    }
}

public sealed class APointInTime
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Comes_back_as_UTC_to_the_millisecond(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var question = store.Question(await store.EnrolAsync("A"));
        question.AskedUtc = store.Time.UtcNow.AddTicks(4567);
        await store.AddAsync(question);

        await using var db = store.Open("siegen");
        var stored = (await db.Questions.SingleAsync()).AskedUtc;
        Assert.Equal((store.Time.UtcNow, DateTimeKind.Utc), (stored, stored.Kind));
    }

    [Fact]
    public async Task Is_refused_when_it_is_local()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        var question = store.Question(await store.EnrolAsync("A"));
        question.AskedUtc = DateTime.SpecifyKind(question.AskedUtc, DateTimeKind.Local);
        await Assert.ThrowsAnyAsync<Exception>(() => store.AddAsync(question));
    }
}

public sealed class AText
{
    public const string Nasty = "Robert'); DROP TABLE People;-- %_[a] \\ \" ; \u202E";

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "L7")]
    public async Task Is_stored_and_found_as_it_is(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.EnrolAsync(Nasty);
        await store.EnrolAsync("Roberta");

        await using var db = store.Open();
        Assert.Equal(Nasty, (await db.People.SingleAsync(p => p.Name.Contains("%_["))).Name);
        Assert.Equal(Nasty, (await db.People.SingleAsync(p => p.Name == Nasty)).Name);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_refused_when_it_is_longer_than_its_column(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => store.EnrolAsync(new string('x', 201)));
        Assert.DoesNotContain("xx", refused.Message);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Names_another_conversation_when_only_its_case_differs(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(Conversation(store, "a:1x"), Conversation(store, "a:1X"));
        await using var db = store.Open();
        Assert.Equal("a:1X", (await db.Conversations.SingleAsync(c => c.ConversationId == "a:1X")).ConversationId);
    }

    private static ConversationRow Conversation(TestStore store, string id) => new()
    {
        Id = Guid.NewGuid(),
        ConversationId = id,
        BotId = "28:bot",
        TenantId = store.Tenant,
        ServiceUrl = "https://smba.trafficmanager.net/emea/",
        StateSinceUtc = store.Time.UtcNow,
        LastSeenUtc = store.Time.UtcNow,
    };
}

public sealed class AQueryWithAnArray
{
    // With C# 14 array.Contains binds to the overload of spans, which this version of EF cannot translate. When this test fails,
    // the trap is gone and lists need no longer be used.
    [Fact]
    public async Task Fails_and_with_a_list_it_works()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        var person = await store.EnrolAsync("A");
        await using var db = store.Open();

        Guid[] array = [person.Id];
        await Assert.ThrowsAnyAsync<Exception>(() => db.People.Where(p => array.Contains(p.Id)).ToListAsync());
        List<Guid> list = [person.Id];
        Assert.Single(await db.People.Where(p => list.Contains(p.Id)).ToListAsync());
    }
}
