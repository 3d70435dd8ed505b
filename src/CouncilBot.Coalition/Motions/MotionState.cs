using System.Text.Json.Serialization;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.Motions;

/// <summary>Where a motion stands, by name.</summary>
public enum MotionPhase
{
    /// <summary>Written down by one faction.</summary>
    Draft,

    /// <summary>Shown to the partner; nothing is coordinated.</summary>
    Shown,

    /// <summary>Announced; the partner has to reply.</summary>
    WithPartner,

    /// <summary>The partner proposed changes; the sponsor has to reply.</summary>
    WithSponsor,

    /// <summary>No consensus; a step that begins on request may be asked for.</summary>
    StepOffered,

    /// <summary>People of both factions seek a consensus.</summary>
    Talks,

    /// <summary>Put off to the next session of the council.</summary>
    Adjourned,

    /// <summary>Both factions deliberate on setting their votes free.</summary>
    Release,

    /// <summary>The way has ended without a consensus, and the agreement lets nobody move alone.</summary>
    Deadlocked,

    /// <summary>Both bring it in.</summary>
    Joint,

    /// <summary>The sponsor brings it in alone.</summary>
    Alone,

    /// <summary>The votes are free.</summary>
    Released,

    /// <summary>Brought in.</summary>
    Submitted,

    /// <summary>Taken back.</summary>
    Withdrawn,
}

/// <summary>How a motion was brought in.</summary>
public enum MotionOutcome
{
    /// <summary>Of one faction; nothing was owed to the partner, or it was shown before.</summary>
    Own,

    /// <summary>Of both.</summary>
    Joint,

    /// <summary>Of one faction, after no consensus was reached.</summary>
    Alone,

    /// <summary>With the votes set free.</summary>
    Released,
}

/// <summary>Where a motion stands; each phase has its facts and no others.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "phase")]
[JsonDerivedType(typeof(Draft), nameof(Draft))]
[JsonDerivedType(typeof(Shown), nameof(Shown))]
[JsonDerivedType(typeof(WithPartner), nameof(WithPartner))]
[JsonDerivedType(typeof(WithSponsor), nameof(WithSponsor))]
[JsonDerivedType(typeof(StepOffered), nameof(StepOffered))]
[JsonDerivedType(typeof(Talks), nameof(Talks))]
[JsonDerivedType(typeof(Adjourned), nameof(Adjourned))]
[JsonDerivedType(typeof(Release), nameof(Release))]
[JsonDerivedType(typeof(Deadlocked), nameof(Deadlocked))]
[JsonDerivedType(typeof(Joint), nameof(Joint))]
[JsonDerivedType(typeof(Alone), nameof(Alone))]
[JsonDerivedType(typeof(Released), nameof(Released))]
[JsonDerivedType(typeof(Submitted), nameof(Submitted))]
[JsonDerivedType(typeof(Withdrawn), nameof(Withdrawn))]
public abstract record MotionState
{
    private MotionState()
    {
    }

    /// <summary>Its name.</summary>
    public abstract MotionPhase Phase { get; }

    /// <summary>Who has to act.</summary>
    public abstract Waiting Waiting { get; }

    /// <summary>Written down by one faction.</summary>
    /// <param name="IsPresented">Whether who wrote it has asked the board to announce it.</param>
    public sealed record Draft(bool IsPresented) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Draft;

