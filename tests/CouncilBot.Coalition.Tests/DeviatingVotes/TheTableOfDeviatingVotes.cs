using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Tests.Support;
using CouncilBot.Tests.Support;

namespace CouncilBot.Coalition.Tests.DeviatingVotes;

/// <summary>The situations of a deviating vote under each rule set, with what each command comes to for everybody.</summary>
public sealed class TheTableOfDeviatingVotes
{
    public static TheoryData<string> Names => Coalitions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_as_approved(string coalition) => Approved.Matches($"Tables/{coalition}", string.Join('\n', Page(Coalitions.Named(coalition))));

    [Fact]
    public void Has_every_command() => Assert.Equal(Records.Of<DeviatingVoteCommand>(), Records.In(EveryDeviatingVote.Moves.Select(m => m(EveryDeviatingVote.Draft(Coalitions.Siegen)))));

    [Fact]
    public void Has_every_phase() => Assert.Equal(Enum.GetValues<DeviatingVotePhase>(), EveryDeviatingVote.Ways.Select(w => EveryDeviatingVote.After(Coalitions.Siegen, w.Way).Phase).Distinct().Order());

    [Fact]
    public void Has_every_event() => Assert.Equal(
        Records.Of<DeviatingVoteEvent>(),
        Records.In(
        [
            EveryDeviatingVote.Prepared(Coalitions.Siegen),
            .. from way in EveryDeviatingVote.Ways
               let vote = EveryDeviatingVote.After(Coalitions.Siegen, way.Way)
               from move in EveryDeviatingVote.Moves
               from who in Cast.Everybody
               let decision = vote.Decide(move(vote), Coalitions.Siegen[who], Moments.Now, Coalitions.Siegen.Rules) as Decision<DeviatingVoteEvent>.Accepted
               where decision is not null
               select decision.Event,
        ]));

    private static IEnumerable<string> Page(Cast cast)
    {
        yield return $"# Deviating votes: {cast.Name}";
        foreach (var (name, isOver, way) in EveryDeviatingVote.Ways)
        {
            var (vote, at) = (EveryDeviatingVote.After(cast, way), isOver ? Moments.Later : Moments.Now);
            yield return $"\n### {name}\n";
            yield return $"Waits for {vote.Waiting}. Seen by {vote.Audience(cast.Rules)}.";
            var rows = EveryDeviatingVote.Moves.Select(m => m(vote)).Select(c =>
                (c.GetType().Name, (IReadOnlyList<string>)[.. Cast.Everybody.Select(w => DecisionText.Of(vote.Decide(c, cast[w], at, cast.Rules), e => After(vote.Apply(e))))]));
            foreach (var line in DecisionText.Table(rows))
                yield return line;
        }
    }

    private static string After(DeviatingVote vote) => vote.IsLate ? $"{vote.Phase}, late" : $"{vote.Phase}";
}
