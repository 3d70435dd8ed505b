using System.Collections.Concurrent;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Reminders.Times;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Hosting.Scheduling;
using CouncilBot.Storage;
using CouncilBot.Storage.Sessions;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee.Plan;

/// <summary>
/// Keeps the committees running: enters the meetings of the series some weeks ahead, reminds of them, and tells the managers when
/// none lies before a session. It looks at what there is to do now, so that a round may come late, twice, or on two instances at
/// once: all it writes has a key of its own. Of most coalitions most rounds find that nothing is due and nothing has changed
/// (<see cref="PlanBasis"/>), and go on.
/// </summary>
internal sealed class CommitteePlanner(CouncilDbFactory databases, AgreementBook agreements, RuleShelf shelf, OutboxSignal signal, TimeProvider time) : IRound
{
    /// <summary>Every minute: a reminder half an hour before is of no use half an hour later.</summary>
    public static readonly Schedule Schedule = new("committee", "0 * * * * ?", atStart: true);

    /// <summary>How far ahead meetings are entered: people can say in time that they do not come, and nobody plans by a longer list.</summary>
    /// <remarks>Whole weeks, see <see cref="NextLook"/>.</remarks>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(35);

    /// <summary>From when until when there is nothing to do for a coalition, unless what its plan follows from changes.</summary>
    private readonly ConcurrentDictionary<string, (PlanBasis Basis, DateTime SinceUtc, DateTime NextUtc)> _rests = new(StringComparer.Ordinal);

    /// <summary>When the next round has something to do that is known now, UTC; null: at once.</summary>
    internal DateTime? NextUtc => agreements.All.Where(HasCommittee).Min(a => _rests.TryGetValue(a.Id, out var rest) ? rest.NextUtc : DateTime.MinValue) is var next && next > DateTime.MinValue ? next : null;

    /// <inheritdoc/>
    public Task RunAsync(DateTime scheduledUtc, CancellationToken cancellation) => RoundAsync(cancellation);

