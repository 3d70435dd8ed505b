using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Tests.Sessions;

public sealed class PlanningASession
{
    private static readonly Body Council = new("rat", BodyKind.Council, new LocalName("Rat", "Council"), []);
    private static readonly Body Committee = new("ausschuss", BodyKind.Committee, new LocalName("Ausschuss", "Committee"), []);
    private static readonly Moment Now = new(new DateTime(2026, 11, 10, 12, 0, 0, DateTimeKind.Utc), new DateOnly(2026, 11, 10));
    private static readonly SessionEntry Sound = new(new FoundBody(Council), "24.11.2026", "17 Uhr", " Ratssaal ", "1 Haushalt\nVerschiedenes");

    [Fact]
    public void Takes_what_was_written()
    {
        var (plan, faults) = Plan(Sound);

        Assert.Empty(faults);
        Assert.Equal(("rat", null, new DateTime(2026, 11, 24, 16, 0, 0, DateTimeKind.Utc), "Ratssaal"), (plan!.BodyKey, plan.BodyName, plan.StartUtc, plan.Place));
        Assert.Equal([new AgendaItem("1", "Haushalt"), new AgendaItem(Number: null, "Verschiedenes")], plan.Items);
    }

    [Theory]
    [InlineData("09.11.2026", SessionProblem.InThePast)]
    [InlineData("11.11.2029", SessionProblem.TooFarAhead)]
    [InlineData("29.02.2027", SessionProblem.DayDoesNotExist)]
    [InlineData("bald", SessionProblem.DayUnreadable)]
    [InlineData(null, SessionProblem.DayUnreadable)]
    public void Refuses_a_day_that_cannot_be(string? day, SessionProblem problem) => Assert.Equal([problem], Problems(Sound with { Day = day }));

    [Theory]
    [InlineData("10.11.2026", "08:00")]
    [InlineData("10.11.2029", "17:00")]
    public void Takes_today_and_the_last_day_ahead(string day, string time) => Assert.Empty(Problems(Sound with { Day = day, Time = time }));

    [Fact]
    public void Refuses_the_hour_that_March_leaves_out() =>
        Assert.Equal([SessionProblem.TimeDoesNotExist], Problems(Sound with { Day = "28.03.2027", Time = "02:30" }));

    [Fact]
    public void Needs_the_name_of_a_committee_where_the_body_stands_for_any()
    {
        Assert.Equal([SessionProblem.BodyNameMissing], Problems(Sound with { Body = new FoundBody(Committee) }));
        Assert.Equal("Kulturausschuss", Plan(Sound with { Body = new FoundBody(Committee, " Kulturausschuss ") }).Plan!.BodyName);
        Assert.Null(Plan(Sound with { Body = new FoundBody(Council, "Kulturausschuss") }).Plan!.BodyName);
    }

    [Fact]
    public void Names_everything_that_is_wrong_at_once() => Assert.Equal(
        [SessionProblem.BodyUnknown, SessionProblem.DayUnreadable, SessionProblem.TimeUnreadable, SessionProblem.PlaceTooLong, SessionProblem.AgendaTooLong, SessionProblem.TooManyItems, SessionProblem.TitleTooLong],
        Problems(new SessionEntry(new FoundBody(Body: null), "x", "y", new string('o', 201), string.Concat(Enumerable.Repeat("1 A\n", 100)) + new string('t', 12_000) + "\n2 " + new string('u', 301))).Distinct().Concat(
            Problems(Sound with { Agenda = "1 " + new string('u', 301) })));

    [Fact]
    public void Leaves_the_agenda_alone_when_none_was_written() => Assert.Null(Plan(Sound with { Agenda = null }).Plan!.Items);

    [Fact]
    public void Takes_halves_of_characters_and_control_characters_without_harm() =>
        Assert.Equal("A\uFFFD B", Plan(Sound with { Place = "A\ud83d\u0007B" }).Plan!.Place);

    private static IEnumerable<SessionProblem> Problems(SessionEntry entry) => Plan(entry).Faults.Select(f => f.Problem);

    private static (SessionPlan? Plan, IReadOnlyList<SessionFault> Faults) Plan(SessionEntry entry) =>
        SessionPlanning.Plan(entry, [Council, Committee], Now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
}
