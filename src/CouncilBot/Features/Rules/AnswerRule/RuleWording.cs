using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;
using CouncilBot.Hosting;

namespace CouncilBot.Features.Rules.AnswerRule;

/// <summary>Puts a rule into one sentence or a few; what it says in full are its quotes. What is not regulated is said to be just that.</summary>
internal sealed class RuleWording(Texts texts, Agreement agreement, bool isGerman)
{
    private readonly CoalitionRules _rules = agreement.Rules!;

    /// <summary>The answer to what was asked for.</summary>
    public RuleAnswer Of(RuleTopic topic) => topic switch
    {
        RuleTopic.Voting { IsConscience: true } => Conscience(),
        RuleTopic.Voting { Subject: { } subject } => Voting(subject),
        RuleTopic.Voting => VotingOnAnything(),
        RuleTopic.BringingIn { IsAlone: true } b => Alone(b.Kind),
        RuleTopic.BringingIn b => BringingIn(b.Kind),
        RuleTopic.Dissent => Dissent(),
        RuleTopic.Proposal p => Proposal(p.Rights),
        RuleTopic.Committee => Committee(),
        _ => throw new InvalidOperationException($"{topic.GetType().Name} has no wording."),
    };

    private RuleAnswer Conscience() => new(
        texts["ConscienceTitle"],
        _rules.Voting.Conscience is null ? [texts["NotRegulated"], texts["FreeMandate"]] : [Sentence(texts["VoteFree"])],
        Present(_rules.Voting.Conscience),
        Workflow: Deviation(subject: null));

    private RuleAnswer Voting(VoteSubject subject)
    {
        var rules = RulesOn(subject);
        List<string> sentences = rules.Count == 0 ? [texts["NotRegulated"]] : [Line(texts[$"Subject{subject}"], Amounts(rules, r => r.FromEuro, r => texts[$"Vote{r.Consequence}"]))];
        return new RuleAnswer(texts["VotingTitle", texts[$"Subject{subject}"]], [.. sentences, texts["FreeMandate"]], Quotes(rules), Workflow: Deviation(subject));
    }

    /// <summary>Without a subject: one line for each, those of one rule together.</summary>
    private RuleAnswer VotingOnAnything()
    {
        var lines = Enum.GetValues<VoteSubject>()
            .Select(s => (Subject: texts[$"Subject{s}"], Says: Amounts(RulesOn(s), r => r.FromEuro, r => texts[$"Vote{r.Consequence}"])))
            .GroupBy(s => s.Says, StringComparer.Ordinal)
            .Select(g => Line(string.Join("; ", g.Select(s => s.Subject)), g.Key));
        return new RuleAnswer(texts["VotingAnyTitle"], [.. lines, texts["FreeMandate"]], Quotes(_rules.Voting.Rules), Workflow: Deviation(subject: null));
    }

    private RuleAnswer BringingIn(MotionKind kind)
    {
        var rules = _rules.Motions.Kinds.Where(k => k.Kind == kind).ToList();
        var isUnregulated = rules.All(r => r.Treatment == Treatment.Unregulated);
        List<string> sentences = isUnregulated ? [texts["NotRegulated"]] : [Line(texts[$"Kind{kind}"], Amounts(rules, r => r.FromEuro, r => texts[$"Treat{r.Treatment}"]))];
        List<RuleSource> quotes = [.. rules.SelectMany(r => r.Quotes)];
        if (rules.Exists(r => r.Treatment == Treatment.Coordinate) && _rules.Motions.Aim is { } aim)
        {
            sentences.Add(texts["AimMet"]);
            if (!quotes.Exists(q => q.Document == aim.Document && q.Words.Contains(aim.Words, StringComparison.Ordinal)))
                quotes.Add(aim);
        }

        // Who asks whether a resolution is free means the vote as well.
        if (kind == MotionKind.Resolution)
        {
            var voting = RulesOn(VoteSubject.Resolution);
            sentences.Add(Line(texts["VotingAnyTitle"], Amounts(voting, r => r.FromEuro, r => texts[$"Vote{r.Consequence}"])));
            quotes.AddRange(Quotes(voting));
            isUnregulated &= voting.Count == 0;
        }

        return new RuleAnswer(texts[$"Kind{kind}"], sentences, [.. quotes.Distinct()], isUnregulated, Draft(kind));
    }

