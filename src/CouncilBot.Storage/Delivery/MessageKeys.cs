namespace CouncilBot.Storage.Delivery;

/// <summary>
/// Keys of messages that are found again by what they are about, see <see cref="Rows.OutboxRow.Key"/>.
/// </summary>
public static class MessageKeys
{
    /// <summary>Begins the keys of all questions that were given to managers.</summary>
    public const string Handovers = "handover:";

    /// <summary>A question given to a manager; it names who asks.</summary>
    public static string Handover(Guid handover, Guid manager) => $"{HandoverTo(handover)}{manager:N}";

    /// <summary>Begins the keys of one question to each of the managers.</summary>
    public static string HandoverTo(Guid handover) => $"{Handovers}{handover:N}:";

    /// <summary>A manager's reply to who asked.</summary>
    public static string Reply(Guid handover, Guid asker) => $"handover-reply:{handover:N}:{asker:N}";

    /// <summary>News of a matter to a person: one for each event of it, and for each occasion that is no event of it.</summary>
    public static string Notice(Guid matter, int events, Guid person, string? occasion = null) => $"notice:{matter:N}:{events}:{person:N}{Behind(occasion)}";

    /// <summary>A card of a matter in somebody's chat is brought up to an event of it, or to an occasion that is none.</summary>
    public static string CardUpdate(Guid matter, int events, long card, string? occasion = null) => $"update:{matter:N}:{events}:{card}{Behind(occasion)}";

    /// <summary>A card in somebody's chat is closed. The moment belongs to it: who came back may leave again.</summary>
    public static string CardClosing(long card, DateTime atUtc) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"close:{card}:{atUtc:O}");

    /// <summary>News of a matter for a faction in which nobody is enrolled; the newest counts.</summary>
    public static string ForLater(Guid matter, string faction) => $"later:{matter:N}:{faction}";

    /// <summary>Begins the keys of one reminder of a meeting to each person.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="kind">Which reminder.</param>
    /// <param name="day">Its local day.</param>
    public static string Reminder(Guid meeting, string kind, DateOnly day) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Reminders(meeting, kind)}{day:O}:");

    /// <summary>Begins the keys of all reminders of one kind of a meeting.</summary>
    public static string Reminders(Guid meeting, string kind) => $"reminder:{meeting:N}:{kind}:";

    /// <summary>That no meeting lies before the sessions of a day, told to a manager.</summary>
    /// <param name="coalition">The coalition.</param>
    /// <param name="day">The local day of the sessions.</param>
    /// <param name="week">How many weeks it has been told.</param>
    /// <param name="manager">The manager.</param>
    public static string MissingMeeting(string coalition, DateOnly day, int week, Guid manager) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"missing-meeting:{coalition}:{day:O}:{week}:{manager:N}");

    /// <summary>That the times of reminders were changed, told to a manager.</summary>
    /// <param name="coalition">The coalition.</param>
    /// <param name="delivery">The turn that changed them.</param>
    /// <param name="manager">The manager.</param>
    public static string ReminderTimes(string coalition, string delivery, Guid manager) => $"reminder-times:{coalition}:{delivery}:{manager:N}";

    private static string Behind(string? occasion) => occasion is null ? "" : $":{occasion}";
}
