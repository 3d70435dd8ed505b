using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Features.Committee.Plan;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Reminders.Times;
using CouncilBot.Features.Sessions;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Members;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee.Subscribe;

/// <summary>
/// What somebody's calendar shows: the meetings of the committee and the sessions of their coalition, each as it is now and as this
/// person may see it.
/// </summary>
internal sealed class CalendarFeed(RuleShelf shelf, SessionBook sessions, TimeProvider time)
{
    /// <summary>More of either kind than some years bring.</summary>
    private const int Most = 1_000;

    /// <summary>Whether somebody may subscribe: whom the committee concerns, as <see cref="CommitteePeople.AttendingAsync"/> finds them.</summary>
    public bool IsFor(Membership member) => RulesFor(member) is not null;

    /// <summary>The minutes before a meeting at which calendars remind, for whom there is one: as the bot does.</summary>
    /// <param name="db">The database, open for their coalition.</param>
    /// <param name="member">Who subscribes.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<int> RemindMinutesAsync(CouncilDb db, Membership member, CancellationToken cancellation) =>
        (await ReminderTimes.OfAsync(db, RulesFor(member)!.Rules.Committee!, cancellation)).Shortly;

    /// <summary>The calendar a token opens; null: none, whatever the reason.</summary>
    /// <param name="db">A context of no coalition; it is put to that of the calendar.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<CalendarFile?> OpenAsync(CouncilDb db, string token, CancellationToken cancellation)
    {
        if (await CalendarFeeds.FindAsync(db, token, cancellation) is not var (person, member) || !IsFor(member))
            return null;

        db.CoalitionId = member.CoalitionId;
        var (language, now) = (person.Language ?? Language.German, time.GetUtcNow().UtcDateTime);
        List<CalendarEntry> entries = [.. await MeetingsAsync(db, member, await RemindMinutesAsync(db, member, cancellation), language, now, cancellation), .. await SessionsAsync(db, language, now, cancellation)];
        return CalendarFile.Write(Texts.Of<CalendarResources>(language)["CalendarName", member.CoalitionName], entries, now);
    }

    private MatterRules? RulesFor(Membership member) =>
        shelf.Current(member.CoalitionId) is { Rules.Committee: not null } rules && Audience.Committee.Includes(member.Actor(), author: null, faction: null, rules.Rules) ? rules : null;

    private async Task<List<CalendarEntry>> MeetingsAsync(CouncilDb db, Membership member, int remindMinutes, Language language, DateTime now, CancellationToken cancellation)
    {
        var texts = Texts.Of<CalendarResources>(language);
        var rows = await MeetingBook.Coming(db, now - CommitteeState.Back).Take(Most).AsNoTracking().ToListAsync(cancellation);
        var ids = rows.ConvertAll(r => r.Id);
        var events = await db.MatterEvents.Where(e => ids.Contains(e.MatterId)).OrderBy(e => e.Number).Select(e => new { e.MatterId, e.AtUtc, e.Data }).ToListAsync(cancellation);
        var happened = events.ToLookup(e => e.MatterId, e => (e.AtUtc, What: MatterJson.Read<MeetingEvent>(e.Data)));
        List<CalendarEntry> entries = [];
        foreach (var row in rows)
        {
            if (!member.Actor().MaySee(row, (await shelf.OfAsync(db, row, cancellation)).Rules))
                continue;

            var meeting = CommitteeMeeting.Replay([.. happened[row.Id].Select(e => e.What)]);
            // How many have answered, and how busy the agenda is, is nothing a number in a calendar should tell.
            var changes = happened[row.Id].Where(e => IsShown(e.What)).ToList();
            var isCalledOff = meeting.Phase == MeetingPhase.CalledOff;
            entries.Add(new CalendarEntry(
                row.Id,
                isCalledOff ? texts["CalledOff", texts["Meeting"]] : texts["Meeting"],
                texts["MeetingAgenda", row.ShortId],
                meeting.Place,
                meeting.Time.StartUtc,
                meeting.Time.EndUtc,
                changes.Count - 1,
                changes[^1].AtUtc,
                isCalledOff,
                remindMinutes));
        }

        return entries;
    }

    private static bool IsShown(MeetingEvent happened) =>
        happened is MeetingEvent.Planned or MeetingEvent.Moved or MeetingEvent.CalledOff or MeetingEvent.Reinstated or MeetingEvent.PlaceNamed;

    /// <summary>Of a session only the beginning is known, and the bot reminds of none.</summary>
    private async Task<List<CalendarEntry>> SessionsAsync(CouncilDb db, Language language, DateTime now, CancellationToken cancellation)
    {
        var texts = Texts.Of<CalendarResources>(language);
        var rows = await SessionBook.Coming(db, now - CommitteeState.Back).Take(Most).AsNoTracking().ToListAsync(cancellation);
        return rows.ConvertAll(s => new CalendarEntry(
            s.Id,
            s.CancelledUtc is null ? sessions.BodyOf(s, language) : texts["CalledOff", sessions.BodyOf(s, language)],
            texts["SessionAgenda", SessionBook.ShortId(s.Id)],
            s.Place,
            s.StartUtc,
            EndUtc: null,
            s.Version,
            ChangedUtc: null,
            s.CancelledUtc is not null,
            RemindMinutes: null));
    }
}
