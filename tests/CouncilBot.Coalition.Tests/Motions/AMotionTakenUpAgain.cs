using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.Motions.MotionCommand;

namespace CouncilBot.Coalition.Tests.Motions;

/// <summary>Announced, withdrawn, and taken up again by its sponsor.</summary>
public sealed class AMotionTakenUpAgain
{
    private readonly Story _motion = Story.In(Coalitions.Siegen).Then(Who.Board, new Announce(), new Withdraw(), new Reopen());

    [Fact]
    public void Is_out_of_the_partners_sight()
    {
        Assert.Equal(Audience.OwnBoard, _motion.Audience);
        Assert.Equal(Refusal.NotYours, _motion.RefusalOf(Who.PartnerBoard, new Withdraw()));
    }

    [Fact]
    public void Stays_out_of_sight_when_it_is_dropped() => Assert.Equal(Audience.OwnBoard, _motion.Then(Who.Author, Words("Geheim"), new Withdraw()).Audience);

    [Fact]
    public void Shows_no_words_that_were_only_a_draft()
    {
        _motion.Then(Who.Author, Words("Geheim"), Words("Noch geheim"), Words("Ein Radweg mit Bäumen.")).Then(Who.Board, new Announce());

        Assert.Equal([(1, "Ein Radweg."), (2, "Ein Radweg mit Bäumen.")], _motion.Motion.Versions.Select(v => (v.Number, v.Text)));
        Assert.Equal(Audience.BothBoards, _motion.Audience);
    }

    [Fact]
    public void Is_no_business_of_an_author_who_changed_factions() =>
        Assert.Equal(Refusal.NotYours, _motion.RefusalOf(new Actor(Cast.IdOf(Who.Author), Coalitions.Siegen.Partner, Roles.Member | Roles.Board), Words("Neu")));

    [Fact]
    public void Is_not_written_anew_by_the_same_words() => Assert.True(_motion.IsUnchangedBy(Who.Author, new Edit(_motion.Motion.Content)));

    private Edit Words(string text) => new(_motion.Motion.Content with { Text = text });
}