    /// <summary>A round: every coalition by itself, so that one that fails does not hold up the others.</summary>
    /// <exception cref="AggregateException">Some failed.</exception>
    public async Task RoundAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        // Read before the plans: what changes meanwhile makes the next round look again.
        var bases = await PlanBasis.ReadAsync(databases, now, cancellation);
        await EachCoalition.RunAsync(agreements.All.Where(HasCommittee), async agreement =>
        {
            var basis = bases.GetValueOrDefault(agreement.Id);
            // A clock that was put back may show a time that was never looked at.
            if (!_rests.TryGetValue(agreement.Id, out var rest) || rest.Basis != basis || now < rest.SinceUtc || now >= rest.NextUtc)
                _rests[agreement.Id] = (basis, now, await OfAsync(agreement, basis.Sessions > 0, now, cancellation));
        });
    }

    private static bool HasCommittee(Agreement agreement) => agreement.Rules?.Committee is not null;

    /// <summary>Does what is to be done now; returns when there is more to do.</summary>
    private async Task<DateTime> OfAsync(Agreement agreement, bool hasSessions, DateTime now, CancellationToken cancellation)
    {
        var rules = shelf.Current(agreement.Id)!;
        await using var db = databases.Open(agreement.Id);
        var meetings = await CommitteeState.ReadAsync(db, shelf, now, cancellation);
        if (await EnterAsync(db, rules, [.. meetings.Select(m => m.Row.Id)], now, cancellation))
            meetings = await CommitteeState.ReadAsync(db, shelf, now, cancellation);

        var times = await ReminderTimes.OfAsync(db, rules.Rules.Committee!, cancellation);
        var next = NextLook(rules.Rules.Committee!, DateOnly.FromDateTime(BerlinTime.Of(now)), hasSessions);
        if (await MeetingReminders.PlanAsync(db, [.. meetings.Where(m => m.State.Phase == MeetingPhase.Planned)], times, now, cancellation) is { } reminder && reminder < next)
            next = reminder;

        await MissingMeetingNotices.PlanAsync(db, rules, meetings, now, cancellation);
        // Those of the first coalition need not wait for those of the last.
        if (await db.SaveChangesAsync(cancellation) > 0)
            signal.Raise();

        return next;
    }

    /// <summary>
    /// Where there are sessions, each new day may bring a notice that no meeting lies before one. Where there are none, something
    /// only comes on the days of the week of the series: as it is entered whole weeks ahead, the next meeting is then in sight.
    /// </summary>
    private static DateTime NextLook(CommitteeRules committee, DateOnly today, bool hasSessions)
    {
        var next = today.AddDays(1);
        while (!hasSessions && next.DayOfWeek != committee.Day)
            next = next.AddDays(1);

        return BerlinTime.EndOf(next.AddDays(-1));
    }

    /// <summary>Enters the meetings of the series that are not there yet; those on holidays and in a recess only when people decide so.</summary>
    /// <returns>Whether there were any.</returns>
    private static async Task<bool> EnterAsync(CouncilDb db, MatterRules rules, HashSet<Guid> there, DateTime now, CancellationToken cancellation)
    {
        var today = DateOnly.FromDateTime(BerlinTime.Of(now));
        var recesses = await Recesses.FromAsync(db, today, cancellation);
        var series = new CommitteeCalendar(rules.Rules.Committee!, [], recesses).Between(today, today.AddDays(Ahead.Days))
            .Where(m => m.TakesPlace && m.BeginsUtc(BerlinTime.Zone) > now)
            .ToDictionary(m => MeetingBook.IdOf(rules.Agreement.Id, m.Key));
        var absent = series.Keys.Except(there).ToList();
        if (absent.Count == 0)
            return false;

        // One that was moved to a day long past is there and was not read.
        var known = await db.Matters.Where(m => absent.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancellation);
        var missing = absent.Except(known).ToList();
        foreach (var meeting in missing.Select(id => series[id]))
        {
            var planned = new MeetingTime(meeting.Day, meeting.From, meeting.Until, meeting.BeginsUtc(BerlinTime.Zone), meeting.EndsUtc(BerlinTime.Zone));
            await MeetingBook.PlanAsync(db, rules, new MeetingEvent.Planned(meeting.Key, planned, IsExtra: false), by: null, faction: null, now, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return missing.Count > 0;
    }
}

/// <summary>The meetings of a coalition, coming and just past, with what has happened to them.</summary>
internal static class CommitteeState
{
    /// <summary>How long a meeting is just past: as long as something about it may have to be caught up.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromDays(30);

    /// <summary>The earliest first, also those called off.</summary>
    public static async Task<IReadOnlyList<Matter<CommitteeMeeting>>> ReadAsync(CouncilDb db, RuleShelf shelf, DateTime now, CancellationToken cancellation)
    {
        var rows = await MeetingBook.Coming(db, now - Back).AsNoTracking().ToListAsync(cancellation);
        var ids = rows.ConvertAll(r => r.Id);
        var events = (await db.MatterEvents.Where(e => ids.Contains(e.MatterId)).OrderBy(e => e.Number).Select(e => new { e.MatterId, e.Data }).ToListAsync(cancellation)).ToLookup(e => e.MatterId, e => e.Data);
        List<Matter<CommitteeMeeting>> meetings = [];
        foreach (var row in rows)
        {
            var state = CommitteeMeeting.Replay([.. events[row.Id].Select(Coalition.Matters.MatterJson.Read<MeetingEvent>)]);
            meetings.Add(new Matter<CommitteeMeeting>(row, state, await shelf.OfAsync(db, row, cancellation)));
        }

        return meetings;
    }

    /// <summary>What people decided about the meetings, as the calendar takes it.</summary>
    public static IEnumerable<MeetingChange> Changes(IEnumerable<CommitteeMeeting> meetings) => meetings.SelectMany(IEnumerable<MeetingChange> (m) =>
    [
        .. m.IsExtra ? [new MeetingChange.Extra(m.Day, m.Time.From, m.Time.Until)] : Array.Empty<MeetingChange>(),
        // A meeting of the series that is entered takes place, holiday or not.
        .. m.Phase == MeetingPhase.CalledOff ? [new MeetingChange.Cancelled(m.Day)]
            : m.Time.Day != m.Day ? [new MeetingChange.Moved(m.Day, m.Time.Day, m.Time.From, m.Time.Until)]
            : m.IsExtra ? Array.Empty<MeetingChange>()
            : (MeetingChange[])[new MeetingChange.Moved(m.Day, m.Day, m.Time.From, m.Time.Until)],
    ]);
}
