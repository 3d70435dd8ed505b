using System.Text.Json.Serialization;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Motions;

/// <summary>Something that happened with a motion.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Drafted), nameof(Drafted))]
[JsonDerivedType(typeof(Edited), nameof(Edited))]
[JsonDerivedType(typeof(Presented), nameof(Presented))]
[JsonDerivedType(typeof(Shown), nameof(Shown))]
[JsonDerivedType(typeof(Acknowledged), nameof(Acknowledged))]
[JsonDerivedType(typeof(Announced), nameof(Announced))]
[JsonDerivedType(typeof(Agreed), nameof(Agreed))]
[JsonDerivedType(typeof(Proposed), nameof(Proposed))]
[JsonDerivedType(typeof(Dissented), nameof(Dissented))]
[JsonDerivedType(typeof(ClosedWithoutReply), nameof(ClosedWithoutReply))]
[JsonDerivedType(typeof(StepRequested), nameof(StepRequested))]
[JsonDerivedType(typeof(StepSkipped), nameof(StepSkipped))]
[JsonDerivedType(typeof(ConsensusStated), nameof(ConsensusStated))]
[JsonDerivedType(typeof(DissentStated), nameof(DissentStated))]
[JsonDerivedType(typeof(ReleaseGranted), nameof(ReleaseGranted))]
[JsonDerivedType(typeof(ReleaseRefused), nameof(ReleaseRefused))]
[JsonDerivedType(typeof(Submitted), nameof(Submitted))]
[JsonDerivedType(typeof(Withdrawn), nameof(Withdrawn))]
[JsonDerivedType(typeof(Reopened), nameof(Reopened))]
[JsonDerivedType(typeof(SessionLinked), nameof(SessionLinked))]
public abstract record MotionEvent
{
    private MotionEvent()
    {
    }

    /// <summary>Written down.</summary>
    public sealed record Drafted(string Sponsor, Guid Author, MotionContent Content) : MotionEvent;

    /// <summary>Written anew.</summary>
    public sealed record Edited(MotionContent Content) : MotionEvent;

    /// <summary>Put before the own board.</summary>
    public sealed record Presented : MotionEvent;

    /// <summary>Shown to the partner.</summary>
    public sealed record Shown : MotionEvent;

    /// <summary>The partner has taken note.</summary>
    public sealed record Acknowledged : MotionEvent;

    /// <summary>Announced to the partner.</summary>
    public sealed record Announced(DateOnly ReplyDue) : MotionEvent;

    /// <summary>The other side agreed to the words as they are.</summary>
    public sealed record Agreed(Side By) : MotionEvent;

    /// <summary>A side wrote other words.</summary>
    public sealed record Proposed(Side By, string Text, MotionState Next) : MotionEvent;

    /// <summary>A side did not agree; the way goes on at <paramref name="Next"/>.</summary>
    public sealed record Dissented(Side By, string? Reason, MotionState Next) : MotionEvent;

    /// <summary>No reply came in time; the way goes on at <paramref name="Next"/>.</summary>
    public sealed record ClosedWithoutReply(MotionState Next) : MotionEvent;

    /// <summary>A side asked for a step.</summary>
    public sealed record StepRequested(Side By, MotionState Next) : MotionEvent;

    /// <summary>A side let a step go; where both have to, <paramref name="Next"/> is still the offer.</summary>
    public sealed record StepSkipped(Side By, MotionState Next) : MotionEvent;

    /// <summary>A side says that there is a consensus.</summary>
    public sealed record ConsensusStated(Side By, MotionState Next) : MotionEvent;

    /// <summary>A side says that there is none.</summary>
    public sealed record DissentStated(Side By, MotionState Next) : MotionEvent;

    /// <summary>A faction sets the vote free.</summary>
    public sealed record ReleaseGranted(Side By, MotionState Next) : MotionEvent;

    /// <summary>A faction does not.</summary>
    public sealed record ReleaseRefused(Side By, MotionState Next) : MotionEvent;

    /// <summary>Brought in.</summary>
    public sealed record Submitted(MotionOutcome Outcome) : MotionEvent;

    /// <summary>Taken back.</summary>
    public sealed record Withdrawn : MotionEvent;

    /// <summary>Taken up again.</summary>
    public sealed record Reopened(Side By, MotionState Next) : MotionEvent;

    /// <summary>The session it is meant for, or was put off to, is known now.</summary>
    public sealed record SessionLinked(SessionRef Session) : MotionEvent;
}
