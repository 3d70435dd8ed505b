using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.Motions.MotionCommand;

namespace CouncilBot.Coalition.Tests.Motions;

public sealed class AJointMotion
{
    private readonly Story _motion = Story.In(Coalitions.Krefeld)
        .Then(Who.Board, new Announce())
        .Then(Who.PartnerBoard, new Dissent("Zwischen uns"), new Propose("Ein kürzerer Radweg."), new StateConsensus())
        .Then(Who.Board, new StateConsensus());

    [Fact]
    public void Is_for_both_factions_without_what_was_said_between_the_boards()
    {
        Assert.Equal(Audience.BothFactions, _motion.Audience);
        Assert.Null(_motion.Motion.Reason);
    }

    [Theory]
    [InlineData(Who.Board, Who.PartnerBoard, Waiting.Sponsor)]
    [InlineData(Who.PartnerBoard, Who.Board, Waiting.Partner)]
    internal void Needs_the_side_again_that_no_longer_stands_by_it(Who taken, Who other, Waiting waiting)
    {
        _motion.Then(taken, new Reopen());

        Assert.Equal(waiting, _motion.State.Waiting);
        Assert.NotEqual(Refusal.NotInThisPhase, _motion.RefusalOf(other, new Agree()));
        Assert.IsType<MotionState.Joint>(_motion.Then(taken, new Agree()).State);
    }

    [Fact]
    public void Is_brought_in_once() => Assert.True(_motion.Then(Who.Board, new Submit()).IsUnchangedBy(Who.PartnerBoard, new Submit()));
}
