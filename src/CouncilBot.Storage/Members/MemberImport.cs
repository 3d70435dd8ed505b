using System.Globalization;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Mapping;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Storage.Members;

/// <summary>What came of importing a list of members. With errors, nothing was changed.</summary>
/// <param name="Errors">All errors, by line.</param>
/// <param name="Added">Memberships that are new or have come back.</param>
/// <param name="Changed">Memberships with another name, faction or roles than before.</param>
/// <param name="Unchanged">Memberships that were as in the list.</param>
/// <param name="Ended">Memberships that ended because the list replaces what was there.</param>
public sealed record ImportResult(IReadOnlyList<ImportError> Errors, int Added, int Changed, int Unchanged, int Ended);

/// <summary>
/// Brings the members of coalitions to what a list says: all of it in one transaction, or nothing. People missing in the list
/// stay, unless it replaces them; people of coalitions the list does not name are never touched.
/// </summary>
public static class MemberImport
{
    private const int Tries = 3;

    /// <summary>Imports a list and saves.</summary>
    /// <param name="db">A context without changes.</param>
    /// <param name="file">The list.</param>
    /// <param name="replace">Whether memberships of the coalitions in the list end when they are not in it.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<ImportResult> ImportAsync(CouncilDb db, MemberFile file, bool replace, TimeProvider time, CancellationToken cancel = default)
    {
        var opened = db.CoalitionId;
        db.CoalitionId = null;
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    var (errors, members) = await PlaceAsync(db, file, cancel);
                    if (errors.Count > 0)
                        return new([.. errors.OrderBy(error => error.Line)], 0, 0, 0, 0);

                    var result = await ApplyAsync(db, members, replace, time.UtcNow(), cancel);
                    await db.SaveChangesAsync(cancel);
                    return result;
                }
                catch (DbUpdateException e) when (attempt < Tries && DbErrors.IsConflict(e))
                {
                    // The running bot enrolled or changed somebody in between.
                    db.ChangeTracker.Clear();
                }
            }
        }
        finally
        {
            db.CoalitionId = opened;
        }
    }

    private static async Task<(List<ImportError> Errors, List<PlacedLine> Members)> PlaceAsync(CouncilDb db, MemberFile file, CancellationToken cancel)
    {
        var coalitions = await db.Coalitions.AsNoTracking().ToListAsync(cancel);
        var factions = await db.Factions.IgnoreQueryFilters().AsNoTracking().ToListAsync(cancel);
        List<ImportError> errors = [.. file.Errors];
        List<PlacedLine> members = [];
        Dictionary<(Guid, Guid, string), int> seen = [];
        foreach (var line in file.Lines.Where(line => line.Coalition.Length > 0))
        {
            if (coalitions.Find(c => Means(line.Coalition, c.Id, c.Name)) is not { } coalition)
            {
                errors.Add(new(line.Number, ImportProblem.CoalitionUnknown, MemberColumn.Coalition, line.Coalition));
                continue;
            }

            var faction = line.Faction is null ? null : factions.Find(f => f.CoalitionId == coalition.Id && Means(line.Faction, f.Key, f.Name));
            if (line.Faction is not null && faction is null)
                errors.Add(new(line.Number, ImportProblem.FactionUnknown, MemberColumn.Faction, line.Faction));
            if (line.HasAccount && !seen.TryAdd((line.TenantId, line.ObjectId, coalition.Id), line.Number))
                errors.Add(new(line.Number, ImportProblem.DuplicateOfLine, Value: seen[(line.TenantId, line.ObjectId, coalition.Id)].ToString(CultureInfo.InvariantCulture)));
            members.Add(new(line, coalition.Id, faction?.Key));
        }

        return (errors, members);
    }

    private static bool Means(string cell, string key, string name) =>
        cell.Equals(key, StringComparison.OrdinalIgnoreCase) || cell.Equals(name.Normalize(), StringComparison.OrdinalIgnoreCase);

    private static async Task<ImportResult> ApplyAsync(CouncilDb db, List<PlacedLine> members, bool replace, DateTime now, CancellationToken cancel)
    {
        var coalitions = members.Select(m => m.CoalitionId).Distinct(StringComparer.Ordinal).ToList();
        var people = await db.People.ToDictionaryAsync(p => (p.TenantId, p.ObjectId), cancel);
        var memberships = await db.Memberships.IgnoreQueryFilters().Where(m => coalitions.Contains(m.CoalitionId)).ToDictionaryAsync(m => (m.PersonId, m.CoalitionId), cancel);
        HashSet<Guid> named = [];
        int added = 0, changed = 0, unchanged = 0, ended = 0;
        foreach (var member in members)
        {
            var (person, renamed) = PersonOf(db, people, member.Line, now);
            if (!memberships.TryGetValue((person.Id, member.CoalitionId), out var membership))
            {
                membership = new()
                {
                    Id = Guid.CreateVersion7(new DateTimeOffset(now)),
                    CoalitionId = member.CoalitionId,
                    PersonId = person.Id,
                    FactionKey = member.FactionKey,
                    Roles = member.Line.Roles,
                    SinceUtc = now,
                };
                db.Add(membership);
                added++;
            }
            else if (membership.EndedUtc is not null)
            {
                (membership.EndedUtc, membership.SinceUtc) = (null, now);
                (membership.FactionKey, membership.Roles) = (member.FactionKey, member.Line.Roles);
                added++;
            }
            else if (renamed || membership.FactionKey != member.FactionKey || membership.Roles != member.Line.Roles)
            {
                await TakeBackAsync(db, membership, member, now, cancel);
                if ((membership.FactionKey, membership.Roles) != (member.FactionKey, member.Line.Roles))
                    await CardClosing.AddForReaderAsync(db, membership.PersonId, membership.CoalitionId, now, cancel);

                (membership.FactionKey, membership.Roles) = (member.FactionKey, member.Line.Roles);
                changed++;
            }
            else
            {
                unchanged++;
            }

            named.Add(membership.Id);
        }

        if (replace)
        {
            foreach (var missing in memberships.Values.Where(m => m.EndedUtc is null && !named.Contains(m.Id)))
            {
                await Roster.EndAsync(db, missing, now, cancel);
                ended++;
            }
        }

        return new([], added, changed, unchanged, ended);
    }

    /// <summary>Messages that still wait for somebody are not sent when they were meant for their former faction or role.</summary>
    private static async Task TakeBackAsync(CouncilDb db, MembershipRow before, PlacedLine after, DateTime now, CancellationToken cancel)
    {
        var isOtherFaction = before.FactionKey != after.FactionKey;
        if (!isOtherFaction && (!before.Roles.HasFlag(Roles.FactionManager) || after.Line.Roles.HasFlag(Roles.FactionManager)))
            return;

        await Outbox.TakeBackAsync(db, before.PersonId, before.CoalitionId, isOtherFaction ? "" : MessageKeys.Handovers, now, cancel);
    }

    private static (PersonRow Person, bool Renamed) PersonOf(CouncilDb db, Dictionary<(Guid TenantId, Guid ObjectId), PersonRow> people, MemberLine line, DateTime now)
    {
        if (people.TryGetValue((line.TenantId, line.ObjectId), out var person))
        {
            var renamed = person.Name != line.Name;
            person.Name = line.Name;
            // What the person chose in chat counts more than the list.
            person.Language ??= line.Language;
            return (person, renamed);
        }

        person = new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            TenantId = line.TenantId,
            ObjectId = line.ObjectId,
            Name = line.Name,
            Language = line.Language,
            CreatedUtc = now,
        };
        db.Add(person);
        people.Add((line.TenantId, line.ObjectId), person);
        return (person, false);
    }

    private sealed record PlacedLine(MemberLine Line, string CoalitionId, string? FactionKey);
}
