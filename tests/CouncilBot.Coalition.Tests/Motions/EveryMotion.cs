using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;

namespace CouncilBot.Coalition.Tests.Motions;

/// <summary>A situation a motion can come into, with the shortest way that leads there.</summary>
/// <param name="Motion">The motion.</param>
/// <param name="Way">What happened, and who did it.</param>
internal sealed record MotionSituation(Motion Motion, IReadOnlyList<(MotionEvent Event, Who By)> Way)
{
    /// <summary>The phase with its facts, but without its dates.</summary>
    public string Name { get; } = NameOf(Motion);

    public static string NameOf(Motion motion)
    {
        var facts = motion.State.GetType().GetProperties()
            .Where(p => p.Name is not (nameof(MotionState.Phase) or nameof(MotionState.Waiting)) && p.PropertyType != typeof(DateOnly) && p.PropertyType != typeof(DateOnly?) && p.PropertyType != typeof(SessionRef))
            .Select(p => (p.Name, Value: p.GetValue(motion.State)))
            .Where(p => p.Value is not (null or false))
            .Select(p => p.Value switch
            {
                true => p.Name,
                int step => $"step {step + 1}",
                Side side => $"{p.Name} {side}",
                var other => $"{other}",
            });
        string?[] more =
        [
            motion.State is MotionState.Draft && motion.VersionsShown > 0 ? "taken up again" : null,
            motion.State is MotionState.Withdrawn && !motion.IsShared ? "the partner does not know it" : null,
            motion is { State: MotionState.StepOffered or MotionState.Talks or MotionState.Adjourned, WordsOf: Side.Partner } ? "words of the partner" : null,
        ];
        return string.Join(", ", [motion.State.Phase.ToString(), .. facts, .. more.OfType<string>()]);
    }
}

/// <summary>Finds every situation by trying everything with everybody, now and when everything is overdue.</summary>
internal static class EveryMotion
{
    public static IReadOnlyList<MotionSituation> From(Cast cast, MotionEvent.Drafted draft)
    {
        List<MotionSituation> found = [new(Motion.From(draft), [(draft, Who.Author)])];
        var names = found.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        // The list grows while it is gone through.
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var (happened, by) in Following(cast, found[i].Motion))
            {
                var next = new MotionSituation(found[i].Motion.Apply(happened), [.. found[i].Way, (happened, by)]);
                if (names.Add(next.Name))
                    found.Add(next);
            }
        }

        return [.. found.OrderBy(f => f.Motion.State.Phase).ThenBy(f => f.Motion.StepNumber)];
    }

    /// <summary>Everything that can happen next.</summary>
    public static IEnumerable<(MotionEvent Happened, Who By)> Following(Cast cast, Motion motion) =>
        from at in Moments.NowAndLater
        from move in MotionMoves.All
        from who in Cast.Everybody
        let decision = motion.Decide(move(motion), cast[who], at, cast.Rules) as Decision<MotionEvent>.Accepted
        where decision is not null
        select (decision.Event, who);
}
