using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Tests.Support;
using CouncilBot.Tests.Support;

namespace CouncilBot.Coalition.Tests.Motions;

/// <summary>Each situation a motion can come into under each rule set, with what each command comes to for everybody.</summary>
public sealed class TheTableOfMotions
{
    private static readonly decimal[] Amounts = [50_000, 0];

    public static TheoryData<string> Names => Coalitions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_as_approved(string coalition) => Approved.Matches($"Tables/{coalition}", string.Join('\n', Page(Coalitions.Named(coalition))));

    [Fact]
    public void Has_every_command() =>
        Assert.Equal(Records.Of<MotionCommand>(), Records.In(MotionMoves.All.Select(m => m(Motion.From(MotionMoves.Draft(Coalitions.Siegen))))));

    [Fact]
    public void Reaches_every_phase_and_outcome()
    {
        var all = Everything().Select(s => s.Situation.Motion.State).ToList();

        Assert.Equal(Records.Of<MotionState>(), Records.In(all));
        Assert.Equal(Enum.GetValues<MotionPhase>(), all.Select(s => s.Phase).Distinct().Order());
        Assert.Equal(Enum.GetValues<MotionOutcome>(), all.OfType<MotionState.Submitted>().Select(s => s.Outcome).Distinct().Order());
    }

    [Fact]
    public void Has_every_event() => Assert.Equal(
        Records.Of<MotionEvent>(),
        Records.In(Everything().SelectMany(s => EveryMotion.Following(s.Cast, s.Situation.Motion).Select(f => f.Happened).Append(s.Situation.Way[0].Event))));

    private static IEnumerable<string> Page(Cast cast)
    {
        yield return $"# Motions: {cast.Name}";
        foreach (var draft in Drafts(cast))
        {
            var (kind, money) = (draft.Content.Kind, draft.Content.Money);
            yield return $"\n## {cast.Rules.Motions.On(kind, money.ForRules).Treatment} ({kind}{(money.Exists ? " with financial effect" : "")})";
            foreach (var situation in EveryMotion.From(cast, draft))
            {
                yield return $"\n### {situation.Name}\n";
                yield return $"Waits for {situation.Motion.Waiting}. Seen by {situation.Motion.Audience(cast.Rules)}. Way: {string.Join(", ", situation.Way.Select(w => $"{w.Event.GetType().Name} by {w.By}"))}.";
                foreach (var line in DecisionText.Table(Rows(cast, situation.Motion)))
                    yield return line;
            }
        }
    }

    private static IEnumerable<(Cast Cast, MotionSituation Situation)> Everything() =>
        Coalitions.All.SelectMany(c => Drafts(c).SelectMany(d => EveryMotion.From(c, d)).Select(s => (c, s)));

    /// <summary>One draft for each way the rules treat one; with financial effect where that makes no difference.</summary>
    private static IEnumerable<MotionEvent.Drafted> Drafts(Cast cast) =>
        from kind in Enum.GetValues<MotionKind>()
        from euro in Amounts
        let draft = MotionMoves.Draft(cast, kind, euro)
        group draft by cast.Rules.Motions.On(kind, draft.Content.Money.ForRules).Treatment into same
        select same.First();

    private static IEnumerable<(string Command, IReadOnlyList<string> Outcomes)> Rows(Cast cast, Motion motion)
    {
        foreach (var move in MotionMoves.All)
        {
            var command = move(motion);
            var (now, later) = (Outcomes(command, soon: true), Outcomes(command, soon: false));
            yield return (command.GetType().Name, now);
            if (!now.SequenceEqual(later, StringComparer.Ordinal))
                yield return ($"{command.GetType().Name}, in time", later);
        }

        List<string> Outcomes(MotionCommand command, bool soon) =>
            [.. Cast.Everybody.Select(who => DecisionText.Of(motion.Decide(command, cast[who], soon ? Moments.Now : Moments.Later, cast.Rules), e => MotionSituation.NameOf(motion.Apply(e))))];
    }
}