    private RuleAnswer Alone(MotionKind kind)
    {
        var before = BringingIn(kind);
        var title = texts["AloneTitle", texts[$"Kind{kind}"]];
        if (before.IsNearest)
            return before with { Title = title };

        return _rules.Motions.Alone is { } alone
            ? before with { Title = title, Sentences = [texts["AloneAllowed"], texts["AloneFirst"], .. before.Sentences], Quotes = [alone, .. before.Quotes] }
            : before with { Title = title, Sentences = [texts["AloneUnregulated"], texts["AloneFirst"], .. before.Sentences, .. Steps()], Quotes = [.. before.Quotes, .. _rules.Motions.Ladder.SelectMany(s => s.Quotes)] };
    }

    private RuleAnswer Dissent()
    {
        var motions = _rules.Motions;
        List<string> sentences = motions.Ladder.Count == 0 ? [texts["NotRegulated"]] : [.. Steps()];
        if (motions.Alone is not null)
            sentences.Add(texts["Finally", texts["AloneAllowed"]]);

        return new RuleAnswer(
            texts["DissentTitle"],
            sentences,
            [.. motions.Ladder.SelectMany(s => s.Quotes.Concat(Present(s.Time?.Quote))), .. Present(motions.Alone), .. Present(motions.FinancialException)],
            Workflow: Draft(MotionKind.Motion));
    }

    private IEnumerable<string> Steps() => _rules.Motions.Ladder.Select((step, index) =>
    {
        var what = step.Kind == StepKind.Talks ? texts[$"Place{step.Place}"] : texts[$"Step{step.Kind}"];
        var when = step.SkippedBy == SkippedBy.Nobody ? "" : texts[$"SkippedBy{step.SkippedBy}"];
        var days = step.Time is { } time ? texts[time.Quote is null ? "DaysSet" : "Days", time.Days] : "";
        return texts["Step", index + 1, $"{what}{when}{days}."];
    });

    private RuleAnswer Proposal(IReadOnlyList<ProposalRight> rights)
    {
        if (_rules.Proposals is null || rights.Count == 0)
            return new RuleAnswer(texts["ProposalTitle"], [texts[_rules.Proposals is null ? "NoProposals" : "NoSuchOffice"]], []);

        return new RuleAnswer(
            texts["ProposalTitle"],
            [.. rights.Select(r => texts[r.IncumbentFirst ? "ProposesAfter" : "Proposes", Name(r.Office), agreement.FactionOf(r.Faction).Name])],
            [.. rights.SelectMany(r => r.Quotes)]);
    }

    private RuleAnswer Committee() => _rules.Committee is { } committee
        ? new RuleAnswer(
            texts["CommitteeTitle"],
            [texts["Meets", texts.Culture.DateTimeFormat.GetDayName(committee.Day), committee.From.ToString("HH:mm", texts.Culture), committee.Until.ToString("HH:mm", texts.Culture), committee.MostPerFaction]],
            committee.Quotes)
        : new RuleAnswer(texts["CommitteeTitle"], [texts["NoCommittee"]], []);

    private List<VotingRule> RulesOn(VoteSubject subject) => [.. _rules.Voting.Rules.Where(r => r.Subject == subject)];

    private static List<RuleSource> Quotes(IEnumerable<VotingRule> rules) => [.. rules.SelectMany(r => r.Quotes).Distinct()];

    private static RuleSource[] Present(RuleSource? source) => source is null ? [] : [source];

    /// <summary>What holds, by amount where the rules depend on one.</summary>
    private string Amounts<TRule>(List<TRule> rules, Func<TRule, decimal?> fromEuro, Func<TRule, string> says)
    {
        if (rules.Count == 0)
            return texts["VoteUnregulated"];

        var parts = rules.Select(r => fromEuro(r) is { } from ? texts["FromEuro", from, says(r)] : rules.Count > 1 ? texts["BelowEuro", says(r)] : says(r)).ToList();
        if (fromEuro(rules[^1]) is not null)
            parts.Add(texts["BelowEuro", texts["VoteUnregulated"]]);

        return string.Join(" ", parts.Select((p, i) => i == 0 ? p : Sentence(p)));
    }

    private string Line(string what, string says) => texts["Line", what, says];

    private static string Sentence(string says) => char.ToUpperInvariant(says[0]) + says[1..];

    private string Name(LocalName name) => isGerman ? name.German : name.English;

    private (string Command, string Name, string? Value, string Title) Deviation(VoteSubject? subject) =>
        (WorkflowVerbs.PrepareDeviation, WorkflowVerbs.Subject, subject?.ToString(), texts["Announce"]);

    private (string Command, string Name, string? Value, string Title) Draft(MotionKind kind) =>
        (WorkflowVerbs.DraftMotion, WorkflowVerbs.Kind, kind.ToString(), texts[$"Draft{kind}"]);
}
