using System.Globalization;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Reminders.Times;

/// <summary>Times of reminders as people name them, in words or on a form.</summary>
internal static class TypedTimes
{
    public const string DayInput = "day";
    public const string CallInput = "call";
    public const string AgendaInput = "agenda";
    public const string ShortlyInput = "shortly";

    /// <summary>Fewer minutes nobody could use any more.</summary>
    private const int LeastMinutes = 5;

    private static readonly CultureInfo[] s_languages = [CultureInfo.GetCultureInfo("de-DE"), CultureInfo.GetCultureInfo("en-GB")];

    /// <summary>Whether nothing was named: then the form is wanted.</summary>
    public static bool IsEmpty(Visit visit) => visit.Turn.Action is null ? visit.Argument.Length == 0 : visit.Input(CallInput) is null;

    /// <summary>What was named; null when it is no day of the week, two times and minutes that fit between agenda and meeting.</summary>
    public static CommitteeReminders? Read(Visit visit, CommitteeReminders before)
    {
        var (day, call, agenda, shortly) = visit.Turn.Action is null
            ? Words(visit.Argument)
            : (visit.Input(DayInput) ?? "", visit.Input(CallInput) ?? "", visit.Input(AgendaInput) ?? "", visit.Input(ShortlyInput) ?? "");
        return DayOf(day) is { } weekday
            && LocalTimes.TryReadTime(call, out var callTime)
            && LocalTimes.TryReadTime(agenda, out var agendaTime)
            && int.TryParse(shortly, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && minutes is >= LeastMinutes and < ReminderPlan.LeastMinutesBefore
            ? before with { Call = new WeeklyTime(weekday, callTime), Agenda = agendaTime, Shortly = minutes }
            : null;
    }

    /// <summary>For a field: 09:00.</summary>
    public static string Digits(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"Donnerstag 12:00, 9:00, 30": also with "um", "Uhr" and "Minuten" between.</summary>
    private static (string Day, string Call, string Agenda, string Shortly) Words(string words)
    {
        string[] named = [.. words.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(w => w.ToLowerInvariant() is not ("um" or "uhr" or "und" or "minuten" or "at" or "and" or "minutes"))];
        return named is [var day, var call, var agenda, var shortly] ? (day, call, agenda, shortly) : ("", "", "", "");
    }

    private static DayOfWeek? DayOf(string text) => Enum.GetValues<DayOfWeek>()
        .Where(d => d.ToString() == text || s_languages.Any(l => l.DateTimeFormat.GetDayName(d).Equals(text, StringComparison.OrdinalIgnoreCase)))
        .Select(d => (DayOfWeek?)d)
        .FirstOrDefault();
}
