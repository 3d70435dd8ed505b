using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Tests.DeviatingVotes;
using CouncilBot.Coalition.Tests.Motions;
using CouncilBot.Coalition.Tests.Support;
using CouncilBot.Features.Rules;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Tests.Support;
using static CouncilBot.Tests.Docs.WorkflowWords;

namespace CouncilBot.Tests.Docs;

/// <summary>The workflows of each coalition for people to read: what the code decides, in their words, with the words of their agreement.</summary>
public sealed class TheWorkflows
{
    private static readonly Lazy<KnowledgeBase> Knowledge = new(() => KnowledgeBase.Open(Repository.Seeds, Invented.Seeds).Knowledge!);

    [Theory]
    [InlineData("siegen")]
    [InlineData("krefeld")]
    public void Are_on_one_page_for_each_coalition(string coalition)
    {
        var agreement = AgreementFiles.Read(Knowledge.Value, Repository.Seeds, Invented.Seeds).Agreements.Single(a => a.Id == coalition);
        var quotes = new RuleQuotes(Knowledge.Value);

        GeneratedDocument.Matches($"workflows/{coalition}", string.Join('\n', new Page(agreement, s => quotes.Of(coalition, s)!).Lines()));
    }

    /// <summary>Somebody who may do something, and what comes of it.</summary>
    private sealed record Step(string Who, string Command, bool IsLater, IReadOnlyList<string> Next);

    private sealed class Page(Agreement agreement, Func<RuleSource, RuleQuote> quote)
    {
        private readonly CoalitionRules _rules = agreement.Rules!;
        private readonly Cast _cast = new(agreement.Id, agreement.Rules!, agreement.Factions[0].Key, agreement.Factions[1].Key);

        public IEnumerable<string> Lines() =>
        [
            $"# {Of("Title", agreement.Name)}", "", Of("Intro"), "", Board(), "", Terms(),
            "", $"## {Of("Motions")}", "", $"### {Of("Kinds")}", "", .. Table(Of("KindsHead"), Enum.GetValues<MotionKind>().SelectMany(Kinds)),
            .. Drafts().SelectMany(Way),
            "", $"## {Of("Votes")}", "", Of("VotesIntro"), "", $"### {Of("Subjects")}", "", .. Table(Of("SubjectsHead"), Subjects()),
            .. Votes(),
            "", GeneratedDocument.Origin("the code and the rules in `seeds/`", nameof(TheWorkflows)),
        ];

        private string Board() => Of("Board", string.Join(", ", Enum.GetValues<Roles>().Where(r => r != Roles.None && _rules.Roles.Speak.HasFlag(r)).Select(r => Of($"Role.{r}"))));

        private string Terms()
        {
            return Of("Terms", Days(_rules.Terms.Reply), Days(_rules.Terms.Notice));

            string Days(Term term) =>
                (term.Days == 1 ? Of("Day") : Of("Days", term.Days)) + (term.Quote is { } words ? $" ({Quote(words)})" : Of("Setting"));
        }

        private IEnumerable<string[]> Kinds(MotionKind kind)
        {
            var rules = _rules.Motions.Kinds.Where(k => k.Kind == kind).DefaultIfEmpty(_rules.Motions.On(kind, euro: null));
            return rules.Select(k => new[] { Of($"Kind.{kind}") + From(k.FromEuro), Of($"Treatment.{k.Treatment}"), Quotes(k.Quotes) });
        }

        private IEnumerable<string[]> Subjects()
        {
            foreach (var subject in Enum.GetValues<VoteSubject>())
            {
                var rules = _rules.Voting.Rules.Where(r => r.Subject == subject).ToList();
                foreach (var rule in rules)
                    yield return [Of($"Subject.{subject}") + From(rule.FromEuro), Of($"Consequence.{rule.Consequence}"), Quotes(rule.Quotes)];
                if (rules.Count == 0)
                    yield return [Of($"Subject.{subject}"), Of("Consequence.None"), Of("NoWords")];
            }

            if (_rules.Voting.Conscience is { } conscience)
                yield return [Of("Conscience"), Of("Consequence.Free"), Quote(conscience)];
        }

        /// <summary>A draft for each way the rules treat one, with the kinds it stands for.</summary>
        private IEnumerable<(MotionEvent.Drafted Draft, IReadOnlyList<MotionKind> Kinds)> Drafts() =>
            from kind in Enum.GetValues<MotionKind>()
            let draft = MotionMoves.Draft(_cast, kind)
            group (draft, kind) by _rules.Motions.On(kind, draft.Content.Money.ForRules).Treatment into same
            select (same.First().draft, (IReadOnlyList<MotionKind>)[.. same.Select(s => s.kind)]);

