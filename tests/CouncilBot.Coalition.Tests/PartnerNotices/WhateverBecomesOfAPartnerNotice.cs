using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.PartnerNotices.PartnerNoticeCommand;
using Accepted = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent>.Accepted;
using Refused = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent>.Refused;

namespace CouncilBot.Coalition.Tests.PartnerNotices;

/// <summary>Laws that hold whoever does whatever with a notice: nobody sees a draft, only the partner takes note, and what was sent stays as it is.</summary>
public sealed class WhateverBecomesOfAPartnerNotice
{
    private const int Sequences = 1_000;

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
        private readonly List<PartnerNoticeEvent> _events = [];
        private PartnerNotice _matter;

        public Trial(Cast cast, Dice dice)
        {
            (_cast, _crowd) = (cast, new Crowd(cast, dice));
            _author = cast[dice.OneIn(4) ? Who.Author : Who.Board];
            var prepared = new PartnerNoticeEvent.Prepared(cast.Own, _author.Member, "Text");
            _matter = PartnerNotice.From(prepared);
            _events.Add(prepared);
        }

        public void Do(Dice dice)
        {
            var by = dice.OneIn(3) ? _author : _crowd.Somebody(dice);
            PartnerNoticeCommand command = dice.Below(7) switch
            {
                0 => new Edit(dice.Of(["Text", "Anderer Text", "Noch ein Text\nmit zwei Zeilen"])),
                1 or 2 => new Send(),
                3 => new Withdraw(),
                _ => new Acknowledge(),
            };
            Try(command, by);
            // A second tap on what is done does nothing.
            if (Try(command, by) is { } second)
                Assert.IsNotType<Accepted>(second);
        }

        public void Restart()
        {
            var read = PartnerNotice.Replay([.. _events.Select(e => MatterJson.Read<PartnerNoticeEvent>(MatterJson.Write(e)))]);
            Assert.Equal(_matter.Acknowledged, read.Acknowledged);
            Assert.Equal(_matter, read with { Acknowledged = _matter.Acknowledged });
        }

        private Decision<PartnerNoticeEvent> Try(PartnerNoticeCommand command, Actor by)
        {
            var before = _matter;
            var decision = before.Decide(command, by, Moments.Now, _cast.Rules);
            var isIn = before.Audience(_cast.Rules).Includes(by, before.Author, before.Faction, _cast.Rules);
            Assert.Equal(!isIn, decision is Refused { Refusal: Refusal.NotYours });
            Assert.False(isIn && !before.IsShared && by.Member != _author.Member);
            if (decision is not Accepted(var happened))
                return decision;

            _events.Add(happened);
            _matter = before.Apply(happened);
            Assert.Equal(_matter.IsShared, _events.OfType<PartnerNoticeEvent.Sent>().Any());
            Assert.NotEqual(PartnerNoticePhase.Withdrawn, before.Phase);
            switch (happened)
            {
                case PartnerNoticeEvent.Acknowledged:
                    Assert.Equal(_cast.Partner, by.Faction);
                    Assert.True(by.Is(_cast.Rules.Roles.Speak));
                    break;
                case PartnerNoticeEvent.Sent:
                    Assert.True(PartnerNotice.MayBegin(by, _cast.Rules));
                    break;
                case PartnerNoticeEvent.Withdrawn:
                    Assert.Equal(_author.Member, by.Member);
                    break;
            }

            if (before.IsShared)
                Assert.Equal(before.Text, _matter.Text);

            Assert.Equal(_matter.Acknowledged.Count, _matter.Acknowledged.Select(r => r.By).Distinct().Count());
            return decision;
        }
    }
}
