using CouncilBot.Coalition.Motions;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Motions.Act;

/// <summary>"Antrag 7F3A21 vorlegen": asks the own board to announce it.</summary>
internal sealed class PresentHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.present";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.Present(), cancellation);
}

/// <summary>"Antrag 7F3A21 ankündigen": to the partner, to be coordinated or only to be seen, as the rules have it.</summary>
internal sealed class AnnounceHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.announce";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.Announce(), cancellation);
}

/// <summary>"Antrag 7F3A21 zur Kenntnis nehmen": of what is only shown.</summary>
internal sealed class AcknowledgeHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.acknowledge";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.Acknowledge(), cancellation);
}

/// <summary>"Antrag 7F3A21 zustimmen": it becomes a joint motion.</summary>
internal sealed class AgreeHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.agree";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.Agree(), cancellation);
}

/// <summary>"Antrag 7F3A21 ohne Rückmeldung fortfahren": when the time for a reply is over.</summary>
internal sealed class CloseHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.close";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.CloseWithoutReply(), cancellation);
}

/// <summary>"Antrag 7F3A21 ohne diesen Schritt": lets the step that is offered go.</summary>
internal sealed class SkipHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.skip";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.SkipStep(), cancellation);
}

/// <summary>"Antrag 7F3A21 Einvernehmen": one side says so; it counts once both have.</summary>
internal sealed class ConsensusHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.consensus";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.StateConsensus(), cancellation);
}

/// <summary>"Antrag 7F3A21 kein Einvernehmen": the way goes on.</summary>
internal sealed class NoConsensusHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.noconsensus";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.StateDissent(), cancellation);
}

/// <summary>"Antrag 7F3A21 freigeben": one faction is for setting the vote free; it is once both are.</summary>
internal sealed class GrantHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.grant";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.GrantRelease(), cancellation);
}

/// <summary>"Antrag 7F3A21 nicht freigeben": one faction is against it.</summary>
internal sealed class RefuseHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.refuse";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.RefuseRelease(), cancellation);
}

/// <summary>"Antrag 7F3A21 eingebracht": notes that it was brought in.</summary>
internal sealed class SubmitHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.submit";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.Submit(), cancellation);
}

/// <summary>"Antrag 7F3A21 wieder aufnehmen".</summary>
internal sealed class ReopenHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.reopen";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.Reopen(), cancellation);
}