        private IEnumerable<string> Way((MotionEvent.Drafted Draft, IReadOnlyList<MotionKind> Kinds) start)
        {
            var treatment = _rules.Motions.On(start.Draft.Content.Kind, start.Draft.Content.Money.ForRules).Treatment;
            var phases = EveryMotion.From(_cast, start.Draft).Select(s => s.Motion).GroupBy(KeyOf, StringComparer.Ordinal).ToList();
            var names = phases.ToDictionary(p => p.Key, p => NameOf(p.First()), StringComparer.Ordinal);
            var steps = phases.ToDictionary(p => p.Key, p => StepsOf([.. p.SelectMany(Accepted)]).ToList(), StringComparer.Ordinal);
            var rows = phases.SelectMany(p => Rows(
                names[p.Key], p.Key, string.Join(Of("Or"), p.Select(m => m.Audience(_rules)).Distinct().Order().Select(a => Of($"Audience.{a}"))), steps[p.Key], "Command", "Who", names, WordsOf(p.First(), start.Kinds)));
            return
            [
                "", $"### {Of($"Way.{treatment}")}", "", $"{Of("For", string.Join(", ", start.Kinds.Select(k => Of($"Kind.{k}"))))} {Of("Withdraw")}",
                "", .. Table(Of("Head"), rows),
                "", .. Diagram(names, steps, "Command", s => s.Command == nameof(MotionCommand.Withdraw)),
            ];
        }

        private IEnumerable<(Who Who, string Command, bool IsLater, string Next)> Accepted(Motion motion) =>
            from move in MotionMoves.All
            let command = move(motion)
            from who in Cast.Everybody
            let now = Next(motion, command, who, Moments.Now)
            let next = now ?? Next(motion, command, who, Moments.Later)
            where next is not null
            select (who, command.GetType().Name, now is null, next);

        private string? Next(Motion motion, MotionCommand command, Who who, Moment at) =>
            motion.Decide(command, _cast[who], at, _rules) is Decision<MotionEvent>.Accepted(var happened) ? KeyOf(motion.Apply(happened)) : null;

        private IEnumerable<string> Votes()
        {
            var phases = EveryDeviatingVote.Ways.Select(w => (Vote: EveryDeviatingVote.After(_cast, w.Way), w.IsOver)).GroupBy(w => KeyOf(w.Vote, w.IsOver), StringComparer.Ordinal).ToList();
            var names = phases.ToDictionary(p => p.Key, p => Of($"VotePhase.{p.Key}"), StringComparer.Ordinal);
            var steps = phases.ToDictionary(p => p.Key, p => StepsOf([.. p.SelectMany(v => Accepted(v.Vote, v.IsOver))]).ToList(), StringComparer.Ordinal);
            var rows = phases.SelectMany(p => Rows(
                names[p.Key], p.Key, string.Join(Of("Or"), p.Select(v => v.Vote.Audience(_rules)).Distinct().Select(a => Of($"VoteAudience.{a}"))), steps[p.Key], "VoteCommand", "VoteWho", names, words: null));
            return
            [
                "", $"### {Of("VoteWay")}",
                "", .. Table(Of("VoteHead"), rows),
                "", .. Diagram(names, steps, "VoteCommand", _ => false),
            ];
        }

        private IEnumerable<(Who Who, string Command, bool IsLater, string Next)> Accepted(DeviatingVote vote, bool isOver) =>
            from move in EveryDeviatingVote.Moves
            let command = move(vote)
            from who in Cast.Everybody
            let decision = vote.Decide(command, _cast[who], isOver ? Moments.Later : Moments.Now, _rules) as Decision<DeviatingVoteEvent>.Accepted
            where decision is not null
            select (who, command.GetType().Name, false, KeyOf(vote.Apply(decision.Event), isOver));

        /// <summary>Who may do the same, and where the same leads to, together. What is possible at once is not named again for later.</summary>
        private static IEnumerable<Step> StepsOf(IReadOnlyList<(Who Who, string Command, bool IsLater, string Next)> accepted) =>
            from a in accepted.Where(a => !a.IsLater || !accepted.Contains(a with { IsLater = false })).Distinct()
            group a by (a.Command, a.IsLater, a.Next) into same
            let who = string.Join('+', same.Select(s => s.Who).Distinct().Order())
            group same.Key.Next by (same.Key.Command, same.Key.IsLater, who) into steps
            select new Step(steps.Key.who, steps.Key.Command, steps.Key.IsLater, [.. steps]);

