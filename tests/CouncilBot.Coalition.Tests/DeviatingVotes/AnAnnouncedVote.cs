using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand;

namespace CouncilBot.Coalition.Tests.DeviatingVotes;

public sealed class AnAnnouncedVote
{
    private static readonly ItemRef Item = new(Id: null, Number: null, "Radweg");

    private static readonly SessionRef Unknown = new(Id: null, StartUtc: null, Day: null, Body: null, "Bauausschuss");

    private static readonly SessionRef Yesterday = Moments.Session(7, Moments.Today.AddDays(-1));

    [Fact]
    public void Is_late_when_it_turns_out_that_the_session_had_begun()
    {
        var vote = Announced(Unknown);
        Assert.False(vote.IsLate);

        Assert.True(After(vote, new LinkSession(Yesterday, Item)).IsLate);
        Assert.False(After(vote, new LinkSession(Moments.Council, Item)).IsLate);
    }

    [Fact]
    public void Is_late_when_it_is_changed_to_a_session_that_has_begun() =>
        Assert.True(After(Announced(Moments.Council), new Edit(new Announcement(Yesterday, Item, VoteSubject.Other, PlannedVote.No))).IsLate);

    [Fact]
    public void Stays_with_its_session_once_that_has_begun() =>
        Assert.Equal(new Decision<DeviatingVoteEvent>.Refused(Refusal.SessionBegun), Decide(Announced(Yesterday), new LinkSession(Moments.Council, Item)));

    [Fact]
    public void Is_not_changed_by_the_same_words()
    {
        var vote = Announced(Moments.Council);

        Assert.IsType<Decision<DeviatingVoteEvent>.Unchanged>(Decide(vote, new Edit(vote.Announcement)));
        Assert.IsType<Decision<DeviatingVoteEvent>.Unchanged>(Decide(vote, new LinkSession(Moments.Council, Item)));
    }

    private static DeviatingVote Announced(SessionRef session) => After(
        DeviatingVote.From(new DeviatingVoteEvent.Prepared(Coalitions.Siegen.Own, Cast.IdOf(Who.Author), new Announcement(session, Item, VoteSubject.Other, PlannedVote.No))),
        new Announce());

    private static DeviatingVote After(DeviatingVote vote, DeviatingVoteCommand command) =>
        vote.Apply(Assert.IsType<Decision<DeviatingVoteEvent>.Accepted>(Decide(vote, command)).Event);

    private static Decision<DeviatingVoteEvent> Decide(DeviatingVote vote, DeviatingVoteCommand command) =>
        vote.Decide(command, Coalitions.Siegen[Who.Author], Moments.Now, Coalitions.Siegen.Rules);
}
