using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

public sealed class SomebodyUnknown
{
    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "E1")]
    public async Task Is_not_found(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        await using var db = store.Open();
        Assert.Null(await Roster.FindAsync(db, store.Tenant, Guid.NewGuid()));
        Assert.Null(await Roster.FindAsync(db, Guid.NewGuid(), person.ObjectId));
    }
}

public sealed class SomebodyEnrolled
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_found_with_all_memberships_that_last(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var id = Guid.NewGuid();
        await store.EnrolAsync("Petra", "siegen", "spd", Roles.Member | Roles.FactionManager, id);
        await store.EnrolAsync("Petra", "krefeld", null, Roles.Admin, id);

        await using var db = store.Open("siegen");
        var person = (await Roster.FindAsync(db, store.Tenant, id))!;

        Assert.Equal(("Petra", (Language?)null), (person.Name, person.Language));
        Assert.Null(person.Current);
        Assert.Collection(
            person.Memberships,
            krefeld => Assert.Equal(("krefeld", null, null, Roles.Admin), (krefeld.CoalitionId, krefeld.FactionKey, krefeld.FactionName, krefeld.Roles)),
            siegen => Assert.Equal(("Siegen, CDU und SPD", "siegen", "SPD", true), (siegen.CoalitionName, siegen.Collection, siegen.FactionName, siegen.IsManager)));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Stands_in_the_list_of_their_own_faction_only(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.EnrolAsync("Berta", "siegen", "spd", Roles.Member);
        await store.EnrolAsync("Anton", "siegen", "spd", Roles.Member | Roles.FactionManager);
        await store.EnrolAsync("Clara", "krefeld", "spd", Roles.Member | Roles.FactionManager);
        await store.EnrolAsync("Dora", "siegen", null, Roles.Mayor);

        await using var db = store.Open();
        Assert.Equal(["Anton", "Berta"], (await Roster.MembersAsync(db, "siegen", "spd")).Select(m => m.Name));
        Assert.Equal(["Anton"], (await Roster.ManagersAsync(db, "siegen", "spd")).Select(m => m.Name));
        Assert.Equal(["Dora"], (await Roster.MembersAsync(db, "siegen", null)).Select(m => m.Name));
    }
}

public sealed class SomebodyWhoLeaves
{
    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "E4")]
    public async Task Is_not_found_from_that_moment(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        await using var db = store.Open();

        Assert.True(await Roster.EndAsync(db, person.Memberships[0].Id, store.Time));
        await db.SaveChangesAsync();

        Assert.Null(await Roster.FindAsync(db, store.Tenant, person.ObjectId));
        Assert.Empty(await Roster.MembersAsync(db, "siegen", "cdu"));
        Assert.False(await Roster.EndAsync(db, person.Memberships[0].Id, store.Time));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Gets_no_more_messages_of_that_coalition(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var id = Guid.NewGuid();
        var person = await store.EnrolAsync("A", objectId: id);
        await store.EnrolAsync("A", "krefeld", "spd", objectId: id);
        await store.AddAsync(store.Message("1", person.Id, "siegen"), store.Message("2", person.Id, "krefeld"));

        await using var db = store.Open();
        await Roster.EndAsync(db, person.Memberships[0].Id, store.Time);
        await db.SaveChangesAsync();

        Assert.Equal(["2"], await db.Outbox.Where(m => m.State == OutboxState.Pending).Select(m => m.Key).ToListAsync());
        Assert.Equal("krefeld", (await Roster.FindAsync(db, store.Tenant, id))!.Current!.CoalitionId);
    }
}

public sealed class SomebodyWhoLeavesWhileAMessageIsOnItsWay
{
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(2);

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "E4")]
    public async Task Does_not_get_what_did_not_reach_them_when_they_come_back_for_another_faction(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        foreach (var state in new[] { OutboxState.Unreachable, OutboxState.Failed, OutboxState.Unknown, OutboxState.Sent })
        {
            var message = store.Message($"{state}", person.Id, "siegen");
            message.State = state;
            await store.AddAsync(message);
        }

        await using var db = store.Open();
        await Roster.EndAsync(db, person.Memberships[0].Id, store.Time);
        await db.SaveChangesAsync();

        Assert.Equal(["Sent"], await db.Outbox.AsNoTracking().Where(m => m.State != OutboxState.Expired).Select(m => m.Key).ToListAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "E4")]
    public async Task Does_not_get_it_at_a_second_attempt(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        var lease = await LeaseAndLeaveAsync(store, db);

        Assert.Equal(OutboxState.Expired, await Outbox.CompleteAsync(db, lease, new SendResult.Again("429"), store.Time));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "E4")]
    public async Task Does_not_get_it_from_the_next_sender_when_this_one_vanishes(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        await LeaseAndLeaveAsync(store, db);

        store.Time.Pass(s_lease);
        Assert.Equal(1, await Outbox.RecoverAsync(db, store.Time));
        Assert.Empty(await Outbox.LeaseAsync(db, 10, s_lease, store.Time));
        Assert.Equal(OutboxState.Expired, (await db.Outbox.AsNoTracking().SingleAsync()).State);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_known_to_have_got_it_when_it_arrived(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        var lease = await LeaseAndLeaveAsync(store, db);

        Assert.Equal(OutboxState.Sent, await Outbox.CompleteAsync(db, lease, new SendResult.Sent("activity"), store.Time));
    }

    private static async Task<OutboxLease> LeaseAndLeaveAsync(TestStore store, CouncilDb db)
    {
        var person = await store.EnrolAsync("A");
        var message = store.Message("1", person.Id, "siegen");
        message.MayRepeat = true;
        await store.AddAsync(message);
        var lease = Assert.Single(await Outbox.LeaseAsync(db, 10, s_lease, store.Time));
        await using var leaving = store.Open();
        await Roster.EndAsync(leaving, person.Memberships[0].Id, store.Time);
        await leaving.SaveChangesAsync();
        return lease;
    }
}

public sealed class CoalitionsFromTheData
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Are_renamed_and_never_removed(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        var gone = await Coalitions.SyncAsync(db, [new("siegen", "Siegen", "siegen-2020", [new("cdu", "CDU-Fraktion")])]);

        Assert.Equal(["krefeld"], gone);
        db.ChangeTracker.Clear();
        Assert.Equal(("Siegen", "siegen-2020"), await db.Coalitions.Where(c => c.Id == "siegen").Select(c => ValueTuple.Create(c.Name, c.Collection)).SingleAsync());
        Assert.Equal(["CDU-Fraktion", "SPD"], await db.Factions.IgnoreQueryFilters().Where(f => f.CoalitionId == "siegen").OrderBy(f => f.Key).Select(f => f.Name).ToListAsync());
    }
}
