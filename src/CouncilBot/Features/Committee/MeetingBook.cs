using System.Security.Cryptography;
using System.Text;
using CouncilBot.Coalition.Committee;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Matters;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Committee;

/// <summary>The meetings of the cooperation committee, as they are kept: each is a matter whose identity follows from its day.</summary>
internal static class MeetingBook
{
    /// <summary>The identity of a meeting: the same wherever and however often it is planned, so that it is planned once.</summary>
    /// <param name="coalitionId">The coalition.</param>
    /// <param name="day">The day of the series, or the first day of an extra meeting.</param>
    public static Guid IdOf(string coalitionId, DateOnly day)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"meeting:{coalitionId}:{day:O}"))).AsSpan(0, 16);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>A meeting's time from what clocks show; null when the night in March leaves one of them out.</summary>
    public static MeetingTime? TimeOf(DateOnly day, TimeOnly from, TimeOnly until) =>
        BerlinTime.ToUtc(day.ToDateTime(from)) is { } start && BerlinTime.ToUtc(day.ToDateTime(until)) is { } end && end > start
            ? new MeetingTime(day, from, until, start, end)
            : null;

    /// <summary>Meetings from the local day on that <paramref name="now"/> lies in, also those called off; the earliest first.</summary>
    public static IQueryable<MatterRow> Coming(CouncilDb db, DateTime now)
    {
        var from = BerlinTime.DayStart(now);
        return db.Matters.Where(m => m.Kind == MatterKind.Meeting && m.DueUtc > from).OrderBy(m => m.DueUtc).ThenBy(m => m.Id);
    }

    /// <summary>Plans a meeting, once. Saved by the caller.</summary>
    /// <returns>Its row, or null when it is planned already.</returns>
    public static async Task<MatterRow?> PlanAsync(CouncilDb db, MatterRules rules, MeetingEvent.Planned planned, Guid? by, string? faction, DateTime now, CancellationToken cancellation)
    {
        var coalition = rules.Agreement.Id;
        var id = IdOf(coalition, planned.Day);
        if (await db.Matters.AnyAsync(m => m.Id == id, cancellation))
            return null;

        var meeting = CommitteeMeeting.From(planned);
        var summary = new MatterSummary(meeting.PhaseName, meeting.IsOpen, meeting.Audience(rules.Rules), meeting.Waiting, meeting.Title, SessionId: null, BerlinTime.EndOf(meeting.Time.Day));
        return MatterLog.Begin<MeetingEvent>(db, new MatterOrigin(id, coalition, MatterKind.Meeting, FactionKey: null, Author: null, rules.Hash), planned, summary, now);
    }
}
