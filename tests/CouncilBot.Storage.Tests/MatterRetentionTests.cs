using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

public sealed class AMatterWhoseTimeIsOver
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Goes_with_everything_that_hangs_on_it(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var reader = await store.EnrolAsync("Petra");
        var old = Matters.Of(store, days: 100);
        var message = store.Message("m", reader.Id, "siegen");
        message.MatterId = old.Id;
        await store.AddAsync(Matters.Rules("siegen"), old);
        await store.AddAsync(
            Matters.Event(old, store),
            message,
            new MatterSeenRow { CoalitionId = "siegen", MatterId = old.Id, MembershipId = reader.Memberships[0].Id, FirstUtc = store.Time.UtcNow },
            new MatterCardRow { CoalitionId = "siegen", MatterId = old.Id, PersonId = reader.Id, ConversationId = await ConversationAsync(store, reader.ObjectId), ActivityId = "1" });

        Assert.Equal(1, await PurgeAsync(store, MatterKind.DeviatingVote));

        await using var db = store.Open("siegen");
        Assert.Equal((0, 0, 0, 0), (await db.Matters.CountAsync(), await db.MatterEvents.CountAsync(), await db.MatterSeen.CountAsync(), await db.MatterCards.CountAsync()));
        // Of the messages nothing is left; what the card in the chat shows is to be taken away.
        var closing = await db.Outbox.SingleAsync();
        Assert.Equal((OutboxKind.CardUpdate, "1", null, OutboxState.Pending), (closing.Kind, closing.Updates, closing.MatterId, closing.State));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Stays_while_its_session_is_still_ahead(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var (ahead, over) = (Matters.Session(store, days: -10), Matters.Session(store, days: 95));
        await store.AddAsync(Matters.Rules("siegen"), ahead, over);
        var kept = Matters.Of(store, days: 100, session: ahead.Id);
        await store.AddAsync(kept, Matters.Of(store, days: 100, session: over.Id));

        Assert.Equal(1, await PurgeAsync(store, MatterKind.DeviatingVote));

        await using var db = store.Open("siegen");
        Assert.Equal(kept.Id, (await db.Matters.SingleAsync()).Id);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Stays_when_something_has_happened_since_or_it_is_of_the_other_kind(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(Matters.Rules("siegen"));
        await store.AddAsync(Matters.Of(store, days: 80), Matters.Of(store, days: 100, kind: MatterKind.Motion));

        Assert.Equal(0, await PurgeAsync(store, MatterKind.DeviatingVote));
        Assert.Equal(1, await PurgeAsync(store, MatterKind.Motion));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Goes_in_every_coalition(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(Matters.Rules("siegen"), Matters.Rules("krefeld"));
        await store.AddAsync(Matters.Of(store, days: 100), Matters.Of(store, days: 100, coalition: "krefeld", faction: "spd"));

        Assert.Equal(2, await PurgeAsync(store, MatterKind.DeviatingVote));
    }

    private static async Task<int> PurgeAsync(TestStore store, MatterKind kind)
    {
        await using var db = store.Open();
        return await MatterRetention.PurgeAsync(db, kind, store.Time.UtcNow.AddDays(-90), store.Time);
    }

    private static async Task<Guid> ConversationAsync(TestStore store, Guid account)
    {
        var row = new ConversationRow { Id = Guid.NewGuid(), ConversationId = "a:1", ServiceUrl = "https://smba.trafficmanager.net/emea/", BotId = "28:bot", TenantId = store.Tenant, ObjectId = account, StateSinceUtc = store.Time.UtcNow, LastSeenUtc = store.Time.UtcNow };
        await store.AddAsync(row);
        return row.Id;
    }
}

public sealed class RulesAndSessionsThatAreOver
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task Go_when_no_matter_began_under_them_and_they_hold_no_more(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(Matters.Rules("siegen", 'A'), Matters.Rules("siegen", 'B'), Matters.Rules("siegen", 'C'), Matters.Rules("krefeld", 'A'));
        await store.AddAsync(Matters.Of(store, days: 1, rules: 'A'));

        await PurgeAsync(store, current: 'B');

        await using var db = store.Open();
        // Those of Krefeld have the same data and no matter.
        Assert.Equal(["siegen A", "siegen B"], (await db.Rules.IgnoreQueryFilters().ToListAsync()).Select(r => $"{r.CoalitionId} {r.Hash[0]}").Order(StringComparer.Ordinal));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Go_with_their_agenda_unless_a_matter_speaks_of_the_session(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var (unused, used, ahead) = (Matters.Session(store, days: 100), Matters.Session(store, days: 101), Matters.Session(store, days: -1));
        await store.AddAsync(Matters.Rules("siegen"), unused, used, ahead);
        await store.AddAsync(
            Matters.Of(store, days: 1, session: used.Id),
            new AgendaItemRow { Id = Guid.NewGuid(), CoalitionId = "siegen", SessionId = unused.Id, Title = "Haushalt" },
            new AgendaItemRow { Id = Guid.NewGuid(), CoalitionId = "siegen", SessionId = used.Id, Title = "Haushalt" });

        await PurgeAsync(store, current: 'A');

        await using var db = store.Open("siegen");
        Assert.Equal(new[] { used.Id, ahead.Id }.Order(), (await db.Sessions.Select(s => s.Id).ToListAsync()).Order());
        Assert.Equal(used.Id, (await db.AgendaItems.SingleAsync()).SessionId);
    }

    private static async Task PurgeAsync(TestStore store, char current)
    {
        await using var db = store.Open();
        await MatterRetention.PurgeUnusedAsync(db, [Matters.Hash(current)], store.Time.UtcNow.AddDays(-90));
    }
}

/// <summary>Matters as they are stored.</summary>
internal static class Matters
{
    public static string Hash(char rules) => new(rules, 64);

    public static RulesRow Rules(string coalition, char rules = 'A') => new() { CoalitionId = coalition, Hash = Hash(rules), Json = "{}", Citations = "{}", SinceUtc = DateTime.UnixEpoch };

    /// <summary>A matter in which nothing has happened for so many days.</summary>
    public static MatterRow Of(TestStore store, int days, MatterKind kind = MatterKind.DeviatingVote, Guid? session = null, string coalition = "siegen", string faction = "cdu", char rules = 'A')
    {
        var (id, at) = (Guid.NewGuid(), store.Time.UtcNow.AddDays(-days));
        return new MatterRow { Id = id, ShortId = MatterLog.ShortId(id), CoalitionId = coalition, Kind = kind, FactionKey = faction, Phase = "Draft", Title = "Haushalt", SessionId = session, RulesHash = Hash(rules), Events = 1, CreatedUtc = at, ChangedUtc = at };
    }

    public static MatterEventRow Event(MatterRow matter, TestStore store) =>
        new() { CoalitionId = matter.CoalitionId, MatterId = matter.Id, Number = 1, AtUtc = store.Time.UtcNow, FactionKey = matter.FactionKey, Data = "{}" };

    /// <summary>A session that began so many days ago.</summary>
    public static SessionRow Session(TestStore store, int days) => new() { Id = Guid.NewGuid(), CoalitionId = "siegen", BodyKey = "rat", StartUtc = store.Time.UtcNow.AddDays(-days) };
}
