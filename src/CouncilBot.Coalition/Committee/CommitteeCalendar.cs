using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Committee;

/// <summary>
/// The meetings of the cooperation committee: the series of the rule, without holidays and recesses, with what people decided. A
/// holiday goes before a recess, and what people decided before both.
/// </summary>
public sealed class CommitteeCalendar
{
    private const int Week = 7;

    private readonly IReadOnlyList<Recess> _recesses;
    private readonly Dictionary<DateOnly, Meeting> _decided = [];
    private readonly Dictionary<DateOnly, MeetingChange.Extra> _called = [];
    private readonly List<(MeetingChange Change, ChangeProblem Problem)> _notApplied = [];

    /// <param name="rules">The rule.</param>
    /// <param name="changes">What people decided, in the order in which they did.</param>
    /// <param name="recesses">Times without meetings; of two that share a day the first gives the name.</param>
    public CommitteeCalendar(CommitteeRules rules, IEnumerable<MeetingChange> changes, IReadOnlyList<Recess> recesses)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(recesses);
        Rules = rules;
        _recesses = recesses;
        foreach (var change in changes)
        {
            if (Impossible(change) is { } problem)
                _notApplied.Add((change, problem));
            else
                Apply(change);
        }
    }

    /// <summary>The rule.</summary>
    public CommitteeRules Rules { get; }

    /// <summary>
    /// Changes that do not fit the rule, such as those on days of a series that has another weekday by now. They have no effect,
    /// and people have to look at them.
    /// </summary>
    public IReadOnlyList<(MeetingChange Change, ChangeProblem Problem)> NotApplied => _notApplied;

    /// <summary>The meetings on these local days, both included, in order: those that do not take place too, and moved ones on their new day.</summary>
    public IReadOnlyList<Meeting> Between(DateOnly first, DateOnly last) =>
    [
        .. Series(first, last).Where(d => !_decided.ContainsKey(d)).Select(OfSeries)
            .Concat(_decided.Values.Where(m => first <= m.Day && m.Day <= last))
            .OrderBy(m => m.Day).ThenBy(m => m.From).ThenBy(m => m.Key),
    ];

    /// <summary>The meeting with this key, or null where there is none.</summary>
    public Meeting? Find(DateOnly key) => _decided.TryGetValue(key, out var meeting) ? meeting : IsOfSeries(key) ? OfSeries(key) : null;

    /// <summary>The recess a day belongs to, or null.</summary>
    public Recess? RecessOn(DateOnly day) => _recesses.FirstOrDefault(r => r.Contains(day));

    /// <summary>What is to be told to somebody who wants to make this change now; null: they can. Made again it is the same change.</summary>
    public ChangeProblem? ProblemOf(MeetingChange change, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (Impossible(change) is { } problem)
            return problem;

        var meeting = After(change);
        if (!meeting.TakesPlace)
            return null;

        if (IsLeftOut(meeting.From) || IsLeftOut(meeting.Until))
            return ChangeProblem.TimeDoesNotExist;

        // Only asked of who decides: a recess that is corrected later must not undo what was decided.
        return Between(meeting.Day, meeting.Day).Any(m => m.TakesPlace && m.Key != meeting.Key && m.From < meeting.Until && meeting.From < m.Until)
            ? ChangeProblem.Overlaps
            : null;

        bool IsLeftOut(TimeOnly time) => LocalTimes.ToUtc(meeting.Day.ToDateTime(time), zone) is null;
    }

    private void Apply(MeetingChange change)
    {
        if (change is MeetingChange.Extra extra)
            _called[extra.Key] = extra;

        _decided[change.Key] = After(change);
    }

    /// <summary>The meeting as a change that is possible leaves it.</summary>
    internal Meeting After(MeetingChange change) => change switch
    {
        MeetingChange.Cancelled => Find(change.Key)! with { Status = new MeetingStatus.Cancelled() },
        MeetingChange.Moved moved => Own(moved.Key) with { Day = moved.To, From = moved.From, Until = moved.Until, Status = new MeetingStatus.Moved() },
        MeetingChange.Extra extra => Own(extra),
        MeetingChange.Kept => Own(change.Key),
        _ => throw new InvalidOperationException($"{change.GetType().Name} is no change of a meeting."),
    };

    private ChangeProblem? Impossible(MeetingChange change) => change switch
    {
        MeetingChange.Extra extra when IsOfSeries(extra.Key) || (Find(extra.Key) is { TakesPlace: true, Day: var day } && day != extra.Key) => ChangeProblem.DayTaken,
        MeetingChange.Extra extra when extra.Until <= extra.From => ChangeProblem.TimesReversed,
        MeetingChange.Extra => null,
        _ when Find(change.Key) is null => ChangeProblem.NoSuchMeeting,
        MeetingChange.Moved moved when moved.Until <= moved.From => ChangeProblem.TimesReversed,
        _ => null,
    };

    private Meeting OfSeries(DateOnly day) => Own(day) with
    {
        Status = Rules.Holidays.On(day) is { } holiday ? new MeetingStatus.OnHoliday(holiday)
            : RecessOn(day) is { } recess ? new MeetingStatus.InRecess(recess)
            : new MeetingStatus.Planned(),
    };

    /// <summary>The meeting with this key on its own day and at its own time.</summary>
    private Meeting Own(DateOnly key) => _called.TryGetValue(key, out var extra)
        ? Own(extra)
        : new Meeting(key, key, Rules.From, Rules.Until, IsExtra: false, new MeetingStatus.Planned());

    private static Meeting Own(MeetingChange.Extra extra) => new(extra.Key, extra.Key, extra.From, extra.Until, IsExtra: true, new MeetingStatus.Planned());

    private bool IsOfSeries(DateOnly day) => day.DayOfWeek == Rules.Day;

    // Counted, since the last day there is has no day after it.
    private IEnumerable<DateOnly> Series(DateOnly first, DateOnly last)
    {
        for (var day = first.DayNumber + ((Rules.Day - first.DayOfWeek + Week) % Week); day <= last.DayNumber; day += Week)
            yield return DateOnly.FromDayNumber(day);
    }
}
