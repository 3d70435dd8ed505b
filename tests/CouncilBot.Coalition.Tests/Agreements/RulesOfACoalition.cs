using System.Text.Json.Nodes;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Tests.Support;

namespace CouncilBot.Coalition.Tests.Agreements;

/// <summary>What is read from the data of the invented coalition, which has a bit of everything.</summary>
public sealed class RulesOfACoalition
{
    private readonly Agreement _agreement = Read(Files.Invented);

    private CoalitionRules Rules => _agreement.Rules!;

    [Fact]
    public void Name_its_bodies_in_one_language_or_two()
    {
        Assert.Equal(new LocalName("Rat", "Council"), Rules.BodyOf("rat")!.Name);
        Assert.Equal(["Stadtrat"], Rules.BodyOf("rat")!.Words);
        Assert.Equal(new LocalName("Bauausschuss", "Bauausschuss"), Rules.BodyOf("bau")!.Name);
        Assert.Equal(BodyKind.Committee, Rules.BodyOf("bau")!.Kind);
        Assert.Null(Rules.BodyOf("hfa"));
    }

    [Fact]
    public void Name_who_speaks_and_who_organises() =>
        Assert.Equal(new FactionRoles(Roles.Chair, Roles.FactionManager | Roles.Chair), Rules.Roles);

    [Fact]
    public void Bind_votes_from_an_amount_on()
    {
        Assert.True(Rules.Voting.AskForEuro);
        Assert.Equal(VoteConsequence.Alike, Rules.Voting.On(VoteSubject.Other, 10_000, isConscience: false)!.Consequence);
        Assert.Equal(VoteConsequence.Alike, Rules.Voting.On(VoteSubject.Other, euro: null, isConscience: false)!.Consequence);
        Assert.Null(Rules.Voting.On(VoteSubject.Other, 9_999.99m, isConscience: false));
        Assert.Equal(VoteConsequence.Jointly, Rules.Voting.On(VoteSubject.Budget, 1, isConscience: false)!.Consequence);
        Assert.Null(Rules.Voting.On(VoteSubject.Personnel, euro: null, isConscience: false));
    }

