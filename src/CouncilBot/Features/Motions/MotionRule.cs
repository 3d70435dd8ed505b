using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Rules;
using CouncilBot.Hosting;
using In = CouncilBot.Coalition.Motions.MotionState;

namespace CouncilBot.Features.Motions;

/// <summary>What the agreement says about the phase a motion is in: its words, and apart from them what is only a setting.</summary>
internal static class MotionRule
{
    /// <summary>The part of the card; nothing when the way has ended.</summary>
    public static IEnumerable<CardElement> Of(MotionView on)
    {
        var (label, sources) = Sources(on);
        if (label is null)
            yield break;

        yield return Styled.Bold(on.Texts[label, on.Kind]) with { Separator = true, Spacing = Spacing.Medium };
        foreach (var quote in on.Matter.Rules.Quotes(on.Texts.Language, WithoutParts([.. sources.OfType<RuleSource>()])))
            yield return quote;

        foreach (var setting in Settings(on))
            yield return Styled.Small(on.Shared["Setting", setting]);

        if (!on.Matter.Rules.IsCurrent)
            yield return Styled.Small(on.Shared["FormerRules"]);
    }

    private static (string? Label, IReadOnlyList<RuleSource?> Sources) Sources(MotionView on)
    {
        var (motion, motions) = (on.Motion, on.Rules.Motions);
        var rule = motion.Rule(on.Rules);
        var step = motion.Step(on.Rules);
        return motion.State switch
        {
            In.Draft or In.Shown => Shown(rule.Quotes.Count > 0 ? $"Rule{rule.Treatment}" : "RuleUnregulatedNothing", rule.Quotes),
            In.WithPartner or In.WithSponsor => Shown($"Rule{rule.Treatment}", rule.Quotes, motions.Aim, on.Rules.Terms.Reply.Quote, on.Rules.Terms.Notice.Quote),
            In.StepOffered s => Shown("RuleStep", step!.Quotes, step.SkippedBy == SkippedBy.Sponsor && on.Rules.StepAt(s.Step + 1) is null ? motions.Alone : null),
            In.Talks or In.Adjourned => Shown("RuleStep", step!.Quotes, step.Time?.Quote),
            In.Release s => Shown("RuleStep", step!.Quotes, s.IsException ? motions.FinancialException : null),
            In.Deadlocked => Shown("RuleNoFurther", []),
            In.Joint => motions.Aim is { } aim ? Shown("RuleAim", [aim]) : (null, []),
            In.Alone => Shown("RuleAlone", [], motions.Alone),
            In.Released s => Shown("RuleRelease", motions.Ladder.Where(l => l.Kind == StepKind.Release).SelectMany(l => l.Quotes), s.IsException ? motions.FinancialException : null),
            _ => (null, []),
        };

        static (string? Label, IReadOnlyList<RuleSource?> Sources) Shown(string label, IEnumerable<RuleSource> quotes, params IEnumerable<RuleSource?> more) => (label, [.. quotes, .. more]);
    }

    private static IEnumerable<string> Settings(MotionView on)
    {
        var terms = on.Rules.Terms;
        if (on.Motion.State is In.WithPartner or In.WithSponsor)
        {
            if (terms.Reply.Quote is null)
                yield return on.Texts["SettingReply", terms.Reply.Days];

            if (terms.Notice.Quote is null && on.Motion.Content.Session?.Day is not null)
                yield return on.Texts["SettingNotice", terms.Notice.Days];
        }

        if (on.Motion.State is In.Talks && on.Motion.Step(on.Rules)!.Time is { Quote: null } time)
            yield return on.Texts["SettingStep", time.Days];
    }

    /// <summary>Words that stand within other ones shown are not shown twice.</summary>
    private static IEnumerable<RuleSource> WithoutParts(IReadOnlyList<RuleSource> sources) =>
        sources.Where(s => !sources.Any(o => o != s && o.Document == s.Document && o.Words.Contains(s.Words, StringComparison.Ordinal)));
}
