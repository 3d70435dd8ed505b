using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Hosting.Scheduling;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Reminders.Plan;

/// <summary>
/// Reminds every morning of what waits for somebody: deadlines of motions, announcements and notices the partner has not
/// acknowledged, results of the committee that are not released or not confirmed. Only those are reminded who can act, and only while they have not.
/// </summary>
internal sealed class MatterReminders(CouncilDbFactory databases, AgreementBook agreements, RuleShelf shelf, OutboxSignal signal, TimeProvider time) : IRound
{
    /// <summary>In the morning, before the working day of most councillors takes them away.</summary>
    public static readonly Schedule Schedule = new("matter-reminders", "0 0 9 * * ?");

    /// <summary>What is overdue is said again so often, and not for ever.</summary>
    private const int DaysBetween = 7;
    private const int MostTimes = 4;

    /// <summary>Days a board has for taking note, managers for the minutes, and a faction for its confirmation, before the first reminder.</summary>
    private const int DaysToAnswer = 3;

    /// <summary>A reminder that cannot be delivered within a day is overtaken by the next.</summary>
    private static readonly TimeSpan Expiry = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public async Task RunAsync(DateTime scheduledUtc, CancellationToken cancellation)
    {
        try
        {
            await EachCoalition.RunAsync(agreements.All.Where(a => a.Rules is not null), agreement => OfAsync(agreement, cancellation));
        }
        finally
        {
            signal.Raise();
        }
    }

