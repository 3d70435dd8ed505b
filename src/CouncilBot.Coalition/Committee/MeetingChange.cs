namespace CouncilBot.Coalition.Committee;

/// <summary>
/// What people decided about a meeting, as opposed to what the rule and the calendar say. Of several decisions on one meeting the
/// last holds.
/// </summary>
public abstract record MeetingChange
{
    private MeetingChange(DateOnly key) => Key = key;

    /// <summary>Which meeting: its day in the series, or the day for which an extra one was called; local.</summary>
    public DateOnly Key { get; }

    /// <summary>It does not take place.</summary>
    /// <param name="Key">Which meeting.</param>
    public sealed record Cancelled(DateOnly Key) : MeetingChange(Key);

    /// <summary>It takes place on another day or at another time.</summary>
    /// <param name="Key">Which meeting.</param>
    /// <param name="To">Local day on which it takes place; may be its own.</param>
    /// <param name="From">Local time it begins.</param>
    /// <param name="Until">Local time it ends.</param>
    public sealed record Moved(DateOnly Key, DateOnly To, TimeOnly From, TimeOnly Until) : MeetingChange(Key);

    /// <summary>A meeting besides the series.</summary>
    /// <param name="Key">Its local day, which is no day of the series.</param>
    /// <param name="From">Local time it begins.</param>
    /// <param name="Until">Local time it ends.</param>
    public sealed record Extra(DateOnly Key, TimeOnly From, TimeOnly Until) : MeetingChange(Key);

    /// <summary>It takes place on its own day at its own time, holiday or recess or not. It also undoes what was decided before.</summary>
    /// <param name="Key">Which meeting.</param>
    public sealed record Kept(DateOnly Key) : MeetingChange(Key);
}

/// <summary>Why a change cannot be.</summary>
public enum ChangeProblem
{
    /// <summary>There is no such meeting: no day of the series, and no extra one was called for it.</summary>
    NoSuchMeeting,

    /// <summary>The day of an extra meeting is one of the series, or the one an extra meeting was moved away from: change that one instead.</summary>
    DayTaken,

    /// <summary>The end is not after the beginning.</summary>
    TimesReversed,

    /// <summary>The night in March leaves this time out.</summary>
    TimeDoesNotExist,

    /// <summary>Another meeting takes place at the same time.</summary>
    Overlaps,
}
