using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Coalition.Tests.Support;
using CouncilBot.Tests.Support;
using static CouncilBot.Coalition.PartnerNotices.PartnerNoticeCommand;

namespace CouncilBot.Coalition.Tests.PartnerNotices;

/// <summary>The situations of a notice to the partner, with what each command comes to for everybody. Somebody of a board writes it.</summary>
public sealed class TheTableOfPartnerNotices
{
    private static readonly IReadOnlyList<PartnerNoticeCommand> Moves = [new Edit("Anderer Text"), new Send(), new Acknowledge(), new Withdraw()];

    private static readonly IReadOnlyList<(string Name, Who By, IReadOnlyList<(PartnerNoticeCommand Command, Who By)> Way)> Ways =
    [
        ("Draft", Who.Board, []),
        ("Draft of somebody who is not of the board any more", Who.Author, []),
        ("Sent", Who.Board, [(new Send(), Who.Board)]),
        ("Sent, the partner's board has taken note", Who.Board, [(new Send(), Who.Board), (new Acknowledge(), Who.PartnerBoard)]),
        ("Withdrawn before it was sent", Who.Board, [(new Withdraw(), Who.Board)]),
        ("Withdrawn", Who.Board, [(new Send(), Who.Board), (new Withdraw(), Who.Board)]),
    ];

    [Fact]
    public void Is_as_approved() => Approved.Matches(nameof(TheTableOfPartnerNotices), string.Join('\n', Page(Coalitions.Siegen)));

    [Fact]
    public void Is_not_acknowledged_by_its_author_who_has_gone_over_to_the_partner()
    {
        var sent = After(Coalitions.Siegen, Who.Board, [(new Send(), Who.Board)]);
        var author = Coalitions.Siegen[Who.PartnerBoard] with { Member = Cast.IdOf(Who.Board) };

        Assert.Equal(new Decision<PartnerNoticeEvent>.Refused(Refusal.OnlyPartner), sent.Decide(new Acknowledge(), author, Moments.Now, Coalitions.Siegen.Rules));
    }

    [Fact]
    public void Has_every_command() => Assert.Equal(Records.Of<PartnerNoticeCommand>(), Records.In(Moves));

    [Fact]
    public void Has_every_phase() => Assert.Equal(Enum.GetValues<PartnerNoticePhase>(), Ways.Select(w => After(Coalitions.Siegen, w.By, w.Way).Phase).Distinct().Order());

    [Fact]
    public void Has_every_event() => Assert.Equal(
        Records.Of<PartnerNoticeEvent>(),
        Records.In(
        [
            Prepared(Coalitions.Siegen, Who.Board),
            .. from way in Ways
               let matter = After(Coalitions.Siegen, way.By, way.Way)
               from move in Moves
               from who in Cast.Everybody
               let decision = matter.Decide(move, Coalitions.Siegen[who], Moments.Now, Coalitions.Siegen.Rules) as Decision<PartnerNoticeEvent>.Accepted
               where decision is not null
               select decision.Event,
        ]));

    private static IEnumerable<string> Page(Cast cast)
    {
        yield return "# Notices to the partner";
        foreach (var (name, by, way) in Ways)
        {
            var matter = After(cast, by, way);
            yield return $"\n### {name}\n";
            yield return $"Written by {by}. Waits for {matter.Waiting}. Seen by {matter.Audience(cast.Rules)}.";
            var rows = Moves.Select(c =>
                (c.GetType().Name, (IReadOnlyList<string>)[.. Cast.Everybody.Select(w => DecisionText.Of(matter.Decide(c, cast[w], Moments.Now, cast.Rules), e => $"{matter.Apply(e).Phase}"))]));
            foreach (var line in DecisionText.Table(rows))
                yield return line;
        }
    }

    private static PartnerNotice After(Cast cast, Who by, IEnumerable<(PartnerNoticeCommand Command, Who By)> way) =>
        way.Aggregate(PartnerNotice.From(Prepared(cast, by)), (matter, next) => matter.Apply(Assert.IsType<Decision<PartnerNoticeEvent>.Accepted>(matter.Decide(next.Command, cast[next.By], Moments.Now, cast.Rules)).Event));

    private static PartnerNoticeEvent.Prepared Prepared(Cast cast, Who by) => new(cast.Own, Cast.IdOf(by), "Die Verwaltung prüft den Standort Süd.");
}
