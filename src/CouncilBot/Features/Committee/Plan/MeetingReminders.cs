using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee.Plan;

/// <summary>
/// Reminders of a meeting as rows of the outbox: one for each person, reminder and local day, whoever plans it however often. The
/// card is made when it is sent. What comes too late is written down as such and not sent.
/// </summary>
internal static class MeetingReminders
{
    /// <summary>A reminder later than this is of no use: the next one of the same meeting is nearer.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(12);

    /// <summary>Plans the reminders of some meetings that are due at the times of their coalition. Saved by the caller.</summary>
    /// <returns>When the next one is due, UTC; null: none is left.</returns>
    public static async Task<DateTime?> PlanAsync(CouncilDb db, IReadOnlyList<Matter<CommitteeMeeting>> meetings, CommitteeReminders times, DateTime now, CancellationToken cancellation)
    {
        var ids = meetings.Select(m => (Guid?)m.Row.Id).ToList();
        var planned = (await db.Outbox.Where(m => ids.Contains(m.MatterId) && m.Kind == OutboxKind.Notice).Select(m => new { m.MatterId, m.Key }).ToListAsync(cancellation)).ToLookup(m => m.MatterId, m => m.Key);
        DateTime? next = null;
        foreach (var meeting in meetings)
        {
            if (await PlanAsync(db, meeting, [.. planned[meeting.Row.Id]], times, now, cancellation) is { } reminder && (next is null || reminder < next))
                next = reminder;
        }

        return next;
    }

    private static async Task<DateTime?> PlanAsync(CouncilDb db, Matter<CommitteeMeeting> meeting, List<string> planned, CommitteeReminders times, DateTime now, CancellationToken cancellation)
    {
        var state = meeting.State;
        var asPlanned = new Meeting(state.Day, state.Time.Day, state.Time.From, state.Time.Until, state.IsExtra, new MeetingStatus.Planned());
        var plan = ReminderPlan.Of(asPlanned, times, BerlinTime.Zone);
        DateTime? next = plan.Where(r => r.Utc > now).Select(r => (DateTime?)r.Utc).Min();
        // Of what was entered later nobody could have been reminded.
        var due = plan.Where(r => r.Utc <= now && r.Utc >= meeting.Row.CreatedUtc).ToList();
        if (due.Count == 0)
            return next;

        var beginnings = due.ConvertAll(r => MessageKeys.Reminder(meeting.Row.Id, r.Kind.ToString(), DateOnly.FromDateTime(r.Local)));
        foreach (var (reminder, beginning) in due.Zip(beginnings).Where(d => !planned.Exists(k => k.StartsWith(d.Second, StringComparison.Ordinal))))
        {
            var people = await ReminderRows.WantedByAsync(db, await PeopleAsync(db, meeting, reminder.Kind, cancellation), now, cancellation);
            var isLate = state.HasBegun(now) || now - reminder.Utc > Grace;
            foreach (var person in people)
            {
                var row = ReminderRows.Of(meeting.Row, reminder.Kind.ToString(), DateOnly.FromDateTime(reminder.Local), person, now, now, state.Time.StartUtc);
                if (isLate)
                    (row.State, row.LastError) = (OutboxState.Expired, ReminderRows.TooLate);

                db.Outbox.Add(row);
            }
        }

        return next;
    }

    /// <summary>Who is concerned and has not acted: who does not come needs no agenda, and shortly before only who comes is called.</summary>
    private static async Task<IReadOnlyList<Guid>> PeopleAsync(CouncilDb db, Matter<CommitteeMeeting> meeting, ReminderKind kind, CancellationToken cancellation)
    {
        var all = await CommitteePeople.AttendingAsync(db, meeting.Row.CoalitionId, meeting.Rules.Rules, cancellation);
        var replies = meeting.State.Replies.ToDictionary(r => r.By, r => r.Attendance);
        var memberships = replies.Keys.ToList();
        var said = await db.Memberships.Where(m => memberships.Contains(m.Id)).Select(m => new { m.Id, m.PersonId }).ToListAsync(cancellation);
        var by = said.ToDictionary(m => m.PersonId, m => replies[m.Id]);
        return kind switch
        {
            ReminderKind.Shortly => [.. all.Distinct().Where(p => by.TryGetValue(p, out var a) && a == Attendance.Coming)],
            _ => [.. all.Distinct().Where(p => !by.TryGetValue(p, out var a) || a == Attendance.Coming)],
        };
    }
}
