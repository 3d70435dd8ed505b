using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.Motions.MotionCommand;

namespace CouncilBot.Coalition.Tests.Motions;

public sealed class AMotionWithoutConsensus
{
    private const string Own = "Ein Radweg.";
    private const string OfPartner = "Kein Radweg.";

    [Fact]
    public void Goes_on_alone_with_its_sponsors_words()
    {
        var motion = Rejected(Coalitions.Siegen).Then(Who.Board, new SkipStep());

        Assert.IsType<MotionState.Alone>(motion.State);
        Assert.Equal(Own, motion.Motion.Content.Text);
        Assert.Equal([Own, OfPartner, Own], motion.Motion.Versions.Select(v => v.Text));
    }

    [Fact]
    public void Comes_to_a_release_with_its_sponsors_words()
    {
        var motion = Rejected(Coalitions.Krefeld).Then(Who.Board, new StateDissent(), new SkipStep()).Then(Who.PartnerBoard, new SkipStep());

        Assert.IsType<MotionState.Release>(motion.State);
        Assert.Equal(Own, motion.Motion.Content.Text);
    }

    [Fact]
    public void Takes_a_late_yes_to_the_words_of_the_other_side_only()
    {
        var motion = Rejected(Coalitions.Siegen);

        Assert.Equal(Refusal.OnlySponsor, motion.RefusalOf(Who.PartnerBoard, new Agree()));
        Assert.IsType<MotionState.Joint>(motion.Then(Who.Board, new Agree()).State);
        Assert.Equal(OfPartner, motion.Motion.Content.Text);
    }

    [Fact]
    public void Takes_a_late_yes_even_when_the_ladder_has_ended()
    {
        var motion = Rejected(Coalitions.Krefeld).Then(Who.Board, new StateDissent(), new SkipStep()).Then(Who.PartnerBoard, new SkipStep(), new RefuseRelease());

        Assert.IsType<MotionState.Deadlocked>(motion.State);
        Assert.Equal(Refusal.OnlyPartner, motion.RefusalOf(Who.Board, new Agree()));
        Assert.IsType<MotionState.Joint>(motion.Then(Who.PartnerBoard, new Agree()).State);
        Assert.Equal(Own, motion.Motion.Content.Text);
    }

    [Fact]
    public void Gives_time_to_reply_to_other_words()
    {
        var motion = Story.In(Coalitions.Siegen).Then(Who.Board, new Announce());
        var due = motion.Motion.Due!.Value;
        motion.On(due).Then(Who.Board, new Propose("Ein anderer Radweg."));

        Assert.Equal(due.AddDays(7), motion.Motion.Due);
        Assert.Equal(Refusal.TooEarly, motion.On(due.AddDays(1)).RefusalOf(Who.Board, new CloseWithoutReply()));
    }

    [Fact]
    public void Starts_over_where_the_agreement_has_no_ladder_at_all()
    {
        var cast = Coalitions.Krefeld with { Rules = Coalitions.Krefeld.Rules with { Motions = Coalitions.Krefeld.Rules.Motions with { Ladder = [] } } };
        var motion = Story.In(cast).Then(Who.Board, new Announce()).Then(Who.PartnerBoard, new Dissent(Reason: null));

        Assert.IsType<MotionState.Deadlocked>(motion.State);
        Assert.IsType<MotionState.WithPartner>(motion.Then(Who.PartnerBoard, new Reopen()).State);
    }

    [Theory]
    [InlineData(50_000, true)]
    [InlineData(0, false)]
    public void Is_released_as_an_exception_for_matters_of_money(int euro, bool isException)
    {
        var motion = Story.In(Coalitions.Krefeld, euro: euro)
            .Then(Who.Board, new Announce()).Then(Who.PartnerBoard, new Dissent("Zu teuer"), new StateDissent(), new SkipStep())
            .Then(Who.Board, new SkipStep(), new GrantRelease()).Then(Who.PartnerBoard, new GrantRelease());

        Assert.Equal(new MotionState.Released(isException), motion.State);
    }

    /// <summary>Who acts on a step is in the data for every kind of step.</summary>
    [Fact]
    public void Is_released_by_those_whom_the_step_names()
    {
        var ladder = Coalitions.Krefeld.Rules.Motions.Ladder.Where(s => s.Kind == StepKind.Release).Select(s => s with { Actors = Roles.Member });
        var cast = Coalitions.Krefeld with { Rules = Coalitions.Krefeld.Rules with { Motions = Coalitions.Krefeld.Rules.Motions with { Ladder = [.. ladder] } } };
        var motion = Story.In(cast).Then(Who.Board, new Announce()).Then(Who.PartnerBoard, new Dissent(Reason: null));

        Assert.Equal(Audience.BothFactions, motion.Audience);
        Assert.IsType<MotionState.Released>(motion.Then(Who.Member, new GrantRelease()).Then(Who.PartnerMember, new GrantRelease()).State);
    }

    /// <summary>The partner proposed other words, and the sponsor did not agree.</summary>
    private static Story Rejected(Cast cast) =>
        Story.In(cast).Then(Who.Board, new Announce()).Then(Who.PartnerBoard, new Propose(OfPartner)).Then(Who.Board, new Dissent(Reason: null));
}
