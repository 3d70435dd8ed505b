using CouncilBot.Coalition.Agreements;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Members;

/// <summary>Somebody of a faction, for lists and for messages to them.</summary>
/// <param name="MembershipId">The membership.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Name">Name in the list of members.</param>
/// <param name="Roles">Roles in the coalition.</param>
/// <param name="Language">Chosen language, or null.</param>
/// <param name="SinceUtc">Since when, UTC.</param>
public sealed record RosterEntry(Guid MembershipId, Guid PersonId, string Name, Roles Roles, Language? Language, DateTime SinceUtc);

/// <summary>
/// Who belongs to which coalition with which roles, at this moment: nothing is kept in memory, so that leaving and a change of
/// roles take effect at once. Reads across coalitions, whatever the context was opened for; changes are saved by the caller.
/// </summary>
public static partial class Roster
{
    /// <summary>The person with this account and the memberships that last; null for strangers and for people who left.</summary>
    public static async Task<Person?> FindAsync(CouncilDb db, Guid tenantId, Guid objectId, CancellationToken cancel = default)
    {
        var lines = await Lines(db, tenantId, objectId).ToListAsync(cancel);
        return PersonOf(tenantId, objectId, lines);
    }

    /// <summary>A person and their membership in a coalition, for messages to them; null when they do not belong to it now.</summary>
    public static async Task<(Person Person, Membership Membership)?> MemberAsync(CouncilDb db, Guid personId, string coalitionId, CancellationToken cancel = default)
    {
        var account = await db.People.Where(p => p.Id == personId).Select(p => new { p.TenantId, p.ObjectId }).FirstOrDefaultAsync(cancel);
        var person = account is null ? null : await FindAsync(db, account.TenantId, account.ObjectId, cancel);
        return person?.Memberships.FirstOrDefault(m => m.CoalitionId == coalitionId) is { } membership ? (person, membership) : null;
    }

    /// <summary>The people of a faction with one of these roles.</summary>
    public static async Task<IReadOnlyList<Guid>> WithRolesAsync(CouncilDb db, string coalitionId, string factionKey, Roles roles, CancellationToken cancel = default) =>
        await db.Memberships.IgnoreQueryFilters()
            .Where(m => m.CoalitionId == coalitionId && m.FactionKey == factionKey && m.EndedUtc == null && (m.Roles & roles) != Roles.None)
            .Select(m => m.PersonId)
            .ToListAsync(cancel);

    /// <summary>The managers of a faction, by name.</summary>
    public static async Task<IReadOnlyList<RosterEntry>> ManagersAsync(CouncilDb db, string coalitionId, string factionKey, CancellationToken cancel = default) =>
        [.. (await MembersAsync(db, coalitionId, factionKey, cancel)).Where(entry => entry.Roles.HasFlag(Roles.FactionManager))];

    /// <summary>The people of a faction, by name; without a faction: those who belong to none, such as the mayor.</summary>
    public static async Task<IReadOnlyList<RosterEntry>> MembersAsync(CouncilDb db, string coalitionId, string? factionKey, CancellationToken cancel = default) =>
        await (from membership in db.Memberships.IgnoreQueryFilters()
               join person in db.People on membership.PersonId equals person.Id
               where membership.CoalitionId == coalitionId && membership.FactionKey == factionKey && membership.EndedUtc == null
               orderby person.Name, person.Id
               select new RosterEntry(membership.Id, person.Id, person.Name, membership.Roles, person.Language, membership.SinceUtc))
            .ToListAsync(cancel);

    /// <summary>
    /// Ends a membership from this moment: the person is no longer found, the address of their calendar works no more, messages of
    /// that coalition that wait for them are not sent (<see cref="Outbox.TakeBackAsync"/>), and the cards of its matters in their chat
    /// are closed. Repeating it changes nothing.
    /// </summary>
    /// <returns>Whether it lasted until now.</returns>
    public static async Task<bool> EndAsync(CouncilDb db, Guid membershipId, TimeProvider time, CancellationToken cancel = default)
    {
        var membership = await db.Memberships.IgnoreQueryFilters().FirstOrDefaultAsync(m => m.Id == membershipId, cancel);
        if (membership is not { EndedUtc: null })
            return false;

        await EndAsync(db, membership, time.UtcNow(), cancel);
        return true;
    }

    internal static async Task EndAsync(CouncilDb db, MembershipRow membership, DateTime now, CancellationToken cancel)
    {
        membership.EndedUtc = now;
        // Whoever comes back gets a new address: nobody knows who has learnt the former one meanwhile.
        db.RemoveRange(await db.CalendarFeeds.IgnoreQueryFilters().Where(f => f.MembershipId == membership.Id).ToListAsync(cancel));
        await Outbox.TakeBackAsync(db, membership.PersonId, membership.CoalitionId, keys: "", now, cancel);
        await CardClosing.AddForReaderAsync(db, membership.PersonId, membership.CoalitionId, now, cancel);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == membership.PersonId, cancel);
        if (person is not null && person.ChosenCoalitionId == membership.CoalitionId)
            person.ChosenCoalitionId = null;
    }

    /// <summary>A line for each membership that lasts; its columns are those of <see cref="Line"/> in their order.</summary>
    internal static IQueryable<Line> Lines(CouncilDb db, Guid tenantId, Guid objectId) =>
        from person in db.People.IgnoreQueryFilters()
        join membership in db.Memberships on person.Id equals membership.PersonId
        join coalition in db.Coalitions on membership.CoalitionId equals coalition.Id
        from faction in db.Factions.Where(f => f.CoalitionId == membership.CoalitionId && f.Key == membership.FactionKey).DefaultIfEmpty()
        where person.TenantId == tenantId && person.ObjectId == objectId && membership.EndedUtc == null
        orderby coalition.Name, coalition.Id
        select new Line(
            person.Id,
            person.Name,
            person.Language,
            person.ChosenCoalitionId,
            membership.Id,
            membership.CoalitionId,
            coalition.Name,
            coalition.Collection,
            membership.FactionKey,
            faction == null ? null : faction.Name,
            membership.Roles);

    /// <summary>The person of these lines; null when there are none.</summary>
    internal static Person? PersonOf(Guid tenantId, Guid objectId, IReadOnlyList<Line> lines) => lines is not [var first, ..]
        ? null
        : new(
            first.PersonId,
            tenantId,
            objectId,
            first.Name,
            first.Language,
            first.ChosenCoalitionId,
            [.. lines.Select(l => new Membership(l.MembershipId, l.CoalitionId, l.CoalitionName, l.Collection, l.FactionKey, l.FactionName, l.Roles))]);

    internal sealed record Line(
        Guid PersonId,
        string Name,
        Language? Language,
        string? ChosenCoalitionId,
        Guid MembershipId,
        string CoalitionId,
        string CoalitionName,
        string Collection,
        string? FactionKey,
        string? FactionName,
        Roles Roles);
}
