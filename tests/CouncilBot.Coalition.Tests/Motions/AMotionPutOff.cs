using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.Motions.MotionCommand;

namespace CouncilBot.Coalition.Tests.Motions;

/// <summary>Put off to the next session of the council because the partner wished it; the wish of one is enough.</summary>
public sealed class AMotionPutOff
{
    private readonly Story _motion = PutOff(Moments.NextCouncil);

    [Fact]
    public void Stays_so_until_the_session_when_the_other_side_does_not_want_it()
    {
        Assert.Equal(Refusal.PutOff, _motion.RefusalOf(Who.Board, new StateDissent()));
        Assert.Equal(Refusal.PutOff, _motion.On(Moments.NextCouncil.Day!.Value.AddDays(-1)).RefusalOf(Who.Board, new StateDissent()));
        Assert.IsType<MotionState.Release>(_motion.On(Moments.NextCouncil.Day!.Value).Then(Who.Board, new StateDissent()).State);
    }

    [Fact]
    public void Is_so_no_longer_when_who_wished_it_gives_up() => Assert.IsType<MotionState.Release>(_motion.Then(Who.PartnerBoard, new StateDissent()).State);

    [Fact]
    public void Becomes_joint_at_any_time() =>
        Assert.IsType<MotionState.Joint>(_motion.Then(Who.Board, new StateConsensus()).Then(Who.PartnerBoard, new StateConsensus()).State);

    [Fact]
    public void Waits_for_the_session_to_be_known()
    {
        var motion = PutOff(session: null).On(Moments.Later.Today);

        Assert.Equal(Refusal.PutOff, motion.RefusalOf(Who.Board, new StateDissent()));
        Assert.IsType<MotionState.Release>(motion.Then(Who.Board, new LinkSession(Moments.NextCouncil), new StateDissent()).State);
    }

    [Fact]
    public void Is_for_that_session_from_then_on()
    {
        Assert.Equal(Moments.NextCouncil, _motion.Motion.Session);
        Assert.Equal(Moments.NextCouncil, _motion.Then(Who.PartnerBoard, new StateDissent()).Motion.Session);
        Assert.Equal(Moments.NextCouncil, _motion.Motion.Content.Session);
    }

    private static Story PutOff(SessionRef? session) =>
        Story.In(Coalitions.Krefeld).Then(Who.Board, new Announce()).Then(Who.PartnerBoard, new Dissent("Zu teuer"), new StateDissent(), new RequestStep(session));
}