        private static IEnumerable<string[]> Rows(string name, string key, string audience, List<Step> steps, string command, string who, Dictionary<string, string> names, string? words)
        {
            if (steps.Count == 0)
                return [Row($"**{name}**", audience, Of("Nobody"), Of("NoWords"), Of("NoWords"), words)];

            return steps.Select((s, i) => Row(
                i == 0 ? $"**{name}**" : "",
                i == 0 ? audience : "",
                Of($"{who}.{s.Who}"),
                Of($"{command}.{s.Command}") + (s.IsLater ? Of("Later") : ""),
                string.Join(Of("Or"), s.Next.OrderBy(n => n == key ? 0 : 1).Select(n => n == key ? Of("Same") : names[n])),
                i == 0 ? words : words is null ? null : ""));
        }

        private static string[] Row(params ReadOnlySpan<string?> cells) => [.. cells.ToArray().OfType<string>()];

        private static IEnumerable<string> Table(string head, IEnumerable<string[]> rows) =>
            [$"| {head} |", $"|{string.Concat(head.Split(" | ").Select(_ => "---|"))}", .. rows.Select(r => $"| {string.Join(" | ", r)} |")];

        private static IEnumerable<string> Diagram(Dictionary<string, string> names, Dictionary<string, List<Step>> steps, string command, Func<Step, bool> isElsewhere)
        {
            var arrows = from phase in steps
                         from step in phase.Value
                         where phase.Key == nameof(MotionPhase.Draft) || !isElsewhere(step)
                         from next in step.Next
                         where next != phase.Key
                         group Of($"{command}.{step.Command}") by (From: phase.Key, To: next) into same
                         select $"    {same.Key.From} --> {same.Key.To}: {string.Join(" / ", same.Distinct(StringComparer.Ordinal))}";
            return
            [
                "```mermaid", "stateDiagram-v2", .. names.Select(n => $"    state \"{n.Value}\" as {n.Key}"), $"    [*] --> {nameof(MotionPhase.Draft)}", .. arrows,
                .. steps.Where(s => s.Value.Count == 0).Select(s => $"    {s.Key} --> [*]"), "```",
            ];
        }

        private static string KeyOf(Motion motion) => $"{motion.State.Phase}{(motion.StepNumber is { } step ? $"{step + 1}" : "")}";

        private static string KeyOf(DeviatingVote vote, bool isOver) => isOver && vote.Phase == DeviatingVotePhase.Announced ? "Over" : $"{vote.Phase}";

        private string NameOf(Motion motion) => (motion.State, motion.Step(_rules)) switch
        {
            (MotionState.StepOffered, { } step) => Of($"Offered.{step.Place?.ToString() ?? step.Kind.ToString()}"),
            (MotionState.Talks, { } step) => Of($"Place.{step.Place}"),
            _ => Of($"Phase.{motion.State.Phase}"),
        };

        /// <summary>The words a phase rests on, and what the table cannot say.</summary>
        private string WordsOf(Motion motion, IReadOnlyList<MotionKind> kinds)
        {
            var motions = _rules.Motions;
            IEnumerable<RuleSource?> words = motion.State switch
            {
                MotionState.Shown or MotionState.WithPartner => [.. kinds.Select(k => motions.On(k, euro: null)).Where(k => k.Treatment != Treatment.Unregulated).SelectMany(k => k.Quotes)],
                MotionState.WithSponsor or MotionState.Joint => [motions.Aim],
                MotionState.Alone => [motions.Alone],
                MotionState.Released => [motions.FinancialException],
                MotionState.Release => [.. motion.Step(_rules)!.Quotes, motions.FinancialException],
                _ => [.. motion.Step(_rules)?.Quotes ?? [], motion.Step(_rules)?.Time?.Quote],
            };
            var note = Find($"Note.{motion.State.Phase}") ?? Find($"Note.{motion.State.Phase}.{motion.Step(_rules)?.SkippedBy}");
            string[] all = [.. words.OfType<RuleSource>().Distinct().Select(Quote), .. note is null ? Array.Empty<string>() : [$"*{note}*"]];
            return all.Length == 0 ? Of("NoWords") : string.Join("<br>", all);
        }

        private string Quotes(IReadOnlyList<RuleSource> sources) => sources.Count == 0 ? Of("NoWords") : string.Join("<br>", sources.Select(Quote));

        private string Quote(RuleSource source)
        {
            var found = quote(source);
            return $"„{found.Words.Replace("*", "\\*")}“ ({found.Citation.Replace("*", "\\*")})";
        }

        private static string From(decimal? euro) => euro is { } from ? Of("FromEuro", from.ToString("N0", German)) : "";
    }
}
