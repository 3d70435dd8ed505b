using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Tests.Support;

namespace CouncilBot.Coalition.Tests.Motions;

/// <summary>Everything people can want with a motion, in the order in which it usually comes.</summary>
internal static class MotionMoves
{
    public static readonly IReadOnlyList<Func<Motion, MotionCommand>> All =
    [
        m => new MotionCommand.Edit(m.Content with { Title = m.Content.Title + "!" }),
        _ => new MotionCommand.Present(),
        _ => new MotionCommand.Announce(),
        _ => new MotionCommand.Acknowledge(),
        _ => new MotionCommand.Agree(),
        m => new MotionCommand.Propose(m.Content.Text + " …"),
        _ => new MotionCommand.Dissent("Zu teuer"),
        _ => new MotionCommand.CloseWithoutReply(),
        _ => new MotionCommand.RequestStep(Moments.NextCouncil),
        _ => new MotionCommand.SkipStep(),
        _ => new MotionCommand.StateConsensus(),
        _ => new MotionCommand.StateDissent(),
        _ => new MotionCommand.GrantRelease(),
        _ => new MotionCommand.RefuseRelease(),
        _ => new MotionCommand.Submit(),
        _ => new MotionCommand.Withdraw(),
        _ => new MotionCommand.Reopen(),
        m => new MotionCommand.LinkSession(m.Session == Moments.NextCouncil ? Moments.Council : Moments.NextCouncil),
    ];

    /// <summary>A motion that was just written down.</summary>
    public static MotionEvent.Drafted Draft(Cast cast, MotionKind kind = MotionKind.Motion, decimal euro = 50_000) =>
        new(cast.Own, Cast.IdOf(Who.Author), new MotionContent("Radweg", "Ein Radweg.", Paper: null, kind, "rat", Moments.Council, new FinancialEffect(euro > 0, euro > 0 ? euro : null)));
}
