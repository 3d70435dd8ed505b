using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Motions;

/// <summary>What somebody wants to do with a motion.</summary>
public abstract record MotionCommand
{
    private MotionCommand()
    {
    }

    /// <summary>Write the draft anew.</summary>
    public sealed record Edit(MotionContent Content) : MotionCommand;

    /// <summary>Ask the own board to announce it.</summary>
    public sealed record Present : MotionCommand;

    /// <summary>Announce it to the partner, or show it where nothing is coordinated.</summary>
    public sealed record Announce : MotionCommand;

    /// <summary>Take note of what is only shown.</summary>
    public sealed record Acknowledge : MotionCommand;

    /// <summary>Agree: it becomes a joint motion.</summary>
    public sealed record Agree : MotionCommand;

    /// <summary>Agree with other words, or change one's own.</summary>
    public sealed record Propose(string Text) : MotionCommand;

    /// <summary>Do not agree.</summary>
    public sealed record Dissent(string? Reason) : MotionCommand;

    /// <summary>Go on without a reply when the time for it is over.</summary>
    public sealed record CloseWithoutReply : MotionCommand;

    /// <summary>Ask for the step that is offered.</summary>
    /// <param name="Next">The next session of the council, for an adjournment; null while none is known.</param>
    public sealed record RequestStep(SessionRef? Next) : MotionCommand;

    /// <summary>Let the step that is offered go.</summary>
    public sealed record SkipStep : MotionCommand;

    /// <summary>Say that there is a consensus; once both sides have said so, it is a joint motion.</summary>
    public sealed record StateConsensus : MotionCommand;

    /// <summary>Say that there is none.</summary>
    public sealed record StateDissent : MotionCommand;

    /// <summary>Say that one's faction sets the vote free; once both have said so, it is.</summary>
    public sealed record GrantRelease : MotionCommand;

    /// <summary>Say that one's faction does not.</summary>
    public sealed record RefuseRelease : MotionCommand;

    /// <summary>Note that it was brought in.</summary>
    public sealed record Submit : MotionCommand;

    /// <summary>Take it back.</summary>
    public sealed record Withdraw : MotionCommand;

    /// <summary>Take it up again.</summary>
    public sealed record Reopen : MotionCommand;

    /// <summary>Name the session that has become known.</summary>
    public sealed record LinkSession(SessionRef Session) : MotionCommand;
}