    [Fact]
    public void Name_the_words_on_early_information_where_there_are_any()
    {
        Assert.Empty(Rules.EarlyInformation);
        Assert.Contains("gegenseitig und frühzeitig", Assert.Single(Coalitions.Siegen.Rules.EarlyInformation).Words, StringComparison.Ordinal);
        Assert.Contains("wechselseitig und frühzeitig", Assert.Single(Coalitions.Krefeld.Rules.EarlyInformation).Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Leave_matters_of_conscience_free()
    {
        var rule = Rules.Voting.On(VoteSubject.Budget, euro: null, isConscience: true)!;

        Assert.Equal(VoteConsequence.Free, rule.Consequence);
        Assert.Equal("In Gewissensfragen ist jedes Ratsmitglied frei.", Assert.Single(rule.Quotes).Words);
    }

    [Theory]
    [InlineData(MotionKind.Motion, 10_000, Treatment.Coordinate)]
    [InlineData(MotionKind.Motion, null, Treatment.Coordinate)]
    [InlineData(MotionKind.Motion, 9_999, Treatment.Exempt)]
    [InlineData(MotionKind.Inquiry, 1, Treatment.Coordinate)]
    [InlineData(MotionKind.Resolution, null, Treatment.Unregulated)]
    public void Treat_motions_by_kind_and_amount(MotionKind kind, int? euro, Treatment treatment) =>
        Assert.Equal(treatment, Rules.Motions.On(kind, euro).Treatment);

    [Fact]
    public void Lead_from_a_dissent_over_three_steps()
    {
        Assert.Equal([TalkPlace.Speakers, TalkPlace.Chairs, TalkPlace.CooperationCommittee], Rules.Motions.Ladder.Select(s => s.Place!.Value));
        Assert.Equal([7, 5, 10], Rules.Motions.Ladder.Select(s => s.Time!.Days));
        Assert.Equal([Roles.Member, Roles.Chair, Roles.None], Rules.Motions.Ladder.Select(s => s.Actors));
        Assert.All(Rules.Motions.Ladder, s => Assert.False(s.IsOnRequest));
        Assert.NotNull(Rules.Motions.Alone);
        Assert.Null(Rules.Motions.FinancialException);
    }

    [Fact]
    public void Name_terms_of_the_agreement_with_their_words_and_settings_without()
    {
        Assert.Equal(new Term(5), Rules.Terms.Reply);
        Assert.Equal(new Term(14, new RuleSource("vereinbarung", "vierzehn Tage vor der Sitzung")), Rules.Terms.Notice);
        Assert.Equal(Terms.Default, Read(Files.Seed("soest")).Rules?.Terms ?? Terms.Default);
    }

    [Fact]
    public void Name_offices_and_the_regular_meeting()
    {
        var right = Assert.Single(Rules.Proposals!.Rights);
        Assert.Equal(("eiche", false), (right.Faction, right.IncumbentFirst));
        Assert.Null(Rules.Proposals.Successor);
        Assert.Equal((DayOfWeek.Thursday, new TimeOnly(18, 0), new TimeOnly(19, 30), 3), (Rules.Committee!.Day, Rules.Committee.From, Rules.Committee.Until, Rules.Committee.MostPerFaction));
        Assert.Equal((Roles.Board | Roles.Chair, Roles.None), (Rules.Committee.Attendees, Rules.Committee.Guests));
    }

    [Fact]
    public void Have_settings_for_the_regular_meeting_where_they_name_none()
    {
        Assert.Equal(CommitteeReminders.Default, Rules.Committee!.Reminders);
        Assert.Equal(new CommitteeReminders(new WeeklyTime(DayOfWeek.Thursday, new TimeOnly(12, 0)), new TimeOnly(9, 0), 30, 14), CommitteeReminders.Default);
        Assert.Equal(Holidays.None, Rules.Committee.Holidays);
    }

    [Fact]
    public void Set_what_they_name_and_leave_the_rest()
    {
        var file = JsonNode.Parse(File.ReadAllText(Files.Invented))!;
        file["rules"]!["committee"]!["holidays"] = "DE-SN";
        file["rules"]!["committee"]!["reminders"] = JsonNode.Parse("""{"call":{"day":"tuesday","time":"18:30"},"missingNotice":3}""");

        var committee = AgreementReader.Read("a", file.ToJsonString()).Agreement!.Rules!.Committee!;

        Assert.Equal("DE-SN", committee.Holidays.State);
        Assert.Equal(CommitteeReminders.Default with { Call = new WeeklyTime(DayOfWeek.Tuesday, new TimeOnly(18, 30)), MissingNotice = 3 }, committee.Reminders);
    }

    [Fact]
    public void Are_without_a_regular_meeting_in_Krefeld_and_with_the_holidays_of_its_state_in_Siegen()
    {
        Assert.Null(Read(Files.Seed("krefeld")).Rules!.Committee);
        Assert.Equal("DE-NW", Read(Files.Seed("siegen")).Rules!.Committee!.Holidays.State);
        Assert.Equal(CommitteeReminders.Default, Read(Files.Seed("siegen")).Rules!.Committee!.Reminders);
    }

    [Fact]
    public void Point_at_their_words_by_the_place_in_the_file()
    {
        var paths = RuleSources.Of(Rules).Select(s => s.Path).ToList();

        Assert.Equal(paths.Distinct(StringComparer.Ordinal), paths);
        Assert.Equal(File.ReadAllText(Files.Invented).Split("\"document\":").Length - 1, paths.Count);
        Assert.Contains("$.rules.motions.ladder[1].days.quote", paths);
        Assert.Contains("$.rules.terms.notice.quote", paths);
        Assert.Contains("$.rules.proposals.rights[0].quotes[0]", paths);
    }

    [Theory]
    [InlineData("siegen")]
    [InlineData("krefeld")]
    public void Are_counted_in_full_for_the_agreements_of_the_product(string coalition) =>
        Assert.Equal(File.ReadAllText(Files.Seed(coalition)).Split("\"document\":").Length - 1, RuleSources.Of(Read(Files.Seed(coalition)).Rules!).Count());

    private static Agreement Read(string file)
    {
        var (agreement, errors) = AgreementReader.Read("a", File.ReadAllText(file));
        Assert.Empty(errors);
        return agreement!;
    }
}
