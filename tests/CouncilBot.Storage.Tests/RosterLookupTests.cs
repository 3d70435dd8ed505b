using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Storage.Tests;

public sealed class SomebodyLookedUpForATurn
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_found_as_in_a_unit_of_work(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var id = Guid.NewGuid();
        await store.EnrolAsync("Petra", "siegen", "spd", Roles.Member | Roles.FactionManager, id);
        await store.EnrolAsync("Petra", "krefeld", null, Roles.Admin, id);
        await using var db = store.Open();
        var row = await db.People.SingleAsync();
        (row.Language, row.ChosenCoalitionId) = (Language.English, "krefeld");
        await db.SaveChangesAsync();

        var expected = (await Roster.FindAsync(db, store.Tenant, id))!;
        var found = (await store.Services.GetRequiredService<RosterLookup>().FindAsync(store.Tenant, id))!;

        Assert.Equal(expected.Memberships, found.Memberships);
        Assert.Equal(expected with { Memberships = [] }, found with { Memberships = [] });
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "E1")]
    public async Task Is_not_found_when_unknown(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        var roster = store.Services.GetRequiredService<RosterLookup>();

        Assert.Null(await roster.FindAsync(store.Tenant, Guid.NewGuid()));
        Assert.Null(await roster.FindAsync(Guid.NewGuid(), person.ObjectId));
        Assert.NotNull(await roster.FindAsync(store.Tenant, person.ObjectId));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "E4")]
    public async Task Has_at_once_the_role_they_were_given_and_is_not_found_when_they_left(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        var roster = store.Services.GetRequiredService<RosterLookup>();
        Assert.False((await roster.FindAsync(store.Tenant, person.ObjectId))!.Current!.IsManager);

        await using var db = store.Open("siegen");
        var membership = await db.Memberships.SingleAsync();
        membership.Roles = Roles.FactionManager;
        await db.SaveChangesAsync();
        Assert.True((await roster.FindAsync(store.Tenant, person.ObjectId))!.Current!.IsManager);

        await Roster.EndAsync(db, membership.Id, store.Time);
        await db.SaveChangesAsync();
        Assert.Null(await roster.FindAsync(store.Tenant, person.ObjectId));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_found_by_many_turns_at_once(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var people = new[] { await store.EnrolAsync("A"), await store.EnrolAsync("B", "krefeld", "spd"), await store.EnrolAsync("C") };
        var roster = store.Services.GetRequiredService<RosterLookup>();

        var found = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run(() => roster.FindAsync(store.Tenant, people[i % 3].ObjectId).AsTask())));

        Assert.All(found.Index(), one => Assert.Equal(people[one.Index % 3].Name, one.Item!.Name));
    }
}
