using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;
using Accepted = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.Motions.MotionEvent>.Accepted;
using Refused = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.Motions.MotionEvent>.Refused;

namespace CouncilBot.Coalition.Tests.Motions;

/// <summary>Laws that hold whoever does whatever, in any order, twice, at any time, with restarts in between.</summary>
public sealed class WhateverIsDoneWithAMotion
{
    private const int Sequences = 3_500;

    public static TheoryData<string> Names => Coalitions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Keeps_the_laws(string coalition)
    {
        var reached = new HashSet<MotionPhase>();
        Law.ForAll(Law.Doings(), Sequences, doings =>
        {
            var trial = new Trial(Coalitions.Named(coalition), new Dice(doings.Count == 0 ? 0 : doings[0]));
            foreach (var doing in doings)
            {
                trial.Do(new Dice(doing));
                reached.Add(trial.Phase);
            }

            trial.Restart();
        });

        // The trials go everywhere, or the laws would say little.
        Assert.Equal(EveryMotion.From(Coalitions.Named(coalition), MotionMoves.Draft(Coalitions.Named(coalition))).Select(s => s.Motion.State.Phase).Append(MotionPhase.Shown).Distinct().Order(), reached.Order());
    }

    /// <summary>One motion, what happened with it, and what must be true of it.</summary>
    private sealed class Trial
    {
        private readonly Cast _cast;
        private readonly Crowd _crowd;
        private readonly List<MotionEvent> _events = [];
        private readonly HashSet<string> _open = new(StringComparer.Ordinal);
        private readonly HashSet<Side> _agreed = [];
        private readonly HashSet<Side> _released = [];
        private Motion _motion;
        private Moment _at = Moments.Now;

        public Trial(Cast cast, Dice dice)
        {
            (_cast, _crowd) = (cast, new Crowd(cast, dice));
            var draft = MotionMoves.Draft(cast, dice.OneIn(2) ? MotionKind.Motion : dice.Of(Enum.GetValues<MotionKind>()), dice.Of([0m, 9_999m, 50_000m]));
            draft = draft with { Content = draft.Content with { Session = AnySession(dice) } };
            _motion = Motion.From(draft);
            _events.Add(draft);
        }

        public MotionPhase Phase => _motion.State.Phase;

        private bool IsShown => _motion.Audience(_cast.Rules) is Audience.BothBoards or Audience.BothFactions;

        public void Do(Dice dice)
        {
            if (dice.OneIn(5))
                _at = Moments.On(_at.Today.AddDays(dice.Of([1, 2, 8, 40])));
            if (dice.OneIn(12))
                Restart();

            var by = _crowd.Somebody(dice);
            var command = Command(by, dice);
            Try(command, by);
            // A second tap.
            if (dice.OneIn(4))
                Try(command, by);
        }

        /// <summary>All that is known afterwards is what was written down.</summary>
        public void Restart()
        {
            var read = Motion.Replay([.. _events.Select(e => MatterJson.Read<MotionEvent>(MatterJson.Write(e)))]);
            Same(_motion, read);
            _motion = read;
        }

        private MotionCommand Command(Actor by, Dice dice)
        {
            // Mostly something that is possible, or nobody would come far.
            var (start, move) = (dice.Below(MotionMoves.All.Count), Any(dice.Below(MotionMoves.All.Count), dice));
            if (dice.OneIn(4))
                return move;

            for (var i = 0; i < MotionMoves.All.Count; i++)
            {
                var possible = Any((start + i) % MotionMoves.All.Count, dice);
                // What ends everything shall be rare.
                if (_motion.Decide(possible, by, _at, _cast.Rules) is Accepted && (possible is not (MotionCommand.Withdraw or MotionCommand.Submit or MotionCommand.LinkSession) || dice.OneIn(6)))
                    return possible;
            }

            return move;
        }

        private MotionCommand Any(int move, Dice dice) => MotionMoves.All[move](_motion) switch
        {
            MotionCommand.Edit edit => new MotionCommand.Edit(edit.Content with { Text = $"Fassung {dice.Below(5)}", Kind = dice.Of(Enum.GetValues<MotionKind>()), Session = AnySession(dice) }),
            MotionCommand.Propose => new MotionCommand.Propose($"Vorschlag {dice.Below(5)}"),
            MotionCommand.RequestStep => new MotionCommand.RequestStep(AnySession(dice)),
            MotionCommand.LinkSession link => new MotionCommand.LinkSession(AnySession(dice) ?? link.Session),
            var other => other,
        };

        private SessionRef? AnySession(Dice dice) => dice.Below(6) switch
        {
            0 => null,
            1 => new SessionRef(Id: null, StartUtc: null, Day: null, Body: null, "demnächst"),
            var n => Moments.Session(n, _at.Today.AddDays(dice.Of([-3, 0, 1, 5, 20, 50]))),
        };

