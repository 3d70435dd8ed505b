using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Committee;

/// <summary>Whether a meeting takes place, and why not.</summary>
public abstract record MeetingStatus
{
    private MeetingStatus()
    {
    }

    /// <summary>It takes place on its own day.</summary>
    public sealed record Planned : MeetingStatus;

    /// <summary>It takes place on another day or at another time: those of the meeting. Its own day is the key.</summary>
    public sealed record Moved : MeetingStatus;

    /// <summary>People called it off.</summary>
    public sealed record Cancelled : MeetingStatus;

    /// <summary>It does not take place, since its day is a holiday.</summary>
    /// <param name="Holiday">Which.</param>
    public sealed record OnHoliday(LocalName Holiday) : MeetingStatus;

    /// <summary>It does not take place, since its day is in a recess.</summary>
    /// <param name="Recess">Which.</param>
    public sealed record InRecess(Recess Recess) : MeetingStatus;
}

/// <summary>A meeting of the cooperation committee. Days and times are local.</summary>
/// <param name="Key">Its identity, whatever is decided about it: its day in the series, or the day for which it was called.</param>
/// <param name="Day">The day on which it takes place or would have.</param>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="IsExtra">Whether it is none of the series.</param>
/// <param name="Status">Whether it takes place.</param>
public sealed record Meeting(DateOnly Key, DateOnly Day, TimeOnly From, TimeOnly Until, bool IsExtra, MeetingStatus Status)
{
    /// <summary>Whether it takes place.</summary>
    public bool TakesPlace => Status is MeetingStatus.Planned or MeetingStatus.Moved;

    /// <summary>When it begins, UTC.</summary>
    public DateTime BeginsUtc(TimeZoneInfo zone) => LocalTimes.ToUtcOrLater(Day.ToDateTime(From), zone);

    /// <summary>When it ends, UTC.</summary>
    public DateTime EndsUtc(TimeZoneInfo zone) => LocalTimes.ToUtcOrLater(Day.ToDateTime(Until), zone);
}
