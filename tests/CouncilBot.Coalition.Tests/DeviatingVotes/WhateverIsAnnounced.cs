using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand;
using Accepted = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>.Accepted;
using Refused = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>.Refused;

namespace CouncilBot.Coalition.Tests.DeviatingVotes;

/// <summary>Laws that hold whoever does whatever with a deviating vote: the mandate is free, and nobody learns of it before it is announced.</summary>
public sealed class WhateverIsAnnounced
{
    private const int Sequences = 1_500;

    public static TheoryData<string> Names => Coalitions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Keeps_the_laws(string coalition) => Law.ForAll(Law.Doings(), Sequences, doings =>
    {
        var trial = new Trial(Coalitions.Named(coalition), new Dice(doings.Count == 0 ? 0 : doings[0]));
        foreach (var doing in doings)
            trial.Do(new Dice(doing));

        trial.Restart();
    });

    private sealed class Trial
    {
        private readonly Cast _cast;
        private readonly Crowd _crowd;
        private readonly Actor _author;
        private readonly List<DeviatingVoteEvent> _events = [];
        private DeviatingVote _vote;
        private Moment _at = Moments.Now;

        public Trial(Cast cast, Dice dice)
        {
            (_cast, _crowd) = (cast, new Crowd(cast, dice));
            _author = cast[dice.OneIn(4) ? Who.Board : Who.Author];
            var prepared = new DeviatingVoteEvent.Prepared(cast.Own, _author.Member, AnyAnnouncement(dice));
            _vote = DeviatingVote.From(prepared);
            _events.Add(prepared);
        }

        public void Do(Dice dice)
        {
            if (dice.OneIn(5))
                _at = Moments.On(_at.Today.AddDays(dice.Of([1, 2, 8, 40])));
            if (dice.OneIn(12))
                Restart();

            var by = dice.OneIn(3) ? _author : _crowd.Somebody(dice);
            var command = dice.Below(12) switch
            {
                0 or 1 => new Edit(AnyAnnouncement(dice)),
                2 or 3 => new Announce(),
                4 => new Withdraw(),
                5 or 6 => new Acknowledge(),
                7 or 8 => new RequestTalk(),
                9 => new PutOnAgenda(),
                _ => (DeviatingVoteCommand)new LinkSession(AnySession(dice), AnyItem(dice)),
            };
            Try(command, by);
            if (dice.OneIn(4))
                Try(command, by);
        }

        public void Restart()
        {
            var read = DeviatingVote.Replay([.. _events.Select(e => MatterJson.Read<DeviatingVoteEvent>(MatterJson.Write(e)))]);
            Same(_vote, read);
            _vote = read;
        }

        private Announcement AnyAnnouncement(Dice dice) => new(
            AnySession(dice),
            AnyItem(dice),
            dice.Of(Enum.GetValues<VoteSubject>()),
            dice.Of(Enum.GetValues<PlannedVote>()),
            dice.OneIn(2) ? null : "Grund",
            dice.Of([Audience.OwnBoard, Audience.BothBoards]),
            dice.OneIn(3),
            dice.Of<decimal?>([null, 1m, 50_000m]));

        private static ItemRef AnyItem(Dice dice) => new(Id: null, dice.OneIn(2) ? null : "7", dice.Of(["Haushalt", "Radweg"]));

        private SessionRef AnySession(Dice dice) => dice.OneIn(4)
            ? new SessionRef(Id: null, StartUtc: null, Day: null, Body: null, "demnächst")
            : Moments.Session(dice.Below(3), _at.Today.AddDays(dice.Of([-3, 0, 1, 5, 20])));

        private void Try(DeviatingVoteCommand command, Actor by)
        {
            var before = _vote;
            var decision = before.Decide(command, by, _at, _cast.Rules);
            Assert.Equal(decision, before.Decide(command, by, _at, _cast.Rules));

            var isIn = before.Audience(_cast.Rules).Includes(by, before.Author, before.Faction, _cast.Rules);
            Assert.Equal(!isIn, decision is Refused { Refusal: Refusal.NotYours });
            Assert.False(isIn && by.Faction != _cast.Own && by.Faction != _cast.Partner);
            Assert.False(isIn && !before.IsShared && by != _author && by.Member != _author.Member);
            // Whatever the rules say, and however late it is.
            if (before.Phase == DeviatingVotePhase.Draft)
                Assert.IsType<Accepted>(before.Decide(new Announce(), _author, _at, _cast.Rules));
            if (decision is not Accepted(var happened))
                return;

            _events.Add(happened);
            _vote = before.Apply(happened);
            Same(_vote, DeviatingVote.Replay(_events));
            Check(happened, before);
        }

        private void Check(DeviatingVoteEvent happened, DeviatingVote before)
        {
            Assert.NotEqual(DeviatingVotePhase.Withdrawn, before.Phase);
            Assert.True(_vote.IsShared || !before.IsShared);
            Assert.Equal(_vote.IsShared, _events.OfType<DeviatingVoteEvent.Announced>().Any());
            switch (happened)
            {
                case DeviatingVoteEvent.Announced or DeviatingVoteEvent.Changed:
                    Assert.Equal(_vote.Announcement.Session.HasBegun(_at.Utc), _vote.IsLate);
                    Assert.Empty(_vote.Acknowledged);
                    break;
                case DeviatingVoteEvent.PutOnAgenda:
                    Assert.NotNull(_cast.Rules.Committee);
                    break;
            }

            if (before.Phase == DeviatingVotePhase.Announced && before.Session!.HasBegun(_at.Utc))
                Assert.Equal(before.Announcement, _vote.Announcement);
            Assert.Equal(_vote.Acknowledged.Count, _vote.Acknowledged.Select(r => r.By).Distinct().Count());
            Assert.Equal(_vote.TalkRequested.Count, _vote.TalkRequested.Select(r => r.By).Distinct().Count());
        }

        private static void Same(DeviatingVote a, DeviatingVote b)
        {
            Assert.Equal(a.Acknowledged, b.Acknowledged);
            Assert.Equal(a.TalkRequested, b.TalkRequested);
            Assert.Equal(a, b with { Acknowledged = a.Acknowledged, TalkRequested = a.TalkRequested });
        }
    }
}