        private void Try(MotionCommand command, Actor by)
        {
            var before = _motion;
            var decision = before.Decide(command, by, _at, _cast.Rules);
            Assert.Equal(decision, before.Decide(command, by, _at, _cast.Rules));

            var isIn = before.Audience(_cast.Rules).Includes(by, before.Author, before.Sponsor, _cast.Rules);
            Assert.Equal(!isIn, decision is Refused { Refusal: Refusal.NotYours });
            Assert.False(isIn && by.Faction != _cast.Own && by.Faction != _cast.Partner);
            Assert.False(isIn && by.Faction == _cast.Partner && !IsShown);
            if (decision is not Accepted(var happened))
                return;

            Assert.NotEqual(MotionPhase.Submitted, before.State.Phase);
            Side side = by.Faction == _cast.Own ? Side.Sponsor : Side.Partner;
            _events.Add(happened);
            _motion = before.Apply(happened);
            Same(_motion, Motion.Replay(_events));
            Remember(happened, side, before);
            Check(happened, before);
        }

        /// <summary>What the two sides have said and seen, told anew and not as the motion tells it.</summary>
        private void Remember(MotionEvent happened, Side by, Motion before)
        {
            switch (happened)
            {
                case MotionEvent.Announced or MotionEvent.Shown or MotionEvent.Submitted { Outcome: MotionOutcome.Own }:
                    _open.Add(_motion.Content.Text);
                    Agreed(Side.Sponsor);
                    break;
                case MotionEvent.Proposed:
                    _open.Add(_motion.Content.Text);
                    Agreed(by);
                    break;
                case MotionEvent.Agreed or MotionEvent.ConsensusStated:
                    _agreed.Add(by);
                    break;
                case MotionEvent.Reopened when before.State is MotionState.Joint:
                    _agreed.Remove(by);
                    break;
                case MotionEvent.Reopened { Next: MotionState.Draft }:
                    Agreed(Side.Sponsor);
                    break;
                case MotionEvent.ReleaseGranted:
                    _released.Add(by);
                    break;
            }

            // Nobody is bound by a consensus that did not come about, only by their own words.
            if (happened is MotionEvent.DissentStated)
                Agreed(_motion.WordsOf);
            if (_motion.State is MotionState.Release { ReleasedBy: null } or MotionState.Deadlocked or MotionState.Alone)
                Agreed(Side.Sponsor);
            if (_motion.State is not (MotionState.Release or MotionState.Released))
                _released.Clear();

            void Agreed(Side side)
            {
                _agreed.Clear();
                _agreed.Add(side);
            }
        }

        private void Check(MotionEvent happened, Motion before)
        {
            var (state, rules) = (_motion.State, _cast.Rules);
            Assert.Equal(_motion.Content.Text, _motion.Versions[^1].Text);
            Assert.Equal(Enumerable.Range(1, _motion.Versions.Count), _motion.Versions.Select(v => v.Number));
            if (IsShown)
                Assert.All(_motion.Versions, v => Assert.Contains(v.Text, _open));

            switch (state)
            {
                case MotionState.Draft:
                    Assert.Equal(Audience.OwnBoard, _motion.Audience(rules));
                    break;
                case MotionState.WithPartner or MotionState.WithSponsor:
                    Assert.Equal(state.Waiting, _motion.WordsOf == Side.Sponsor ? Waiting.Partner : Waiting.Sponsor);
                    if (state != before.State)
                        DueIsFair(_motion.Due!.Value);
                    break;
                case MotionState.Joint:
                    Assert.Equal(2, _agreed.Count);
                    Assert.Null(_motion.Reason);
                    break;
                case MotionState.Alone or MotionState.Submitted { Outcome: MotionOutcome.Alone }:
                    Assert.NotNull(rules.Motions.Alone);
                    Assert.Equal(Side.Sponsor, _motion.Versions[^1].By);
                    break;
                case MotionState.Released:
                    Assert.Equal(2, _released.Count);
                    Assert.Equal(Side.Sponsor, _motion.Versions[^1].By);
                    break;
                case MotionState.Submitted { Outcome: MotionOutcome.Own }:
                    Assert.NotEqual(Treatment.Coordinate, _motion.Rule(rules).Treatment);
                    break;
            }

            if (_motion.StepNumber is { } step)
                Assert.True(before.StepNumber is { } from ? step == from || step == from + 1 : step == 0, $"{before.State} {happened} {state}");
            // The way behind the ladder begins where the ladder ends.
            if (state is MotionState.Alone or MotionState.Deadlocked && before.State.Phase != state.Phase)
                Assert.Null(rules.StepAt((before.StepNumber ?? -1) + 1));

            foreach (var side in new[] { Side.Sponsor, Side.Partner })
            {
                if (state.Waiting.HasFlag(side == Side.Sponsor ? Waiting.Sponsor : Waiting.Partner))
                    Assert.Contains(MotionMoves.All, m => m(_motion) is not (MotionCommand.Withdraw or MotionCommand.LinkSession or MotionCommand.Propose) && _motion.Decide(m(_motion), _crowd.Everything(side), _at, rules) is Accepted);
            }
        }

        private void DueIsFair(DateOnly due)
        {
            Assert.True(due >= _at.Today);
            if (_motion.Content.Session?.Day is { } session && session >= _at.Today)
                Assert.True(due <= session);
        }

        private static void Same(Motion a, Motion b)
        {
            Assert.Equal(a.Versions, b.Versions);
            Assert.Equal(a, b with { Versions = a.Versions });
        }
    }
}
