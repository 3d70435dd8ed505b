using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Rules;
using static CouncilBot.Coalition.Agreements.RuleValues;

namespace CouncilBot.Coalition.Agreements;

/// <summary>Reads the rules of an agreement.</summary>
/// <param name="factions">Short names of the factions.</param>
internal sealed class RulesReader(HashSet<string> factions)
{
    private readonly HashSet<string> _bodies = new(StringComparer.Ordinal);

    public CoalitionRules Read(Place rules)
    {
        rules.Object("bodies", "roles", "voting", "motions", "proposals", "committee", "earlyInformation", "terms");
        _ = rules.Need("bodies");
        return new CoalitionRules(
            [.. factions],
            rules.List("bodies", AgreementLimits.Bodies, Body),
            rules.Need("roles") is { } roles ? FactionRoles(roles) : new FactionRoles(Roles.None, Roles.None),
            rules.Need("voting") is { } voting ? Voting(voting) : new VotingRules([], Conscience: null),
            rules.Need("motions") is { } motions ? Motions(motions) : new MotionRules([], Aim: null, [], Alone: null, FinancialException: null),
            rules.Find("proposals") is { } proposals ? Proposals(proposals) : null,
            rules.Find("committee") is { } committee ? Committee(committee) : null,
            rules.Find("terms") is { } terms ? Terms(terms) : Coalition.Rules.Terms.Default,
            rules.Find("earlyInformation") is { } information ? EarlyInformation(information) : []);
    }

    private Body Body(Place body)
    {
        body.Object("key", "kind", "name", "words");
        return new Body(
            AgreementReader.UniqueKey(body, _bodies),
            body.Need("kind")?.Choice<BodyKind>() ?? default,
            Name(body.Need("name", AgreementProblem.NameMissing)),
            OtherWords(body));
    }

    private static FactionRoles FactionRoles(Place roles)
    {
        roles.Object("speak", "organise");
        return new FactionRoles(SomeRoles(roles, "speak"), SomeRoles(roles, "organise"));
    }

    private static VotingRules Voting(Place voting)
    {
        voting.Object("rules", "conscience");
        _ = voting.Need("rules");
        var reached = new Reached<VoteSubject>();
        return new VotingRules(voting.List("rules", AgreementLimits.Rules, r => VotingRule(r, reached)), Quote(voting.Find("conscience")));
    }

    private static VotingRule VotingRule(Place rule, Reached<VoteSubject> reached)
    {
        rule.Object("subject", "consequence", "fromEuro", "quotes");
        var (subject, fromEuro) = (rule.Need("subject")?.Choice<VoteSubject>(), rule.Find("fromEuro")?.Euro());
        reached.Check(rule, subject, fromEuro);
        return new VotingRule(subject ?? default, rule.Need("consequence")?.Choice<VoteConsequence>() ?? default, fromEuro, Quotes(rule));
    }

    private static MotionRules Motions(Place motions)
    {
        motions.Object("kinds", "aim", "ladder", "alone", "financialException");
        _ = motions.Need("kinds");
        var reached = new Reached<MotionKind>();
        return new MotionRules(
            motions.List("kinds", AgreementLimits.Rules, k => KindRule(k, reached)),
            Quote(motions.Find("aim")),
            motions.List("ladder", AgreementLimits.Steps, Step),
            Quote(motions.Find("alone")),
            Quote(motions.Find("financialException")));
    }

    private static KindRule KindRule(Place rule, Reached<MotionKind> reached)
    {
        rule.Object("kind", "treatment", "fromEuro", "quotes");
        var treatment = rule.Need("treatment")?.Choice<Treatment>() ?? default;
        // What an agreement does not mention may have no passage that comes near.
        var quotes = Quotes(rule, least: treatment == Treatment.Unregulated ? 0 : 1);
        var (kind, fromEuro) = (rule.Need("kind")?.Choice<MotionKind>(), rule.Find("fromEuro")?.Euro());
        reached.Check(rule, kind, fromEuro);
        return new KindRule(kind ?? default, treatment, fromEuro, quotes);
    }

