using CouncilBot.Coalition.Rules;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Reminders.Times;

/// <summary>When the committee of a coalition reminds: what its managers decided, or else the rule data.</summary>
internal static class ReminderTimes
{
    private const int MinutesOfAnHour = 60;

    /// <summary>The times that hold.</summary>
    /// <param name="db">The database, open for the coalition.</param>
    /// <param name="committee">The rule.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<CommitteeReminders> OfAsync(CouncilDb db, CommitteeRules committee, CancellationToken cancellation) =>
        await FindAsync(db, cancellation) is { } set
            ? committee.Reminders with { Call = new WeeklyTime(set.CallDay, TimeOf(set.CallTime)), Agenda = TimeOf(set.AgendaTime), Shortly = set.Shortly }
            : committee.Reminders;

    /// <summary>Stores what the managers decided. Saved by the caller.</summary>
    public static async Task SetAsync(CouncilDb db, string coalition, CommitteeReminders times, DateTime now, CancellationToken cancellation)
    {
        var row = await FindAsync(db, cancellation);
        if (row is null)
            db.CommitteeTimes.Add(row = new CommitteeTimesRow { CoalitionId = coalition });

        (row.CallDay, row.CallTime) = (times.Call.Day, MinutesOf(times.Call.Time));
        (row.AgendaTime, row.Shortly, row.ChangedUtc) = (MinutesOf(times.Agenda), times.Shortly, now);
    }

    /// <summary>Also what was set a moment ago and is not saved yet.</summary>
    private static async Task<CommitteeTimesRow?> FindAsync(CouncilDb db, CancellationToken cancellation) => await db.CommitteeTimes.FindAsync([db.CoalitionId], cancellation);

    private static TimeOnly TimeOf(int minutes) => new(minutes / MinutesOfAnHour, minutes % MinutesOfAnHour);

    private static int MinutesOf(TimeOnly time) => (time.Hour * MinutesOfAnHour) + time.Minute;
}
