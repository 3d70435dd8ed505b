using static CouncilBot.Coalition.Committee.MeetingChange;

namespace CouncilBot.Coalition.Committee;

/// <summary>The time between two sessions, in which the committee should meet.</summary>
/// <param name="calendar">The meetings.</param>
/// <param name="after">A meeting begins after this, UTC.</param>
/// <param name="before">And ends by then, UTC.</param>
/// <param name="zone">In which the people live.</param>
internal sealed class MeetingGap(CommitteeCalendar calendar, DateTime after, DateTime before, TimeZoneInfo zone)
{
    /// <summary>A meeting that is moved stays within a week of its day: farther away lies another week's meeting.</summary>
    private const int MostDaysAway = 6;

    private readonly DateOnly _first = MissingMeetings.LocalDay(after, zone);
    private readonly DateOnly _last = MissingMeetings.LocalDay(before, zone);

    public bool HasMeeting => calendar.Between(_first, _last).Any(m => m.TakesPlace && IsInside(m));

    /// <summary>
    /// The change that brings about a meeting. The one of the series that falls out last is moved: to the days after it, then to
    /// those before. Where all of them are in the recess, it is kept in the recess. Where none falls out, an extra one is called
    /// for the last day before the session, or the day of the session itself where nothing else is left.
    /// </summary>
    public MeetingChange? Proposal()
    {
        var near = Back(_last.DayNumber - 1).Take(MostDaysAway).Append(_last);
        IEnumerable<MeetingChange> changes =
        [
            .. FallsOut() is { } meeting ? Moves(meeting) : [],
            .. near.Where(IsOutsideRecess).Select(Called),
        ];
        return changes.Concat(Back(_last.DayNumber - 1).Append(_last).Select(Called)).FirstOrDefault(Fits);
    }

    private Meeting? FallsOut() => calendar.Between(_first, _last).LastOrDefault(m => !m.TakesPlace && !m.IsExtra && m.BeginsUtc(zone) > after && m.BeginsUtc(zone) < before);

    private IEnumerable<MeetingChange> Moves(Meeting meeting)
    {
        var days = Days(meeting.Day.DayNumber + 1, Math.Min(meeting.Day.DayNumber + MostDaysAway, _last.DayNumber)).Concat(Back(meeting.Day.DayNumber - 1).Take(MostDaysAway)).ToList();
        return
        [
            .. days.Where(IsOutsideRecess).Select(Moved),
            .. meeting.Status is MeetingStatus.InRecess ? [new Kept(meeting.Key)] : Array.Empty<MeetingChange>(),
            .. days.Select(Moved),
        ];

        MeetingChange Moved(DateOnly day) => new Moved(meeting.Key, day, meeting.From, meeting.Until);
    }

    private MeetingChange Called(DateOnly day) => new Extra(day, calendar.Rules.From, calendar.Rules.Until);

    private bool Fits(MeetingChange change) => change switch
    {
        Moved moved => IsWorkday(moved.To),
        Extra extra => IsWorkday(extra.Key),
        _ => true,
    } && calendar.ProblemOf(change, zone) is null && IsInside(calendar.After(change));

    private bool IsInside(Meeting meeting) => meeting.BeginsUtc(zone) > after && meeting.EndsUtc(zone) <= before;

    private bool IsWorkday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && calendar.Rules.Holidays.On(day) is null;

    private bool IsOutsideRecess(DateOnly day) => calendar.RecessOn(day) is null;

    private IEnumerable<DateOnly> Back(int from) => Days(_first.DayNumber, from).Reverse();

    private static IEnumerable<DateOnly> Days(int first, int last) => Enumerable.Range(first, Math.Max(0, last - first + 1)).Select(DateOnly.FromDayNumber);
}
