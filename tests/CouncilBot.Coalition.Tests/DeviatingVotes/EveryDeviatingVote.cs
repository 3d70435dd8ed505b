using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Coalition.Tests.Support;
using static CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand;

namespace CouncilBot.Coalition.Tests.DeviatingVotes;

/// <summary>The situations of a deviating vote and all that can be wanted in them.</summary>
internal static class EveryDeviatingVote
{
    /// <summary>Everything people can want with a deviating vote, in the order in which it usually comes.</summary>
    public static readonly IReadOnlyList<Func<DeviatingVote, DeviatingVoteCommand>> Moves =
    [
        v => new Edit(v.Announcement with { Vote = v.Announcement.Vote == PlannedVote.No ? PlannedVote.Abstain : PlannedVote.No }),
        _ => new Announce(),
        _ => new Withdraw(),
        _ => new Acknowledge(),
        _ => new RequestTalk(),
        _ => new PutOnAgenda(),
        v => new LinkSession(v.Session == Moments.Council ? Moments.NextCouncil : Moments.Council, v.Announcement.Item),
    ];

    /// <summary>The situations, each by the commands that lead there.</summary>
    public static readonly IReadOnlyList<(string Name, bool IsOver, IReadOnlyList<(DeviatingVoteCommand Command, Who By)> Way)> Ways =
    [
        ("Draft", false, []),
        ("Draft, the session has begun", true, []),
        ("Announced", false, [(new Announce(), Who.Author)]),
        ("Announced, the partner's board has reacted", false, [(new Announce(), Who.Author), (new Acknowledge(), Who.PartnerBoard), (new RequestTalk(), Who.PartnerBoard), (new PutOnAgenda(), Who.PartnerBoard)]),
        ("Announced, the session has begun", true, [(new Announce(), Who.Author)]),
        ("Withdrawn before it was announced", false, [(new Withdraw(), Who.Author)]),
        ("Withdrawn", false, [(new Announce(), Who.Author), (new Withdraw(), Who.Author)]),
    ];

    public static DeviatingVote After(Cast cast, IEnumerable<(DeviatingVoteCommand Command, Who By)> way) =>
        way.Aggregate(Draft(cast), (vote, next) => vote.Decide(next.Command, cast[next.By], Moments.Now, cast.Rules) is Decision<DeviatingVoteEvent>.Accepted(var happened) ? vote.Apply(happened) : vote);

    public static DeviatingVote Draft(Cast cast) => DeviatingVote.From(Prepared(cast));

    public static DeviatingVoteEvent.Prepared Prepared(Cast cast) =>
        new(cast.Own, Cast.IdOf(Who.Author), new Announcement(Moments.Council, new ItemRef(Id: null, "7", "Haushalt"), VoteSubject.Budget, PlannedVote.No));
}
