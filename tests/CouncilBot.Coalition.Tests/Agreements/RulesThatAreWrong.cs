using System.Globalization;
using System.Text.Json.Nodes;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Tests.Support;

namespace CouncilBot.Coalition.Tests.Agreements;

/// <summary>Good rules with one thing changed: <c>null</c> takes it away.</summary>
public sealed class RulesThatAreWrong
{
    private const string Quote = """{"document":"vereinbarung","words":"Der Haushalt"}""";

    /// <summary>What is changed, into what, and what is said about it where.</summary>
    public static TheoryData<string, string?, AgreementProblem, string> Changes => new()
    {
        { "factions", "[]", AgreementProblem.FactionsNotTwo, "$.factions" },
        { "factions", null, AgreementProblem.FactionsNotTwo, "$.rules" },
        { "factions/2", """{"key":"ulme","name":"Ulme"}""", AgreementProblem.FactionsNotTwo, "$.factions" },
        { "rules", "true", AgreementProblem.WrongType, "$.rules" },
        { "rules/votings", "{}", AgreementProblem.UnknownMember, "$.rules.votings" },
        { "rules/bodies", null, AgreementProblem.Missing, "$.rules.bodies" },
        { "rules/bodies/1/key", "\"rat\"", AgreementProblem.Twice, "$.rules.bodies[1].key" },
        { "rules/bodies/1/kind", "\"board\"", AgreementProblem.UnknownValue, "$.rules.bodies[1].kind" },
        { "rules/bodies/1/kind", null, AgreementProblem.Missing, "$.rules.bodies[1].kind" },
        { "rules/bodies/1/name", null, AgreementProblem.NameMissing, "$.rules.bodies[1].name" },
        { "rules/bodies/0/name/en", null, AgreementProblem.NameMissing, "$.rules.bodies[0].name.en" },
        { "rules/bodies/0/name/fr", "\"Conseil\"", AgreementProblem.UnknownMember, "$.rules.bodies[0].name.fr" },
        { "rules/bodies/0/name", "7", AgreementProblem.WrongType, "$.rules.bodies[0].name" },
        { "rules/bodies/0/words/0", "\"\"", AgreementProblem.NameMissing, "$.rules.bodies[0].words[0]" },
        { "rules/roles", null, AgreementProblem.Missing, "$.rules.roles" },
        { "rules/roles/speak", null, AgreementProblem.Missing, "$.rules.roles.speak" },
        { "rules/roles/speak", "[]", AgreementProblem.Missing, "$.rules.roles.speak" },
        { "rules/roles/organise/0", "\"admin\"", AgreementProblem.UnknownValue, "$.rules.roles.organise[0]" },
        { "rules/voting", null, AgreementProblem.Missing, "$.rules.voting" },
        { "rules/voting/rules", null, AgreementProblem.Missing, "$.rules.voting.rules" },
        { "rules/voting/rules/0/subject", "\"Budget\"", AgreementProblem.UnknownValue, "$.rules.voting.rules[0].subject" },
        { "rules/voting/rules/0/consequence", null, AgreementProblem.Missing, "$.rules.voting.rules[0].consequence" },
        { "rules/voting/rules/0/quotes", null, AgreementProblem.QuoteMissing, "$.rules.voting.rules[0]" },
        { "rules/voting/rules/0/quotes", "[]", AgreementProblem.QuoteMissing, "$.rules.voting.rules[0]" },
        { "rules/voting/rules/0/quotes", $"[{Quote},{Quote},{Quote},{Quote},{Quote},{Quote}]", AgreementProblem.TooMany, "$.rules.voting.rules[0].quotes" },
        { "rules/voting/rules/0/quotes/0/document", null, AgreementProblem.Missing, "$.rules.voting.rules[0].quotes[0].document" },
        { "rules/voting/rules/0/quotes/0/words", "\" \"", AgreementProblem.WordsInvalid, "$.rules.voting.rules[0].quotes[0].words" },
        { "rules/voting/rules/0/quotes/0/page", "7", AgreementProblem.UnknownMember, "$.rules.voting.rules[0].quotes[0].page" },
        { "rules/voting/rules/1/fromEuro", "0", AgreementProblem.AmountOutOfRange, "$.rules.voting.rules[1].fromEuro" },
        { "rules/voting/rules/1/fromEuro", "-5", AgreementProblem.AmountOutOfRange, "$.rules.voting.rules[1].fromEuro" },
        { "rules/voting/rules/1/fromEuro", "0.001", AgreementProblem.AmountOutOfRange, "$.rules.voting.rules[1].fromEuro" },
        { "rules/voting/rules/1/fromEuro", "1e40", AgreementProblem.AmountOutOfRange, "$.rules.voting.rules[1].fromEuro" },
        { "rules/voting/rules/1/fromEuro", "\"10000\"", AgreementProblem.WrongType, "$.rules.voting.rules[1].fromEuro" },
        { "rules/voting/rules/1/subject", "\"budget\"", AgreementProblem.NeverReached, "$.rules.voting.rules[1]" },
        { "rules/voting/rules/2/subject", "\"feeStatute\"", AgreementProblem.NeverReached, "$.rules.voting.rules[2]" },
        { "rules/voting/conscience", "\"frei\"", AgreementProblem.WrongType, "$.rules.voting.conscience" },
        { "rules/motions", null, AgreementProblem.Missing, "$.rules.motions" },
        { "rules/motions/kinds", null, AgreementProblem.Missing, "$.rules.motions.kinds" },
        { "rules/motions/kinds/0/kind", "\"petition\"", AgreementProblem.UnknownValue, "$.rules.motions.kinds[0].kind" },
        { "rules/motions/kinds/0/quotes", null, AgreementProblem.QuoteMissing, "$.rules.motions.kinds[0]" },
        { "rules/motions/kinds/1/fromEuro", "20000", AgreementProblem.NeverReached, "$.rules.motions.kinds[1]" },
        { "rules/motions/ladder/0/step", "\"war\"", AgreementProblem.UnknownValue, "$.rules.motions.ladder[0].step" },
        { "rules/motions/ladder/0/place", null, AgreementProblem.PlaceMissing, "$.rules.motions.ladder[0]" },
        { "rules/motions/ladder/0/step", "\"release\"", AgreementProblem.PlaceNotAllowed, "$.rules.motions.ladder[0].place" },
        { "rules/motions/ladder/0/skippedBy", "\"partner\"", AgreementProblem.UnknownValue, "$.rules.motions.ladder[0].skippedBy" },
        { "rules/motions/ladder/0/actors/0", "1", AgreementProblem.WrongType, "$.rules.motions.ladder[0].actors[0]" },
        { "rules/motions/ladder/0/days", "0", AgreementProblem.DaysOutOfRange, "$.rules.motions.ladder[0].days" },
        { "rules/motions/ladder/0/days/days", "366", AgreementProblem.DaysOutOfRange, "$.rules.motions.ladder[0].days.days" },
        { "rules/motions/ladder/0/days/quote", null, AgreementProblem.QuoteMissing, "$.rules.motions.ladder[0].days.quote" },
        { "rules/motions/ladder/0/quotes", null, AgreementProblem.QuoteMissing, "$.rules.motions.ladder[0]" },
        { "rules/proposals/rights", null, AgreementProblem.Missing, "$.rules.proposals.rights" },
        { "rules/proposals/rights/0/faction", "\"ulme\"", AgreementProblem.FactionUnknown, "$.rules.proposals.rights[0].faction" },
        { "rules/proposals/rights/0/faction", "\"Ulme\"", AgreementProblem.KeyInvalid, "$.rules.proposals.rights[0].faction" },
        { "rules/proposals/rights/0/incumbentFirst", "\"ja\"", AgreementProblem.WrongType, "$.rules.proposals.rights[0].incumbentFirst" },
        { "rules/proposals/rights/0/office", null, AgreementProblem.NameMissing, "$.rules.proposals.rights[0].office" },
        { "rules/committee/day", "\"montag\"", AgreementProblem.UnknownValue, "$.rules.committee.day" },
        { "rules/committee/from", "\"18 Uhr\"", AgreementProblem.TimeInvalid, "$.rules.committee.from" },
        { "rules/committee/until", "\"18:00\"", AgreementProblem.TimesReversed, "$.rules.committee.until" },
        { "rules/committee/mostPerFaction", "0", AgreementProblem.PeopleOutOfRange, "$.rules.committee.mostPerFaction" },
        { "rules/committee/before", "[\"hfa\"]", AgreementProblem.BodyUnknown, "$.rules.committee.before[0]" },
        { "rules/committee/attendees", null, AgreementProblem.Missing, "$.rules.committee.attendees" },
        { "rules/committee/quotes", null, AgreementProblem.QuoteMissing, "$.rules.committee" },
        { "rules/committee/holidays", "\"DE-XX\"", AgreementProblem.UnknownValue, "$.rules.committee.holidays" },
        { "rules/committee/holidays", "\"NW\"", AgreementProblem.UnknownValue, "$.rules.committee.holidays" },
        { "rules/committee/holidays", "\"DE-ALL\"", AgreementProblem.UnknownValue, "$.rules.committee.holidays" },
        { "rules/committee/holidays", "7", AgreementProblem.WrongType, "$.rules.committee.holidays" },
        { "rules/committee/reminders", "[]", AgreementProblem.WrongType, "$.rules.committee.reminders" },
        { "rules/committee/reminders", """{"call":{"day":"thursday","time":"12:00"},"quote":1}""", AgreementProblem.UnknownMember, "$.rules.committee.reminders.quote" },
        { "rules/committee/reminders", """{"call":{"time":"12:00"}}""", AgreementProblem.Missing, "$.rules.committee.reminders.call.day" },
        { "rules/committee/reminders", """{"call":{"day":"thursday"}}""", AgreementProblem.Missing, "$.rules.committee.reminders.call.time" },
        { "rules/committee/reminders", """{"call":{"day":"donnerstag","time":"12:00"}}""", AgreementProblem.UnknownValue, "$.rules.committee.reminders.call.day" },
        { "rules/committee/reminders", """{"call":"12:00"}""", AgreementProblem.WrongType, "$.rules.committee.reminders.call" },
        { "rules/committee/reminders", """{"agenda":"9 Uhr"}""", AgreementProblem.TimeInvalid, "$.rules.committee.reminders.agenda" },
        { "rules/committee/reminders", """{"shortly":0}""", AgreementProblem.MinutesOutOfRange, "$.rules.committee.reminders.shortly" },
        { "rules/committee/reminders", """{"shortly":1441}""", AgreementProblem.MinutesOutOfRange, "$.rules.committee.reminders.shortly" },
        { "rules/committee/reminders", """{"missingNotice":0}""", AgreementProblem.DaysOutOfRange, "$.rules.committee.reminders.missingNotice" },
        { "rules/terms/reply", "1.5", AgreementProblem.DaysOutOfRange, "$.rules.terms.reply" },
        { "rules/terms/reply", "\"7\"", AgreementProblem.WrongType, "$.rules.terms.reply" },
        { "rules/terms/notice/hours", "1", AgreementProblem.UnknownMember, "$.rules.terms.notice.hours" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Are_refused_with_the_place_of_what_is_wrong(string where, string? what, AgreementProblem problem, string path)
    {
        var (agreement, errors) = AgreementReader.Read("musterstadt", Changed((where, what)));

        Assert.Null(agreement);
        // A faction less also leaves others without their owner.
        Assert.Equal(new AgreementError(problem, path), Assert.Single(errors, e => e.Problem != AgreementProblem.FactionUnknown || problem == AgreementProblem.FactionUnknown));
    }

    [Fact]
    public void Are_all_named_at_once()
    {
        var (_, errors) = AgreementReader.Read("musterstadt", Changed(("name", null), ("rules/bodies/0/kind", "1"), ("rules/voting/extra", "1"), ("rules/terms/reply", "0")));

        Assert.Equal(
            [
                new AgreementError(AgreementProblem.NameMissing, "$.name"),
                new AgreementError(AgreementProblem.WrongType, "$.rules.bodies[0].kind"),
                new AgreementError(AgreementProblem.UnknownMember, "$.rules.voting.extra"),
                new AgreementError(AgreementProblem.DaysOutOfRange, "$.rules.terms.reply"),
            ],
            errors);
    }

    private static string Changed(params (string Where, string? What)[] changes)
    {
        var file = JsonNode.Parse(File.ReadAllText(Files.Invented))!;
        foreach (var (where, what) in changes)
            Change(file, where.Split('/'), what is null ? null : JsonNode.Parse(what));

        return file.ToJsonString();
    }

    private static void Change(JsonNode file, string[] where, JsonNode? what)
    {
        var at = where[..^1].Aggregate(file, (node, step) => node is JsonArray list ? list[Index(step)]! : node[step]!);
        var last = where[^1];
        if (at is JsonArray entries)
        {
            if (Index(last) is var index && index < entries.Count)
                entries[index] = what;
            else
                entries.Add(what);
        }
        else if (what is null)
        {
            Assert.True(at.AsObject().Remove(last));
        }
        else
        {
            at[last] = what;
        }
    }

    private static int Index(string step) => int.Parse(step, CultureInfo.InvariantCulture);
}
