using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Storage.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Tests;

public sealed partial class AnInvitationCode
{
    [Fact]
    public void Can_be_read_aloud()
    {
        for (var i = 0; i < 200; i++)
            Assert.Matches(Shape(), InvitationCode.Create());
    }

    [Fact]
    public void Means_the_same_in_any_case_and_with_any_spaces_and_dashes()
    {
        var separators = Gen.Elements("", " ", "-", "–", "\u00A0", "\u200B", "\n");
        var typed = Gen.ArrayOf(Gen.Zip(Gen.Elements(true, false), separators), 10);
        var anyWay = Prop.ForAll(typed.ToArbitrary(), ways =>
        {
            var code = InvitationCode.Create();
            var letters = code.Replace("-", "");
            var way = string.Concat(letters.Select((c, i) => ways[i].Item2 + (ways[i].Item1 ? char.ToLowerInvariant(c) : c)));
            return InvitationCode.HashOf(way) == InvitationCode.HashOf(code);
        });
        Check.One(Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(590_598), size: null)), anyWay);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ABCDE-FGHJ")]
    [InlineData("ABCDE-FGHJKM")]
    [InlineData("ABCDE-FGHJ0")]
    [InlineData("ABCDE-FGHJ😀")]
    [InlineData("ÄBCDE-FGHJK")]
    public void Cannot_be_anything_else(string typed) => Assert.Null(InvitationCode.HashOf(typed));

    [GeneratedRegex("^[A-HJKMNP-Z2-9]{5}-[A-HJKMNP-Z2-9]{5}$", RegexOptions.None, 1000)]
    private static partial Regex Shape();
}

public sealed class ANewcomer
{
    private readonly Guid _objectId = Guid.NewGuid();

    [Theory, OnSqlite, OnSqlServer]
    public async Task Joins_the_faction_of_who_invited(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var code = await InviteAsync(store);

        Assert.Equal(new(Redemption.Joined, "siegen"), await RedeemAsync(store, code.ToLowerInvariant()));

        await using var db = store.Open();
        var person = (await Roster.FindAsync(db, store.Tenant, _objectId))!;
        Assert.Equal(("Neu", "cdu", Roles.Member), (person.Name, person.Current!.FactionKey, person.Current.Roles));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Comes_back_into_the_old_membership(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var before = await store.EnrolAsync("Neu", faction: "spd", objectId: _objectId);
        await using var db = store.Open();
        await Roster.EndAsync(db, before.Memberships[0].Id, store.Time);
        await db.SaveChangesAsync();

        Assert.Equal(Redemption.Joined, (await RedeemAsync(store, await InviteAsync(store))).Redemption);
        var person = (await Roster.FindAsync(db, store.Tenant, _objectId))!;
        Assert.Equal((before.Memberships[0].Id, "cdu"), (person.Current!.Id, person.Current.FactionKey));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Stores_no_code_anywhere(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var code = await InviteAsync(store);
        await using var db = store.Open();
        var hash = (await db.Invitations.IgnoreQueryFilters().SingleAsync()).CodeHash;
        Assert.Equal(64, hash.Length);
        Assert.DoesNotContain(code.Replace("-", ""), hash);
        Assert.NotEqual(Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code.Replace("-", "")))), hash);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Is_told_when_the_code_is_used_or_expired_or_unknown(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var used = await InviteAsync(store);
        var old = await InviteAsync(store);
        await RedeemAsync(store, used, Guid.NewGuid());
        Assert.Equal(Redemption.Used, (await RedeemAsync(store, used)).Redemption);
        Assert.Equal(new(Redemption.Unknown), await RedeemAsync(store, "ABCDE-FGHJK"));
        store.Time.Pass(InvitationRow.Lifetime);
        Assert.Equal(Redemption.Expired, (await RedeemAsync(store, old)).Redemption);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Has_seven_days(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var code = await InviteAsync(store);
        store.Time.Pass(TimeSpan.FromDays(7) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(Redemption.Joined, (await RedeemAsync(store, code)).Redemption);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Cannot_join_through_somebody_who_has_left(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var manager = await store.EnrolAsync("Petra", roles: Roles.Member | Roles.FactionManager);
        var code = await InviteAsync(store, manager);
        await using var db = store.Open();
        await Roster.EndAsync(db, manager.Memberships[0].Id, store.Time);
        await db.SaveChangesAsync();
        Assert.Equal(Redemption.Expired, (await RedeemAsync(store, code)).Redemption);
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "E4")]
    public async Task Cannot_join_through_somebody_who_manages_another_faction_or_none_by_now(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var manager = await store.EnrolAsync("Petra", roles: Roles.Member | Roles.FactionManager);
        var code = await InviteAsync(store, manager);
        await ChangeAsync("cdu", Roles.Member | Roles.Chair);
        Assert.Equal(Redemption.Expired, (await RedeemAsync(store, code)).Redemption);
        await ChangeAsync("spd", Roles.Member | Roles.FactionManager);
        Assert.Equal(Redemption.Expired, (await RedeemAsync(store, code)).Redemption);
        await ChangeAsync("cdu", Roles.Member | Roles.FactionManager);
        Assert.Equal(Redemption.Joined, (await RedeemAsync(store, code)).Redemption);

        async Task ChangeAsync(string faction, Roles roles)
        {
            await using var db = store.Open("siegen");
            var membership = await db.Memberships.SingleAsync(m => m.Id == manager.Memberships[0].Id);
            (membership.FactionKey, membership.Roles) = (faction, roles);
            await db.SaveChangesAsync();
        }
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Joins_by_a_code_of_whoever_runs_the_installation(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await using var db = store.Open();
        var (_, code) = Invitations.CreateForInstallation(db, "krefeld", "gruene", Roles.Member | Roles.FactionManager, store.Time);
        await db.SaveChangesAsync();
        Assert.Equal(new(Redemption.Joined, "krefeld"), await RedeemAsync(store, code));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "F2")]
    public async Task Is_a_member_already_at_the_second_tap(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var code = await InviteAsync(store);
        await RedeemAsync(store, code);
        Assert.Equal(Redemption.AlreadyMember, (await RedeemAsync(store, code)).Redemption);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Has_five_attempts_in_a_quarter_of_an_hour(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var code = await InviteAsync(store);
        for (var i = 0; i < Invitations.AttemptsAllowed; i++)
            Assert.Equal(Redemption.Unknown, (await RedeemAsync(store, "wrong")).Redemption);

        store.Time.Pass(TimeSpan.FromMinutes(14));
        Assert.Equal(new(Redemption.TooManyAttempts, RetryUtc: store.Time.UtcNow.AddMinutes(1)), await RedeemAsync(store, code));
        Assert.Equal(Redemption.Joined, (await RedeemAsync(store, await InviteAsync(store), Guid.NewGuid())).Redemption);
        store.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(Redemption.Joined, (await RedeemAsync(store, code)).Redemption);
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "F1")]
    public async Task Wins_or_loses_when_two_redeem_at_the_same_moment(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var code = await InviteAsync(store);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => RedeemAsync(store, code, Guid.NewGuid()))));