        /// <inheritdoc/>
        public override Waiting Waiting => Waiting.Sponsor;
    }

    /// <summary>Shown to the partner.</summary>
    /// <param name="IsSeen">Whether somebody of the partner's board has taken note.</param>
    public sealed record Shown(bool IsSeen) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Shown;

        /// <inheritdoc/>
        public override Waiting Waiting => IsSeen ? Waiting.Sponsor : Waiting.Both;
    }

    /// <summary>The partner has to reply.</summary>
    /// <param name="ReplyDue">Local day until which.</param>
    public sealed record WithPartner(DateOnly ReplyDue) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.WithPartner;

        /// <inheritdoc/>
        public override Waiting Waiting => Waiting.Partner;
    }

    /// <summary>The sponsor has to reply to changes.</summary>
    /// <param name="ReplyDue">Local day until which.</param>
    public sealed record WithSponsor(DateOnly ReplyDue) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.WithSponsor;

        /// <inheritdoc/>
        public override Waiting Waiting => Waiting.Sponsor;
    }

    /// <summary>A step may be asked for.</summary>
    /// <param name="Step">Its number on the ladder, from 0.</param>
    /// <param name="SkippedBy">Which side lets it go, where both have to; null: none yet.</param>
    public sealed record StepOffered(int Step, Side? SkippedBy) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.StepOffered;

        /// <inheritdoc/>
        public override Waiting Waiting => Others(SkippedBy);
    }

    /// <summary>Talks.</summary>
    /// <param name="Step">Number on the ladder, from 0.</param>
    /// <param name="Until">Local day until which they are to end; null: no limit.</param>
    /// <param name="ConsensusBy">Which side says that there is a consensus; null: none yet.</param>
    public sealed record Talks(int Step, DateOnly? Until, Side? ConsensusBy) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Talks;

        /// <inheritdoc/>
        public override Waiting Waiting => Others(ConsensusBy);
    }

    /// <summary>Put off.</summary>
    /// <param name="Step">Number on the ladder, from 0.</param>
    /// <param name="AskedBy">Which side asked for it; null: it began by itself.</param>
    /// <param name="To">The session; null while none is known.</param>
    /// <param name="ConsensusBy">Which side says that there is a consensus; null: none yet.</param>
    public sealed record Adjourned(int Step, Side? AskedBy, SessionRef? To, Side? ConsensusBy) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Adjourned;

        /// <inheritdoc/>
        public override Waiting Waiting => Others(ConsensusBy);
    }

    /// <summary>Both factions deliberate on setting their votes free.</summary>
    /// <param name="Step">Number on the ladder, from 0.</param>
    /// <param name="IsException">Whether money makes it the exception.</param>
    /// <param name="ReleasedBy">Which faction is for it; null: none yet.</param>
    public sealed record Release(int Step, bool IsException, Side? ReleasedBy) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Release;

        /// <inheritdoc/>
        public override Waiting Waiting => Others(ReleasedBy);
    }

    /// <summary>Ended without a consensus.</summary>
    public sealed record Deadlocked : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Deadlocked;

        /// <inheritdoc/>
        public override Waiting Waiting => Waiting.Both;
    }

    /// <summary>Both bring it in.</summary>
    public sealed record Joint : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Joint;

        /// <inheritdoc/>
        public override Waiting Waiting => Waiting.Both;
    }

    /// <summary>The sponsor brings it in alone.</summary>
    public sealed record Alone : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Alone;

        /// <inheritdoc/>
        public override Waiting Waiting => Waiting.Sponsor;
    }

    /// <summary>The votes are free.</summary>
    /// <param name="IsException">Whether money makes it the exception.</param>
    public sealed record Released(bool IsException) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Released;

        /// <inheritdoc/>
        public override Waiting Waiting => Waiting.Sponsor;
    }

    /// <summary>Brought in.</summary>
    /// <param name="Outcome">How.</param>
    public sealed record Submitted(MotionOutcome Outcome) : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Submitted;

        /// <inheritdoc/>
        public override Waiting Waiting => Waiting.Nobody;
    }

    /// <summary>Taken back.</summary>
    public sealed record Withdrawn : MotionState
    {
        /// <inheritdoc/>
        public override MotionPhase Phase => MotionPhase.Withdrawn;

        /// <inheritdoc/>
        public override Waiting Waiting => Waiting.Nobody;
    }

    /// <summary>Both, until one side has spoken; then the other.</summary>
    private static Waiting Others(Side? spoken) => spoken switch
    {
        Side.Sponsor => Waiting.Partner,
        Side.Partner => Waiting.Sponsor,
        null => Waiting.Both,
    };
}
