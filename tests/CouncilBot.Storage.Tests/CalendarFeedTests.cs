using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

public sealed class AnAddressOfACalendar
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Leads_to_whose_calendar_it_is(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var (here, there) = (await store.EnrolAsync("A"), await store.EnrolAsync("B", "krefeld", "spd"));
        var (first, second) = (await CreateAsync(store, here), await CreateAsync(store, there));

        await using var db = store.Open();
        Assert.Equal(here.Id, (await CalendarFeeds.FindAsync(db, first))!.Value.Person.Id);
        Assert.Equal("krefeld", (await CalendarFeeds.FindAsync(db, second))!.Value.Membership.CoalitionId);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_stored_as_a_hash_only(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var token = await CreateAsync(store, await store.EnrolAsync("A"));

        await using var db = store.Open("siegen");
        var row = await db.CalendarFeeds.SingleAsync();
        Assert.Equal(43, token.Length);
        Assert.NotEqual(token, row.TokenHash);
        Assert.Null(await CalendarFeeds.FindAsync(db, row.TokenHash));
        Assert.Null(await CalendarFeeds.FindAsync(db, token.ToUpperInvariant()));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Ends_when_a_new_one_is_made(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        var (former, present) = (await CreateAsync(store, person), await CreateAsync(store, person));

        await using var db = store.Open();
        Assert.Null(await CalendarFeeds.FindAsync(db, former));
        Assert.NotNull(await CalendarFeeds.FindAsync(db, present));
        Assert.Single(await db.CalendarFeeds.IgnoreQueryFilters().ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_made_by_one_of_two_at_the_same_moment(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var member = (await store.EnrolAsync("A")).Memberships[0];
        await using var one = store.Open("siegen");
        await using var other = store.Open("siegen");
        var (_, token) = CalendarFeeds.Create(one, member, former: null, store.Time);
        CalendarFeeds.Create(other, member, former: null, store.Time);

        await one.SaveChangesAsync();
        Assert.True(DbErrors.IsConflict(await Assert.ThrowsAsync<DbUpdateException>(() => other.SaveChangesAsync())));
        Assert.NotNull(await CalendarFeeds.FindAsync(one, token));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_replaced_by_one_of_two_at_the_same_moment(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        await CreateAsync(store, person);
        await using var one = store.Open("siegen");
        await using var other = store.Open("siegen");
        var (_, token) = CalendarFeeds.Create(one, person.Memberships[0], await one.CalendarFeeds.SingleAsync(), store.Time);
        CalendarFeeds.Create(other, person.Memberships[0], await other.CalendarFeeds.SingleAsync(), store.Time);

        await one.SaveChangesAsync();
        Assert.True(DbErrors.IsConflict(await Assert.ThrowsAnyAsync<DbUpdateException>(() => other.SaveChangesAsync())));
        Assert.NotNull(await CalendarFeeds.FindAsync(one, token));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Goes_with_the_membership(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        var token = await CreateAsync(store, person);

        await using var db = store.Open();
        await Roster.EndAsync(db, person.Memberships[0].Id, store.Time);
        await db.SaveChangesAsync();
        Assert.Null(await CalendarFeeds.FindAsync(db, token));
        Assert.Empty(await db.CalendarFeeds.IgnoreQueryFilters().ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "M7")]
    public async Task Goes_with_the_data_of_its_owner(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        await CreateAsync(store, person);

        await using var db = store.Open("siegen");
        Assert.Equal(Erased.Completely, await Roster.EraseAsync(db, person.Id, store.Time));
        await db.SaveChangesAsync();
        Assert.Empty(await db.Set<CalendarFeedRow>().IgnoreQueryFilters().ToListAsync());
    }

    private static async Task<string> CreateAsync(TestStore store, Person person)
    {
        var member = person.Memberships[0];
        await using var db = store.Open(member.CoalitionId);
        var (_, token) = CalendarFeeds.Create(db, member, await CalendarFeeds.OfAsync(db, member.Id), store.Time);
        await db.SaveChangesAsync();
        return token;
    }
}
