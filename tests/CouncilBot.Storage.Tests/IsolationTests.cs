using CouncilBot.Coalition.Agreements;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Storage.Tests;

[Trait("Catalogue", "E9")]
public sealed class EveryTable
{
    private static readonly Dictionary<Type, string> s_ownedByNoCoalition = new()
    {
        [typeof(CoalitionRow)] = "the list of coalitions itself",
        [typeof(PersonRow)] = "a person may belong to several; what they may see hangs on memberships",
        [typeof(CodeAttemptsRow)] = "counted for an account that belongs to no coalition yet",
        [typeof(ConversationRow)] = "a chat with a person, or with people of several coalitions",
        [typeof(InboxRow)] = "read before anybody knows who it is; keys are hashes",
        [typeof(OutboxRow)] = "sent by the installation, to one person or conversation each",
    };

    [Fact]
    public async Task Is_filtered_by_coalition_or_says_why_not()
    {
        await using var store = TestStore.NotYetThere();
        await using var db = store.Open();
        foreach (var type in db.Model.GetEntityTypes())
        {
            var isOwned = type.ClrType.IsAssignableTo(typeof(ICoalitionOwned));
            Assert.True(isOwned == (type.GetQueryFilter() is not null), $"{type.ClrType.Name} is owned by a coalition but not filtered, or the other way round.");
            Assert.True(isOwned != s_ownedByNoCoalition.ContainsKey(type.ClrType), $"{type.ClrType.Name} is neither owned by a coalition nor excused, or both.");
        }
    }
}

[Trait("Catalogue", "E9")]
public sealed class AContextOfOneCoalition
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Sees_only_its_rows(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var here = await store.EnrolAsync("A", "siegen", "spd", Roles.Member);
        var there = await store.EnrolAsync("B", "krefeld", "spd", Roles.Member);
        await store.AddAsync(store.Question(here, "hier"), store.Question(there, "dort"));

        await using var db = store.Open("siegen");
        Assert.Equal("hier", (await db.Questions.SingleAsync()).Text);
        Assert.Equal(here.Memberships[0].Id, (await db.Memberships.SingleAsync()).Id);
        Assert.All(await db.Factions.ToListAsync(), faction => Assert.Equal("siegen", faction.CoalitionId));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Does_not_find_a_row_of_another_by_its_id(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var question = store.Question(await store.EnrolAsync("B", "krefeld", "spd"));
        await store.AddAsync(question);

        await using var db = store.Open("siegen");
        Assert.Null(await db.Questions.FirstOrDefaultAsync(q => q.Id == question.Id));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Takes_no_new_row_of_another(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open("siegen");
        db.Add(store.Question(await store.EnrolAsync("B", "krefeld", "spd")));
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Moves_no_row_to_another(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(store.Question(await store.EnrolAsync("A", "siegen", "spd")));
        await using var db = store.Open("siegen");
        (await db.Questions.SingleAsync()).CoalitionId = "krefeld";
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync());
    }

    [Fact]
    public async Task Forgets_it_when_it_goes_back_to_the_pool()
    {
        await using var store = await TestStore.CreateAsync(Database.Sqlite);
        CouncilDb first;
        await using (first = store.Open("siegen"))
            Assert.NotEmpty(await first.Factions.ToListAsync());

        await using var again = store.Services.GetRequiredService<IDbContextFactory<CouncilDb>>().CreateDbContext();
        Assert.Same(first, again);
        Assert.Null(again.CoalitionId);
        Assert.Empty(await again.Factions.ToListAsync());
    }
}

[Trait("Catalogue", "E9")]
public sealed class AContextOfNoCoalition
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Sees_no_row_of_any(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var person = await store.EnrolAsync("A");
        await store.AddAsync(store.Question(person));

        await using var db = store.Open();
        Assert.Empty(await db.Questions.ToListAsync());
        Assert.Empty(await db.Memberships.ToListAsync());
        Assert.Empty(await db.Factions.ToListAsync());
    }
}
