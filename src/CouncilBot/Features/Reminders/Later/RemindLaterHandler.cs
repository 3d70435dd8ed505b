using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Committee;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Reminders.Later;

/// <summary>"Später erinnern": the card of a meeting comes once more in an hour. The series of reminders stays as it is.</summary>
internal sealed class RemindLaterHandler(MeetingDesk desk) : IHandler
{
    public const string Verb = "reminders.later";

    /// <summary>What is noted of it, and names its words on the card.</summary>
    public const string Kind = "Later";

    private static readonly TimeSpan s_wait = TimeSpan.FromHours(1);

    /// <summary>Whether there is time for it before the meeting.</summary>
    public static bool IsTimeFor(CommitteeMeeting meeting, DateTime now) => meeting.Phase == MeetingPhase.Planned && now + s_wait < meeting.Time.StartUtc;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<RemindersResources>();
        if (await desk.FindAsync(visit, cancellation) is not { } meeting)
            return desk.NotThere(visit);

        if (!IsTimeFor(meeting.State, visit.Now))
            return Response.Say(texts["TooLateForLater"]);

        var due = visit.Now + s_wait;
        var day = DateOnly.FromDateTime(BerlinTime.Of(due));
        var beginning = MessageKeys.Reminder(meeting.Row.Id, Kind, day);
        var waiting = await visit.Db.Outbox
            .Where(m => m.Key.StartsWith(beginning) && m.PersonId == visit.Person.Id && (m.State == OutboxState.Pending || m.State == OutboxState.Sending))
            .OrderBy(m => m.DueUtc)
            .FirstOrDefaultAsync(cancellation);
        // A second tap does not ask for a second one.
        if (waiting is null)
        {
            var row = ReminderRows.Of(meeting.Row, Kind, day, visit.Person.Id, visit.Now, due, meeting.State.Time.StartUtc);
            row.Key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Key}:{due:HHmmss}");
            visit.Db.Outbox.Add(row);
        }

        return Response.Say(texts["Later", BerlinTime.Of(waiting?.DueUtc ?? due)]);
    }
}
