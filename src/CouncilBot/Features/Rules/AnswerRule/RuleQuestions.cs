using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Rules;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Rules.AnswerRule;

/// <summary>
/// Tells which rule a question asks for. It must name what a rule is about (voting otherwise, bringing in a motion, …), and every
/// word of it must be understood: a word of the lists, of the agreement's own names, or a function word. So a question with a
/// subject of its own goes the usual way, and whoever wonders why a question was claimed finds each reason in a list. Only who asks
/// outright what may be done may name a few words more, since a rule holds whatever a vote or a motion is about.
/// </summary>
internal sealed class RuleQuestions
{
    /// <summary>Words that need not be understood where a question asks outright what may be done.</summary>
    private const int MostStrangeWords = 3;

    private readonly RuleWords<ProposalRight>[] _offices;
    private readonly RuleWords<bool>[] _names;

    /// <param name="agreement">An agreement with rules.</param>
    public RuleQuestions(Agreement agreement)
    {
        var rules = agreement.Rules!;
        var offices = (rules.Proposals?.Rights ?? []).SelectMany(r => r.Words.Append(r.Office.German).Append(r.Office.English).Select(w => (w, r))).ToList();
        List<string> names =
        [
            agreement.Id, agreement.Name,
            .. agreement.Factions.SelectMany(f => new[] { f.Key, f.Name }),
            .. rules.Bodies.SelectMany(b => b.Words.Append(b.Name.German).Append(b.Name.English)),
        ];
        // Of a name each word is known, since people shorten them.
        var words = names.SelectMany(n => Tokenizer.Tokenize(n).Select(t => (t.Form, true))).ToList();
        Language[] languages = [Language.German, Language.English];
        _offices = [.. languages.Select(l => new RuleWords<ProposalRight>(l, offices))];
        _names = [.. languages.Select(l => new RuleWords<bool>(l, words))];
    }

    /// <summary>The rule a question asks for; null when it asks for something else, or that is not sure.</summary>
    public RuleTopic? Of(string question)
    {
        var tokens = Tokenizer.Tokenize(question);
        var cues = RuleVocabulary.All.SelectMany(v => v.Find(tokens)).ToList();
        var offices = _offices.SelectMany(o => o.Find(tokens)).ToList();
        var strange = tokens.Count - Understood(tokens, [.. cues.Select(c => (c.Start, c.Length)), .. offices.Select(o => (o.Start, o.Length)), .. _names.SelectMany(n => n.Find(tokens)).Select(n => (n.Start, n.Length))]);
        var named = cues.Select(c => c.Mark).ToHashSet();
        var rights = Longest(offices);
        return strange <= (AsksOutright(named) ? MostStrangeWords : 0) ? TopicOf(named, rights) : null;
    }

    /// <summary>"Darf ich bei … anders stimmen", "Müssen wir Anträge zu … vorher absprechen".</summary>
    private static bool AsksOutright(HashSet<RuleCue> named) =>
        named.Contains(RuleCue.May)
        && ((named.Contains(RuleCue.Vote) && named.Contains(RuleCue.Deviate))
            || (KindOf(named) is not null && (named.Contains(RuleCue.Coordinate) || named.Contains(RuleCue.Alone)) && named.Contains(RuleCue.Any)));

    private static RuleTopic? TopicOf(HashSet<RuleCue> named, List<ProposalRight> rights)
    {
        if (named.Contains(RuleCue.Propose) && named.Contains(RuleCue.Who) && (rights.Count > 0 || named.Contains(RuleCue.Office)))
            return new RuleTopic.Proposal(rights, IsOffice: true);

        if (named.Contains(RuleCue.Committee))
            return named.Contains(RuleCue.Meets) ? new RuleTopic.Committee() : null;

        if (named.Contains(RuleCue.Dissent) && named.Contains(RuleCue.Happens))
            return new RuleTopic.Dissent();

        if (KindOf(named) is { } kind && OfKind(named, kind) is { } bringing)
            return bringing;

        if (named.Contains(RuleCue.Vote) && (named.Contains(RuleCue.Deviate) || named.Contains(RuleCue.Alike) || named.Contains(RuleCue.Free) || named.Contains(RuleCue.Conscience)))
            return new RuleTopic.Voting(SubjectOf(named), named.Contains(RuleCue.Conscience));

        return null;
    }

    private static RuleTopic.BringingIn? OfKind(HashSet<RuleCue> named, MotionKind kind)
    {
        var isFree = kind == MotionKind.Resolution && (named.Contains(RuleCue.Free) || (named.Contains(RuleCue.Vote) && (named.Contains(RuleCue.Deviate) || named.Contains(RuleCue.Alike))));
        var isAlone = named.Contains(RuleCue.Alone) && named.Contains(RuleCue.Submit);
        return named.Contains(RuleCue.May) && (isFree || isAlone || named.Contains(RuleCue.Coordinate)) ? new RuleTopic.BringingIn(kind, isAlone) : null;
    }

    private static MotionKind? KindOf(HashSet<RuleCue> named) =>
        named.Contains(RuleCue.Inquiry) ? MotionKind.Inquiry
        : named.Contains(RuleCue.Resolution) ? MotionKind.Resolution
        : named.Contains(RuleCue.Initiative) ? MotionKind.Initiative
        : named.Contains(RuleCue.Motion) ? MotionKind.Motion
        : null;

    private static VoteSubject? SubjectOf(HashSet<RuleCue> named) =>
        named.Contains(RuleCue.Budget) ? VoteSubject.Budget
        : named.Contains(RuleCue.FeeStatute) ? VoteSubject.FeeStatute
        : named.Contains(RuleCue.Personnel) ? VoteSubject.Personnel
        : named.Contains(RuleCue.Competence) ? VoteSubject.CouncilCompetence
        : null;

    private static int Understood(IReadOnlyList<Token> tokens, IReadOnlyList<(int Start, int Length)> found)
    {
        var known = new bool[tokens.Count];
        foreach (var (start, length) in found)
            Array.Fill(known, true, start, length);

        return tokens.Where((t, i) => known[i] || FunctionWords.Contains(t.Form, Language.German) || FunctionWords.Contains(t.Form, Language.English)).Count();
    }

    /// <summary>The offices whose words take most of the question: "Kämmerer" is part of longer names.</summary>
    private static List<ProposalRight> Longest(IReadOnlyList<(int Start, int Length, ProposalRight Mark)> found) =>
        [.. found.Where(f => !found.Any(o => o.Length > f.Length && o.Start <= f.Start && f.Start + f.Length <= o.Start + o.Length)).Select(f => f.Mark).Distinct()];
}