    private async Task OfAsync(Agreement agreement, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(BerlinTime.Of(now));
        await using var db = databases.Open(agreement.Id);
        List<OutboxRow> reminders = [];
        foreach (var one in await WaitingAsync(db, today, now, cancellation))
        {
            var people = await ReminderRows.WantedByAsync(db, one.People, now, cancellation);
            reminders.AddRange(people.Select(person => ReminderRows.Of(one.Matter, one.Kind, one.Day, person, now, now, now + Expiry)));
        }

        await Outbox.AddAsync(db, reminders, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private async Task<List<Waits>> WaitingAsync(CouncilDb db, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        var since = now - TimeSpan.FromDays(DaysToAnswer + (MostTimes * DaysBetween));
        var rows = await db.Matters
            .Where(m => (m.Kind == MatterKind.Motion && m.IsOpen && m.Waiting != Waiting.Nobody && m.DueUtc != null && m.DueUtc > since)
                || (m.Kind == MatterKind.DeviatingVote && m.Phase == nameof(DeviatingVotePhase.Announced) && m.ChangedUtc > since)
                || (m.Kind == MatterKind.PartnerNotice && m.Waiting == Waiting.Partner && m.ChangedUtc > since)
                || (m.Kind == MatterKind.Meeting && m.IsOpen && m.DueUtc < now && m.DueUtc > since))
            .OrderBy(m => m.Id)
            .AsNoTracking()
            .ToListAsync(cancellation);
        List<Waits> waiting = [];
        foreach (var row in rows)
        {
            var rules = await shelf.OfAsync(db, row, cancellation);
            waiting.AddRange(row.Kind switch
            {
                MatterKind.Motion => await MotionAsync(db, row, rules, today, now, cancellation),
                MatterKind.DeviatingVote => await VoteAsync(db, row, rules, today, now, cancellation),
                MatterKind.PartnerNotice => await PartnerNoticeAsync(db, row, rules, today, cancellation),
                _ => await MeetingAsync(db, row, rules, today, now, cancellation),
            });
        }

        return waiting;
    }

    /// <summary>A deadline is near on its day and the day before; when it is over, once a week.</summary>
    private static async Task<IEnumerable<Waits>> MotionAsync(CouncilDb db, MatterRow row, MatterRules rules, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        var due = DateOnly.FromDateTime(BerlinTime.Of(row.DueUtc!.Value.AddTicks(-1)));
        var isOver = row.DueUtc <= now;
        if (!isOver && due.DayNumber - today.DayNumber > 1)
            return [];

        List<Guid> people = [];
        foreach (var faction in rules.Rules.Factions.Where(f => row.Waiting.HasFlag(f == row.FactionKey ? Waiting.Sponsor : Waiting.Partner)))
            people.AddRange(await Roster.WithRolesAsync(db, row.CoalitionId, faction, rules.Rules.Roles.Speak, cancellation));

        return isOver ? Again(row, "Overdue", due.AddDays(1), today, people) : [new Waits(row, "DueSoon", due, people)];
    }

    /// <summary>Who announces a deviating vote informs the partner before the session; once it is not of use any more.</summary>
    private static async Task<IEnumerable<Waits>> VoteAsync(CouncilDb db, MatterRow row, MatterRules rules, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        var events = await MatterLog.ReadAsync<DeviatingVoteEvent>(db, row.Id, cancellation);
        var vote = DeviatingVote.Replay(events);
        var partner = rules.Agreement.PartnerOf(vote.Faction).Key;
        // Who wants to talk about it has taken note.
        if (vote.Announcement.Session.HasBegun(now) || vote.Acknowledged.Concat(vote.TalkRequested).Any(r => r.Faction == partner) || vote.OnAgenda?.Faction == partner)
            return [];

        var first = (await DayOfLastAsync<DeviatingVoteEvent, DeviatingVoteEvent.Announced>(db, row, events, cancellation)).AddDays(DaysToAnswer);
        return first > today ? [] : [new Waits(row, "Unanswered", first, await Roster.WithRolesAsync(db, row.CoalitionId, partner, rules.Rules.Roles.Speak, cancellation))];
    }

    /// <summary>Until somebody of the partner's board has taken note; while it waits for that, nothing else happens with it.</summary>
    private static async Task<IEnumerable<Waits>> PartnerNoticeAsync(CouncilDb db, MatterRow row, MatterRules rules, DateOnly today, CancellationToken cancellation)
    {
        var first = DateOnly.FromDateTime(BerlinTime.Of(row.ChangedUtc)).AddDays(DaysToAnswer);
        var partner = rules.Agreement.PartnerOf(row.FactionKey!).Key;
        return Again(row, "Unanswered", first, today, await Roster.WithRolesAsync(db, row.CoalitionId, partner, rules.Rules.Roles.Speak, cancellation));
    }

    /// <summary>Minutes are released by both managers; results are confirmed by each faction's.</summary>
    private static async Task<IEnumerable<Waits>> MeetingAsync(CouncilDb db, MatterRow row, MatterRules rules, DateOnly today, DateTime now, CancellationToken cancellation)
    {
        var events = await MatterLog.ReadAsync<MeetingEvent>(db, row.Id, cancellation);
        var meeting = CommitteeMeeting.Replay(events);
        if (meeting.Items.Count == 0 || meeting.Time.EndUtc > now)
            return [];

        var isReleased = meeting.Phase == MeetingPhase.Released;
        var done = (isReleased ? meeting.ConfirmedBy : meeting.ReleasedBy).Select(r => r.Faction).ToList();
        List<Guid> people = [];
        foreach (var faction in rules.Rules.Factions.Except(done, StringComparer.Ordinal))
            people.AddRange(await Roster.WithRolesAsync(db, row.CoalitionId, faction, rules.Rules.Roles.Organise, cancellation));

        var first = (isReleased ? await DayOfLastAsync<MeetingEvent, MeetingEvent.MinutesReleased>(db, row, events, cancellation) : meeting.Time.Day).AddDays(DaysToAnswer);
        return Again(row, isReleased ? "ConfirmationMissing" : "ResultsMissing", first, today, people);
    }

    /// <summary>The local day on which this last happened, whatever has happened since.</summary>
    private static async Task<DateOnly> DayOfLastAsync<TEvent, THappened>(CouncilDb db, MatterRow row, IReadOnlyList<TEvent> events, CancellationToken cancellation)
    {
        var number = events.Select((e, i) => (Event: e, Number: i + 1)).Last(e => e.Event is THappened).Number;
        return DateOnly.FromDateTime(BerlinTime.Of(await db.MatterEvents.Where(e => e.MatterId == row.Id && e.Number == number).Select(e => e.AtUtc).SingleAsync(cancellation)));
    }

    /// <summary>From the first day on once a week, a few times.</summary>
    private static IEnumerable<Waits> Again(MatterRow row, string kind, DateOnly first, DateOnly today, IReadOnlyList<Guid> people)
    {
        var times = (today.DayNumber - first.DayNumber) / DaysBetween;
        return today < first || times >= MostTimes ? [] : [new Waits(row, kind, first.AddDays(times * DaysBetween), people)];
    }

    /// <summary>What waits for some people.</summary>
    /// <param name="Matter">The matter.</param>
    /// <param name="Kind">What it waits for; names the words on its card.</param>
    /// <param name="Day">The local day of this reminder: one for each.</param>
    /// <param name="People">Who can act.</param>
    private sealed record Waits(MatterRow Matter, string Kind, DateOnly Day, IReadOnlyList<Guid> People);
}
