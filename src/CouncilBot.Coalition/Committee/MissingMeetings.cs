using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Committee;

/// <summary>A session of a body, as far as meetings before it matter.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Body">Key of the body.</param>
/// <param name="StartUtc">When it begins, UTC.</param>
/// <param name="IsCancelled">Whether it was called off.</param>
public sealed record BodySession(Guid Id, string Body, DateTime StartUtc, bool IsCancelled = false);

/// <summary>A day with sessions before which the committee should meet and does not.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Sessions">The sessions of the day, in order; at least one.</param>
/// <param name="Previous">The last one before that day; null where none is known.</param>
/// <param name="Proposal">A change that brings about a meeting; null where there is no room for one.</param>
/// <param name="NoticedOn">The local day from which the managers are told.</param>
public sealed record MissingMeeting(DateOnly Day, IReadOnlyList<BodySession> Sessions, BodySession? Previous, MeetingChange? Proposal, DateOnly NoticedOn)
{
    /// <summary>The session that begins first.</summary>
    public BodySession Session => Sessions[0];
}

/// <summary>
/// Finds the sessions of the bodies the rule names before which no meeting takes place: none begins after the sessions of an
/// earlier day and ends by the time the first session of the day begins.
/// </summary>
public static class MissingMeetings
{
    /// <summary>What is missing, by day.</summary>
    /// <param name="calendar">The meetings, with rule, holidays and recesses.</param>
    /// <param name="sessions">The sessions of all bodies in any order. The ones before the first in question belong to them, or that one has no previous one.</param>
    /// <param name="sinceUtc">Sessions until then are only previous ones; a first session looks back until then for its meeting.</param>
    /// <param name="zone">In which the people live.</param>
    public static IReadOnlyList<MissingMeeting> Find(CommitteeCalendar calendar, IEnumerable<BodySession> sessions, DateTime sinceUtc, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var days = sessions
            .Where(s => !s.IsCancelled && calendar.Rules.Before.Contains(s.Body, StringComparer.Ordinal))
            .OrderBy(s => s.StartUtc).ThenBy(s => s.Body, StringComparer.Ordinal).ThenBy(s => s.Id)
            .GroupBy(s => LocalDay(s.StartUtc, zone))
            .OrderBy(d => d.Key);
        var missing = new List<MissingMeeting>();
        BodySession? previous = null;
        foreach (var day in days)
        {
            IReadOnlyList<BodySession> ofDay = [.. day];
            var gap = new MeetingGap(calendar, previous?.StartUtc ?? sinceUtc, ofDay[0].StartUtc, zone);
            if (ofDay[0].StartUtc > sinceUtc && !gap.HasMeeting)
                missing.Add(new MissingMeeting(day.Key, ofDay, previous, gap.Proposal(), day.Key.AddDays(-calendar.Rules.Reminders.MissingNotice)));

            previous = ofDay[^1];
        }

        return missing;
    }

    internal static DateOnly LocalDay(DateTime utc, TimeZoneInfo zone) => DateOnly.FromDateTime(LocalTimes.ToLocal(utc, zone));
}
