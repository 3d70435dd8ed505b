using System.Globalization;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;

namespace CouncilBot.Coalition.Sessions;

/// <summary>A session as somebody wrote it down.</summary>
/// <param name="Body">Which body.</param>
/// <param name="Day">Day.</param>
/// <param name="Time">Time.</param>
/// <param name="Place">Place, or nothing.</param>
/// <param name="Agenda">One item per line; null: the agenda is not touched.</param>
public sealed record SessionEntry(FoundBody Body, string? Day, string? Time, string? Place, string? Agenda);

/// <summary>A session that can be.</summary>
/// <param name="BodyKey">Key of the body.</param>
/// <param name="BodyName">Name of the committee where the key stands for any of them.</param>
/// <param name="StartUtc">When it begins, UTC.</param>
/// <param name="Place">Where, or null.</param>
/// <param name="Items">The agenda; null: as it was.</param>
public sealed record SessionPlan(string BodyKey, string? BodyName, DateTime StartUtc, string? Place, IReadOnlyList<AgendaItem>? Items);

/// <summary>What can be wrong with a session.</summary>
public enum SessionProblem
{
    /// <summary>No body, or none that is known.</summary>
    BodyUnknown,

    /// <summary>More than one body is named.</summary>
    BodyAmbiguous,

    /// <summary>The name of the committee is missing.</summary>
    BodyNameMissing,

    /// <summary>The name of the committee is too long; the value is its length.</summary>
    BodyNameTooLong,

    /// <summary>Not written like a day.</summary>
    DayUnreadable,

    /// <summary>Not in the calendar.</summary>
    DayDoesNotExist,

    /// <summary>Not written like a time.</summary>
    TimeUnreadable,

    /// <summary>The night in March leaves this time out.</summary>
    TimeDoesNotExist,

    /// <summary>Before today.</summary>
    InThePast,

    /// <summary>Later than <see cref="SessionLimits.YearsAhead"/> years from now.</summary>
    TooFarAhead,

    /// <summary>The place is too long; the value is its length.</summary>
    PlaceTooLong,

    /// <summary>The agenda is too long to be typed; the value is its length.</summary>
    AgendaTooLong,

    /// <summary>More than <see cref="SessionLimits.Items"/> items; the value is their number.</summary>
    TooManyItems,

    /// <summary>A title is too long; the value is the place of the item, from 1.</summary>
    TitleTooLong,
}

/// <summary>Something that is wrong with a session.</summary>
/// <param name="Problem">What.</param>
/// <param name="Value">What was written, or what the problem says.</param>
public sealed record SessionFault(SessionProblem Problem, string? Value = null);

/// <summary>Decides whether what was written down is a session, and says everything that is wrong with it at once.</summary>
public static class SessionPlanning
{
    /// <summary>The plan, or what is wrong.</summary>
    public static (SessionPlan? Plan, IReadOnlyList<SessionFault> Faults) Plan(SessionEntry entry, IReadOnlyList<Body> bodies, Moment at, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var faults = new List<SessionFault>();
        var name = OnBody(entry.Body, bodies, faults);
        var start = Start(entry.Day, entry.Time, at.Today, zone, faults);
        var place = PlainLine.Of(entry.Place);
        if (place?.Length > SessionLimits.Name)
            faults.Add(new(SessionProblem.PlaceTooLong, Text(place.Length)));

        if (entry.Agenda?.Length > SessionLimits.TypedAgenda)
            faults.Add(new(SessionProblem.AgendaTooLong, Text(entry.Agenda.Length)));

        var items = entry.Agenda is null ? null : AgendaText.Read(entry.Agenda);
        if (items is not null)
            faults.AddRange(Of(items));

        return faults.Count > 0 ? (null, faults) : (new SessionPlan(entry.Body.Body!.Key, name, start!.Value, place, items), faults);
    }

    /// <summary>When a session begins, UTC; null: the faults say why that cannot be.</summary>
    public static DateTime? Start(string? day, string? time, DateOnly today, TimeZoneInfo zone, ICollection<SessionFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var before = faults.Count;
        if (!LocalTimes.TryReadDay(day, out var date, out var looksLikeOne))
            faults.Add(new(looksLikeOne ? SessionProblem.DayDoesNotExist : SessionProblem.DayUnreadable, day));
        else if (date < today)
            faults.Add(new(SessionProblem.InThePast, day));
        else if (IsTooFar(date, today))
            faults.Add(new(SessionProblem.TooFarAhead, day));

        if (!LocalTimes.TryReadTime(time, out var clock))
            faults.Add(new(SessionProblem.TimeUnreadable, time));

        if (faults.Count > before)
            return null;

        var start = LocalTimes.ToUtc(date.ToDateTime(clock), zone);
        if (start is null)
            faults.Add(new(SessionProblem.TimeDoesNotExist, time));

        return start;
    }

    /// <summary>Whether a day is later than anybody plans.</summary>
    public static bool IsTooFar(DateOnly day, DateOnly today) => today < DateOnly.MaxValue.AddYears(-SessionLimits.YearsAhead) && day > today.AddYears(SessionLimits.YearsAhead);

    /// <summary>What is wrong with an agenda.</summary>
    public static IEnumerable<SessionFault> Of(IReadOnlyList<AgendaItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (items.Count > SessionLimits.Items)
            yield return new(SessionProblem.TooManyItems, Text(items.Count));

        for (var i = 0; i < Math.Min(items.Count, SessionLimits.Items); i++)
        {
            if (items[i].Title.Length > SessionLimits.Title)
                yield return new(SessionProblem.TitleTooLong, Text(i + 1));
        }
    }

    private static string? OnBody(FoundBody found, IReadOnlyList<Body> bodies, List<SessionFault> faults)
    {
        if (found.Body is null)
        {
            faults.Add(new(found.IsAmbiguous ? SessionProblem.BodyAmbiguous : SessionProblem.BodyUnknown));
            return null;
        }

        if (!found.Body.StandsForAny(bodies))
            return null;

        var name = PlainLine.Of(found.Name);
        if (name is null)
            faults.Add(new(SessionProblem.BodyNameMissing));
        else if (name.Length > SessionLimits.Name)
            faults.Add(new(SessionProblem.BodyNameTooLong, Text(name.Length)));

        return name;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
