namespace CouncilBot.Coalition.Rules;

/// <summary>A time on a day of the week, both local.</summary>
/// <param name="Day">The day of the week.</param>
/// <param name="Time">The time.</param>
public sealed record WeeklyTime(DayOfWeek Day, TimeOnly Time);

/// <summary>When the people of the committee hear of a meeting: settings of the coalition, never shown as a quote.</summary>
/// <param name="Call">When items for the agenda are asked for: the last such moment at least one day before the meeting.</param>
/// <param name="Agenda">Local time on the day of the meeting at which the agenda comes.</param>
/// <param name="Shortly">Minutes before it begins at which they are reminded once more.</param>
/// <param name="MissingNotice">Days before a session at which the managers of both factions are told that no meeting precedes it.</param>
public sealed record CommitteeReminders(WeeklyTime Call, TimeOnly Agenda, int Shortly, int MissingNotice)
{
    /// <summary>Minutes before the meeting where nothing is set.</summary>
    public const int DefaultShortly = 30;

    /// <summary>Days before a session where nothing is set.</summary>
    public const int DefaultMissingNotice = 14;

    /// <summary>The call for items where nothing is set.</summary>
    public static WeeklyTime DefaultCall { get; } = new(DayOfWeek.Thursday, new TimeOnly(12, 0));

    /// <summary>When the agenda comes where nothing is set.</summary>
    public static TimeOnly DefaultAgenda { get; } = new(9, 0);

    /// <summary>What holds where nothing is set.</summary>
    public static CommitteeReminders Default { get; } = new(DefaultCall, DefaultAgenda, DefaultShortly, DefaultMissingNotice);
}
