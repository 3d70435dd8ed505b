using System.Collections.Concurrent;
using CouncilBot.Coalition.Rules;
using PublicHoliday;

namespace CouncilBot.Coalition.Committee;

/// <summary>
/// The public holidays of a German state, from the package PublicHoliday, which is named nowhere else. The days are local days.
/// Only holidays of the whole state count; those of single towns do not.
/// </summary>
public readonly record struct Holidays
{
    // The package has German names only, and its list of names fails in years in which two holidays fall on one day.
    private static readonly (LocalName Name, Func<int, DateTime> In)[] Names =
    [
        (new("Neujahr", "New Year's Day"), GermanPublicHoliday.NewYear),
        (new("Heilige Drei Könige", "Epiphany"), GermanPublicHoliday.Epiphany),
        (new("Internationaler Frauentag", "International Women's Day"), GermanPublicHoliday.WomensDay),
        (new("Karfreitag", "Good Friday"), GermanPublicHoliday.GoodFriday),
        (new("Ostersonntag", "Easter Sunday"), GermanPublicHoliday.EasterSunday),
        (new("Ostermontag", "Easter Monday"), GermanPublicHoliday.EasterMonday),
        (new("Tag der Arbeit", "Labour Day"), GermanPublicHoliday.MayDay),
        (new("Tag der Befreiung", "Liberation Day"), GermanPublicHoliday.LiberationDay),
        (new("Christi Himmelfahrt", "Ascension Day"), GermanPublicHoliday.Ascension),
        (new("Pfingstsonntag", "Whit Sunday"), GermanPublicHoliday.PentecostSunday),
        (new("Pfingstmontag", "Whit Monday"), GermanPublicHoliday.PentecostMonday),
        (new("Fronleichnam", "Corpus Christi"), GermanPublicHoliday.CorpusChristi),
        (new("Gedenktag 17. Juni", "Memorial day of 17 June"), GermanPublicHoliday.EastGermanUprisingMemorialDay),
        (new("Mariä Himmelfahrt", "Assumption Day"), GermanPublicHoliday.Assumption),
        (new("Weltkindertag", "World Children's Day"), GermanPublicHoliday.WorldChildrensDay),
        (new("Tag der Deutschen Einheit", "Day of German Unity"), GermanPublicHoliday.GermanUnity),
        (new("Reformationstag", "Reformation Day"), GermanPublicHoliday.Reformation),
        (new("Allerheiligen", "All Saints' Day"), GermanPublicHoliday.AllSaints),
        (new("Buß- und Bettag", "Day of Repentance and Prayer"), GermanPublicHoliday.Repentance),
        (new("1. Weihnachtstag", "Christmas Day"), GermanPublicHoliday.Christmas),
        (new("2. Weihnachtstag", "Boxing Day"), GermanPublicHoliday.StStephen),
    ];

    // Asked for each day of a calendar, and slow to compute.
    private static readonly ConcurrentDictionary<(string State, int Year), IReadOnlyList<(DateOnly Day, LocalName Name)>> Years = [];

    private Holidays(string state) => State = state;

    /// <summary>For a coalition that names no state: no day is a holiday.</summary>
    public static Holidays None => default;

    /// <summary>Every state by its code of ISO 3166-2, such as <c>DE-NW</c>.</summary>
    public static IReadOnlyDictionary<string, Holidays> All { get; } = Enum.GetValues<GermanPublicHoliday.States>()
        .Where(s => s != GermanPublicHoliday.States.ALL)
        .ToDictionary(s => $"DE-{s}", s => new Holidays($"DE-{s}"), StringComparer.Ordinal);

    /// <summary>Code of the state; null: none is named.</summary>
    public string? State { get; }

    /// <summary>The holiday on a day, or null; one of them where two fall on one day, as on 1 May 2008.</summary>
    public LocalName? On(DateOnly day) => In(day.Year).FirstOrDefault(h => h.Day == day).Name;

    /// <summary>The holidays of a year, in order.</summary>
    public IReadOnlyList<(DateOnly Day, LocalName Name)> In(int year) => State is null ? [] : Years.GetOrAdd((State, year), Compute);

    private static IReadOnlyList<(DateOnly Day, LocalName Name)> Compute((string State, int Year) of)
    {
        var holidays = new GermanPublicHoliday { State = Enum.Parse<GermanPublicHoliday.States>(of.State["DE-".Length..]) };
        return [.. holidays.PublicHolidays(of.Year).Distinct().Order().Select(d => (DateOnly.FromDateTime(d), Names.First(n => n.In(of.Year) == d).Name))];
    }
}