    private static LadderStep Step(Place step)
    {
        step.Object("step", "place", "actors", "skippedBy", "days", "quotes");
        var kind = step.Need("step")?.Choice<StepKind>();
        var place = step.Find("place");
        if (kind is { } known && known == StepKind.Talks == place is null)
            (place ?? step).Wrong(place is null ? AgreementProblem.PlaceMissing : AgreementProblem.PlaceNotAllowed);

        return new LadderStep(
            kind ?? default,
            place?.Choice<TalkPlace>(),
            SomeRoles(step, "actors", least: 0),
            step.Find("skippedBy")?.Choice<SkippedBy>() ?? SkippedBy.Nobody,
            step.Find("days") is { } days ? Term(days) : null,
            Quotes(step));
    }

    private ProposalRights Proposals(Place proposals)
    {
        proposals.Object("rights", "successor");
        _ = proposals.Need("rights");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return new ProposalRights(proposals.List("rights", AgreementLimits.Rules, r => Right(r, keys)), Quote(proposals.Find("successor")));
    }

    private ProposalRight Right(Place right, HashSet<string> keys)
    {
        right.Object("key", "office", "faction", "incumbentFirst", "words", "quotes");
        return new ProposalRight(
            AgreementReader.UniqueKey(right, keys),
            Name(right.Need("office", AgreementProblem.NameMissing)),
            Known(right.Need("faction"), factions, AgreementProblem.FactionUnknown),
            right.Find("incumbentFirst")?.Flag() ?? false,
            OtherWords(right),
            Quotes(right));
    }

    private CommitteeRules Committee(Place committee)
    {
        committee.Object("day", "from", "until", "mostPerFaction", "attendees", "guests", "before", "quotes", "holidays", "reminders");
        var read = new CommitteeRules(
            committee.Need("day")?.Choice<DayOfWeek>() ?? default,
            committee.Need("from")?.Time() ?? default,
            committee.Need("until")?.Time() ?? default,
            committee.Need("mostPerFaction")?.Whole(AgreementLimits.People, AgreementProblem.PeopleOutOfRange) ?? 0,
            SomeRoles(committee, "attendees"),
            SomeRoles(committee, "guests", least: 0),
            committee.List("before", AgreementLimits.Bodies, b => Known(b, _bodies, AgreementProblem.BodyUnknown)),
            Quotes(committee),
            committee.Find("holidays")?.Choice(Holidays.All) ?? Holidays.None,
            committee.Find("reminders") is { } reminders ? Reminders(reminders) : CommitteeReminders.Default);
        if (committee.Find("from") is not null && committee.Find("until") is { } until && read.Until != default && read.Until <= read.From)
            until.Wrong(AgreementProblem.TimesReversed);

        return read;
    }

    private static IReadOnlyList<RuleSource> EarlyInformation(Place information)
    {
        information.Object("quotes");
        return Quotes(information);
    }

    private static CommitteeReminders Reminders(Place reminders)
    {
        reminders.Object("call", "agenda", "shortly", "missingNotice");
        return new CommitteeReminders(
            reminders.Find("call") is { } call ? WeeklyTime(call) : CommitteeReminders.DefaultCall,
            reminders.Find("agenda")?.Time() ?? CommitteeReminders.DefaultAgenda,
            reminders.Find("shortly")?.Whole(AgreementLimits.Minutes, AgreementProblem.MinutesOutOfRange) ?? CommitteeReminders.DefaultShortly,
            reminders.Find("missingNotice")?.Whole(AgreementLimits.Days, AgreementProblem.DaysOutOfRange) ?? CommitteeReminders.DefaultMissingNotice);
    }

    private static WeeklyTime WeeklyTime(Place time)
    {
        time.Object("day", "time");
        return new WeeklyTime(time.Need("day")?.Choice<DayOfWeek>() ?? default, time.Need("time")?.Time() ?? default);
    }

    private static Terms Terms(Place terms)
    {
        terms.Object("reply", "notice");
        return new Terms(
            terms.Find("reply") is { } reply ? Term(reply) : Coalition.Rules.Terms.Default.Reply,
            terms.Find("notice") is { } notice ? Term(notice) : Coalition.Rules.Terms.Default.Notice);
    }

    private static string Known(Place? place, HashSet<string> keys, AgreementProblem otherwise)
    {
        var key = place?.Key() ?? "";
        if (key.Length > 0 && !keys.Contains(key))
            place!.Wrong(otherwise);

        return key;
    }
}