        Assert.Equal(1, outcomes.Count(o => o.Redemption == Redemption.Joined));
        Assert.Equal(7, outcomes.Count(o => o.Redemption == Redemption.Used));
        await using var db = store.Open();
        Assert.Equal(2, (await Roster.MembersAsync(db, "siegen", "cdu")).Count);
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task Gets_no_extra_attempts_by_typing_many_at_once(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        await store.AddAsync(new CodeAttemptsRow
        {
            TenantId = store.Tenant,
            ObjectId = _objectId,
            WindowStartUtc = store.Time.UtcNow,
            Failures = Invitations.AttemptsAllowed - 1,
        });
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RedeemAsync(store, "wrong"))));
        Assert.Equal(1, outcomes.Count(o => o.Redemption == Redemption.Unknown));
        Assert.Equal(3, outcomes.Count(o => o.Redemption == Redemption.TooManyAttempts));
    }

    [Theory, OnSqlite, OnSqlServer]
    [Trait("Catalogue", "C2")]
    public async Task Joins_together_with_the_inbox_or_not_at_all(Database on)
    {
        await using var store = await TestStore.CreateAsync(on);
        var code = await InviteAsync(store);
        await store.AddAsync(new InboxRow { Key = "seen", HandledUtc = store.Time.UtcNow });
        await using var db = store.Open("krefeld");
        Inbox.Add(db, "seen", store.Time);

        var failure = await Assert.ThrowsAsync<DbUpdateException>(() => Invitations.RedeemAsync(db, store.Tenant, _objectId, "Neu", code, store.Time));

        Assert.True(Inbox.IsDuplicate(failure));
        Assert.Equal("krefeld", db.CoalitionId);
        await using var after = store.Open();
        Assert.Null(await Roster.FindAsync(after, store.Tenant, _objectId));
    }

    private static async Task<string> InviteAsync(TestStore store, Person? by = null)
    {
        by ??= await store.EnrolAsync("Petra", roles: Roles.Member | Roles.FactionManager);
        await using var db = store.Open("siegen");
        var (_, code) = Invitations.Create(db, by.Memberships[0], Roles.Member, store.Time);
        await db.SaveChangesAsync();
        return code;
    }

    private async Task<RedemptionOutcome> RedeemAsync(TestStore store, string code, Guid? objectId = null)
    {
        await using var db = store.Open();
        return await Invitations.RedeemAsync(db, store.Tenant, objectId ?? _objectId, "Neu", code, store.Time);
    }
}
