using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee.Plan;

/// <summary>
/// What the plan of a committee follows from, besides the time and the rules, as counts and sums of versions: when none of it has
/// changed, whoever changed things wherever, a look at it finds what the last one found. Read for all coalitions by a fixed number of
/// statements, each of which goes over an index or a table that holds little else. A new list of recesses counts for the
/// meetings that are entered from then on.
/// </summary>
/// <param name="Meetings">Meetings coming and just past.</param>
/// <param name="MeetingVersions">How often they changed.</param>
/// <param name="Sessions">Sessions of bodies before which it may have to meet.</param>
/// <param name="SessionVersions">How often they changed.</param>
/// <param name="Members">Memberships that last: who is reminded, and who is told.</param>
/// <param name="MemberVersions">How often they changed.</param>
/// <param name="Times">Whether the managers have set the times of reminders.</param>
/// <param name="TimesVersion">How often they changed.</param>
internal readonly record struct PlanBasis(int Meetings, long MeetingVersions, int Sessions, long SessionVersions, int Members, long MemberVersions, int Times, long TimesVersion)
{
    /// <summary>By coalition; none is the same as <see langword="default"/>.</summary>
    public static async Task<IReadOnlyDictionary<string, PlanBasis>> ReadAsync(CouncilDbFactory databases, DateTime now, CancellationToken cancellation)
    {
        await using var db = databases.Open();
        var (from, begin, end) = (BerlinTime.DayStart(now - CommitteeState.Back), now - MissingMeetingNotices.Back, now + MissingMeetingNotices.Ahead);
        var meetings = await db.Matters.IgnoreQueryFilters().Where(m => m.Kind == MatterKind.Meeting && m.DueUtc > from)
            .GroupBy(m => m.CoalitionId).Select(g => new Part(g.Key, g.Count(), g.Sum(m => (long)m.Version))).ToListAsync(cancellation);
        var sessions = await db.Sessions.IgnoreQueryFilters().Where(s => s.StartUtc > begin && s.StartUtc < end)
            .GroupBy(s => s.CoalitionId).Select(g => new Part(g.Key, g.Count(), g.Sum(s => (long)s.Version))).ToListAsync(cancellation);
        var members = await db.Memberships.IgnoreQueryFilters().Where(m => m.EndedUtc == null)
            .GroupBy(m => m.CoalitionId).Select(g => new Part(g.Key, g.Count(), g.Sum(m => (long)m.Version))).ToListAsync(cancellation);
        var times = await db.CommitteeTimes.IgnoreQueryFilters().GroupBy(t => t.CoalitionId).Select(g => new Part(g.Key, g.Count(), g.Sum(t => (long)t.Version))).ToListAsync(cancellation);

        var bases = new Dictionary<string, PlanBasis>(StringComparer.Ordinal);
        foreach (var part in meetings)
            bases[part.Coalition] = new PlanBasis { Meetings = part.Count, MeetingVersions = part.Versions };
        foreach (var part in sessions)
            bases[part.Coalition] = bases.GetValueOrDefault(part.Coalition) with { Sessions = part.Count, SessionVersions = part.Versions };
        foreach (var part in members)
            bases[part.Coalition] = bases.GetValueOrDefault(part.Coalition) with { Members = part.Count, MemberVersions = part.Versions };
        foreach (var part in times)
            bases[part.Coalition] = bases.GetValueOrDefault(part.Coalition) with { Times = part.Count, TimesVersion = part.Versions };
        return bases;
    }

    private sealed record Part(string Coalition, int Count, long Versions);
}
