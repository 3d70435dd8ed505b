using CouncilBot.Coalition.Agreements;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Members;

/// <summary>What came of typing a code.</summary>
public enum Redemption
{
    /// <summary>The person is enrolled now.</summary>
    Joined,

    /// <summary>There is no such code.</summary>
    Unknown,

    /// <summary>The code is too old, or who issued it has left or manages that faction no longer.</summary>
    Expired,

    /// <summary>Somebody used it.</summary>
    Used,

    /// <summary>Too many wrong codes; nothing was looked up.</summary>
    TooManyAttempts,

    /// <summary>The person belongs to the coalition already; the code was not used up.</summary>
    AlreadyMember,
}

/// <summary>The outcome of typing a code.</summary>
/// <param name="Redemption">What came of it.</param>
/// <param name="CoalitionId">The coalition, where a code was found.</param>
/// <param name="RetryUtc">When codes are looked up again, UTC; with <see cref="Redemption.TooManyAttempts"/> only.</param>
public sealed record RedemptionOutcome(Redemption Redemption, string? CoalitionId = null, DateTime? RetryUtc = null);

/// <summary>Invitation codes: issued in chat by a manager, typed by a newcomer.</summary>
public static class Invitations
{
    /// <summary>Wrong codes one account may type within <see cref="AttemptsWindow"/>.</summary>
    public const int AttemptsAllowed = 5;

    /// <summary>How long wrong codes are counted together.</summary>
    public static readonly TimeSpan AttemptsWindow = TimeSpan.FromMinutes(15);

    // An expired invitation is still a record of who was invited by whom; then it goes.
    private static readonly TimeSpan s_keptAfterExpiry = TimeSpan.FromDays(90);

    private const int Tries = 4;

    /// <summary>Adds an invitation, saved by the caller, and returns the code: the only time it is known.</summary>
    /// <param name="db">The context.</param>
    /// <param name="by">Membership of who invites; the newcomer joins the same coalition and faction. The caller checks that they may.</param>
    /// <param name="roles">Roles of the newcomer.</param>
    /// <param name="time">The clock.</param>
    /// <param name="id">Identity of the invitation, so that one asked for twice is created once; without it a new one.</param>
    public static (InvitationRow Invitation, string Code) Create(CouncilDb db, Membership by, Roles roles, TimeProvider time, Guid? id = null) =>
        Create(db, id, by.CoalitionId, by.FactionKey, by.Id, roles, time);

    /// <summary>
    /// Adds an invitation by whoever runs the installation, saved by the caller, and returns the code: how the first manager of a
    /// faction comes in. It does not end with anybody's membership.
    /// </summary>
    public static (InvitationRow Invitation, string Code) CreateForInstallation(CouncilDb db, string coalitionId, string? factionKey, Roles roles, TimeProvider time) =>
        Create(db, id: null, coalitionId, factionKey, createdBy: null, roles, time);

