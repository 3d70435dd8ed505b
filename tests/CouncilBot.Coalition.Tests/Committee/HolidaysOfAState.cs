using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using static CouncilBot.Coalition.Tests.Committee.Siegen;

namespace CouncilBot.Coalition.Tests.Committee;

public sealed class HolidaysOfAState
{
    private static readonly Holidays NorthRhineWestphalia = Holidays.All["DE-NW"];

    [Fact]
    public void Are_eleven_in_North_Rhine_Westphalia() => Assert.Equal(
        [
            "2027-01-01 Neujahr / New Year's Day",
            "2027-03-26 Karfreitag / Good Friday",
            "2027-03-29 Ostermontag / Easter Monday",
            "2027-05-01 Tag der Arbeit / Labour Day",
            "2027-05-06 Christi Himmelfahrt / Ascension Day",
            "2027-05-17 Pfingstmontag / Whit Monday",
            "2027-05-27 Fronleichnam / Corpus Christi",
            "2027-10-03 Tag der Deutschen Einheit / Day of German Unity",
            "2027-11-01 Allerheiligen / All Saints' Day",
            "2027-12-25 1. Weihnachtstag / Christmas Day",
            "2027-12-26 2. Weihnachtstag / Boxing Day",
        ],
        NorthRhineWestphalia.In(2027).Select(h => $"{h.Day:yyyy-MM-dd} {h.Name.German} / {h.Name.English}"));

    [Theory]
    [InlineData("DE-NW", "2017-10-31", "Reformationstag")] // once, 500 years later
    [InlineData("DE-NW", "2018-10-31", null)]
    [InlineData("DE-NI", "2018-10-31", "Reformationstag")]
    [InlineData("DE-NW", "2028-06-15", "Fronleichnam")]
    [InlineData("DE-BE", "2028-06-15", null)]
    [InlineData("DE-BE", "2028-03-08", "Internationaler Frauentag")]
    [InlineData("DE-SN", "2027-11-17", "Buß- und Bettag")]
    [InlineData("DE-TH", "2027-09-20", "Weltkindertag")]
    [InlineData("DE-BW", "2028-01-06", "Heilige Drei Könige")]
    [InlineData("DE-SL", "2028-08-15", "Mariä Himmelfahrt")]
    [InlineData("DE-BB", "2027-03-28", "Ostersonntag")]
    [InlineData("DE-NW", "2027-03-28", null)]
    public void Differ_between_states_and_years(string state, string day, string? name) => Assert.Equal(name, Holidays.All[state].On(Day(day))?.German);

    /// <summary>Easter as Meeus computes it, against the days the package has.</summary>
    [Fact]
    public void Move_with_Easter()
    {
        for (var year = 1990; year <= 2200; year++)
        {
            var easter = Easter(year);
            Assert.Equal(
                ["Karfreitag", "Ostermontag", "Pfingstmontag", "Fronleichnam"],
                new[] { -2, 1, 50, 60 }.Select(days => NorthRhineWestphalia.On(easter.AddDays(days))?.German));
            // In 2008 and 2160 it falls on Labour Day.
            Assert.NotNull(NorthRhineWestphalia.On(easter.AddDays(39)));
        }
    }

    [Fact]
    public void Have_names_in_all_states_and_years() => Assert.All(
        from state in Holidays.All.Values
        from year in Enumerable.Range(2000, 100)
        select (State: state, Year: year),
        given => Assert.InRange(given.State.In(given.Year).Count, 8, 14));

    [Fact]
    public void Have_one_name_where_two_fall_on_a_day() => Assert.Equal(new LocalName("Tag der Arbeit", "Labour Day"), NorthRhineWestphalia.On(new DateOnly(2008, 5, 1)));

    [Fact]
    public void Are_those_of_sixteen_states()
    {
        Assert.Equal(16, Holidays.All.Count);
        Assert.All(Holidays.All, s => Assert.Equal(s.Key, s.Value.State));
    }

    [Fact]
    public void Are_none_where_no_state_is_named() => Assert.Empty(Holidays.None.In(2027));

    private static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var n = h + l - (7 * ((a + (11 * h) + (22 * l)) / 451)) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }
}
