using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Committee;

/// <summary>What people of the committee are reminded of.</summary>
public enum ReminderKind
{
    /// <summary>They are asked for items of the agenda.</summary>
    Call,

    /// <summary>They get the agenda on the day of the meeting.</summary>
    Agenda,

    /// <summary>The meeting is about to begin.</summary>
    Shortly,
}

/// <summary>A moment at which people are reminded of a meeting.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="Local">Local time.</param>
/// <param name="Utc">UTC.</param>
public sealed record Reminder(ReminderKind Kind, DateTime Local, DateTime Utc);

/// <summary>When people are reminded of a meeting.</summary>
public static class ReminderPlan
{
    /// <summary>The agenda comes at least this many minutes before the meeting, however early that begins.</summary>
    public const int LeastMinutesBefore = 60;

    private const int Week = 7;

    /// <summary>The reminders of a meeting, one of each kind; none for a meeting that does not take place.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="reminders">The settings of the coalition.</param>
    /// <param name="zone">In which the people live.</param>
    public static IReadOnlyList<Reminder> Of(Meeting meeting, CommitteeReminders reminders, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(meeting);
        ArgumentNullException.ThrowIfNull(reminders);
        if (!meeting.TakesPlace)
            return [];

        var begins = meeting.BeginsUtc(zone);
        var agenda = LocalTimes.ToUtcOrLater(meeting.Day.ToDateTime(reminders.Agenda), zone);
        var latest = begins.AddMinutes(-LeastMinutesBefore);
        return
        [
            At(ReminderKind.Call, LocalTimes.ToUtcOrLater(CallDay(meeting.Day, reminders.Call.Day).ToDateTime(reminders.Call.Time), zone)),
            At(ReminderKind.Agenda, agenda < latest ? agenda : latest),
            At(ReminderKind.Shortly, begins.AddMinutes(-reminders.Shortly)),
        ];

        Reminder At(ReminderKind kind, DateTime utc) => new(kind, LocalTimes.ToLocal(utc, zone), utc);
    }

    private static DateOnly CallDay(DateOnly meeting, DayOfWeek day)
    {
        var daysBefore = (meeting.DayOfWeek - day + Week) % Week;
        return meeting.AddDays(daysBefore == 0 ? -Week : -daysBefore);
    }
}