    /// <summary>
    /// Redeems a code as somebody typed it. Saves at once, and with it whatever else the caller has put into the context. Of two
    /// who redeem one code at the same moment one joins; the other gets <see cref="Redemption.Used"/>.
    /// </summary>
    /// <exception cref="DbUpdateException">The caller's own changes could not be saved, such as a row of the inbox that exists.</exception>
    public static async Task<RedemptionOutcome> RedeemAsync(CouncilDb db, Guid tenantId, Guid objectId, string name, string code, TimeProvider time, CancellationToken cancel = default)
    {
        var opened = db.CoalitionId;
        db.CoalitionId = null;
        var before = db.ChangeTracker.Entries().Select(entry => entry.Entity).ToHashSet(ReferenceEqualityComparer.Instance);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var outcome = await RedeemOnceAsync(db, tenantId, objectId, name, code, time.UtcNow(), cancel);
                try
                {
                    await db.SaveChangesAsync(cancel);
                    return outcome;
                }
                catch (DbUpdateException e) when (attempt < Tries && IsOurs(e))
                {
                    // Somebody was faster. Read again what is there now; what the caller added stays.
                    foreach (var entry in db.ChangeTracker.Entries().Where(entry => !before.Contains(entry.Entity)).ToList())
                        entry.State = EntityState.Detached;
                }
            }
        }
        finally
        {
            db.CoalitionId = opened;
        }
    }

    /// <summary>Removes counters of wrong codes whose window is over, and invitations long expired.</summary>
    public static async Task PurgeAsync(CouncilDb db, TimeProvider time, CancellationToken cancel = default)
    {
        var windowBefore = time.UtcNow() - AttemptsWindow;
        var expiredBefore = time.UtcNow() - s_keptAfterExpiry;
        db.RemoveRange(await db.CodeAttempts.Where(a => a.WindowStartUtc < windowBefore).ToListAsync(cancel));
        db.RemoveRange(await db.Invitations.IgnoreQueryFilters().Where(i => i.ExpiresUtc < expiredBefore).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
    }

    private static (InvitationRow Invitation, string Code) Create(CouncilDb db, Guid? id, string coalitionId, string? factionKey, Guid? createdBy, Roles roles, TimeProvider time)
    {
        var code = InvitationCode.Create();
        var now = time.UtcNow();
        var invitation = new InvitationRow
        {
            Id = id ?? Guid.CreateVersion7(time.GetUtcNow()),
            CoalitionId = coalitionId,
            FactionKey = factionKey,
            Roles = roles,
            CodeHash = InvitationCode.HashOf(code)!,
            CreatedBy = createdBy,
            CreatedUtc = now,
            ExpiresUtc = now + InvitationRow.Lifetime,
        };
        db.Add(invitation);
        return (invitation, code);
    }

    private static bool IsOurs(DbUpdateException e) => DbErrors.FaultOf(e) switch
    {
        DbFault.Changed => e.Entries.All(entry => entry.Entity is InvitationRow or CodeAttemptsRow or MembershipRow),
        DbFault.UniqueViolation => !DbErrors.IsUniqueViolation(e, nameof(CouncilDb.Inbox)) && !DbErrors.IsUniqueViolation(e, nameof(CouncilDb.Outbox)),
        _ => false,
    };

    private static async Task<RedemptionOutcome> RedeemOnceAsync(CouncilDb db, Guid tenantId, Guid objectId, string name, string code, DateTime now, CancellationToken cancel)
    {
        var attempts = await db.CodeAttempts.FirstOrDefaultAsync(a => a.TenantId == tenantId && a.ObjectId == objectId, cancel);
        if (attempts is not null && attempts.WindowStartUtc + AttemptsWindow <= now)
            (attempts.Failures, attempts.WindowStartUtc) = (0, now);
        if (attempts is { Failures: >= AttemptsAllowed })
            return new(Redemption.TooManyAttempts, RetryUtc: attempts.WindowStartUtc + AttemptsWindow);

        var hash = InvitationCode.HashOf(code);
        var invitation = hash is null ? null : await db.Invitations.IgnoreQueryFilters().FirstOrDefaultAsync(i => i.CodeHash == hash, cancel);
        if (invitation is null)
        {
            CountWrongCode(db, attempts, tenantId, objectId, now);
            return new(Redemption.Unknown);
        }

        var person = await db.People.FirstOrDefaultAsync(p => p.TenantId == tenantId && p.ObjectId == objectId, cancel);
        var membership = person is null
            ? null
            : await db.Memberships.IgnoreQueryFilters().FirstOrDefaultAsync(m => m.PersonId == person.Id && m.CoalitionId == invitation.CoalitionId, cancel);
        if (membership is { EndedUtc: null })
            return new(Redemption.AlreadyMember, invitation.CoalitionId);
        if (invitation.UsedUtc is not null)
            return new(Redemption.Used, invitation.CoalitionId);
        if (invitation.ExpiresUtc <= now || !await MayStillInviteAsync(db, invitation, cancel))
            return new(Redemption.Expired, invitation.CoalitionId);

        Join(db, invitation, person ?? NewPerson(db, tenantId, objectId, name, now), membership, now);
        return new(Redemption.Joined, invitation.CoalitionId);
    }

    private static async Task<bool> MayStillInviteAsync(CouncilDb db, InvitationRow invitation, CancellationToken cancel) =>
        invitation.CreatedBy is null || await db.Memberships.IgnoreQueryFilters().AnyAsync(
            m => m.Id == invitation.CreatedBy && m.EndedUtc == null && m.FactionKey == invitation.FactionKey && m.Roles.HasFlag(Roles.FactionManager),
            cancel);

    private static void CountWrongCode(CouncilDb db, CodeAttemptsRow? attempts, Guid tenantId, Guid objectId, DateTime now)
    {
        if (attempts is null)
        {
            attempts = new()
            {
                TenantId = tenantId,
                ObjectId = objectId,
                WindowStartUtc = now,
            };
            db.Add(attempts);
        }

        attempts.Failures++;
    }

    private static PersonRow NewPerson(CouncilDb db, Guid tenantId, Guid objectId, string name, DateTime now)
    {
        var person = new PersonRow
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            TenantId = tenantId,
            ObjectId = objectId,
            Name = Shortened(name),
            CreatedUtc = now,
        };
        db.Add(person);
        return person;
    }

    private static string Shortened(string name)
    {
        if (name.Length <= Columns.Name)
            return name;
        var end = char.IsHighSurrogate(name[Columns.Name - 1]) ? Columns.Name - 1 : Columns.Name;
        return name[..end];
    }

    private static void Join(CouncilDb db, InvitationRow invitation, PersonRow person, MembershipRow? returning, DateTime now)
    {
        invitation.UsedUtc = now;
        invitation.UsedBy = person.Id;
        var membership = returning ?? new MembershipRow
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            CoalitionId = invitation.CoalitionId,
            PersonId = person.Id,
        };
        membership.FactionKey = invitation.FactionKey;
        membership.Roles = invitation.Roles;
        membership.SinceUtc = now;
        membership.EndedUtc = null;
        if (returning is null)
            db.Add(membership);
    }
}
