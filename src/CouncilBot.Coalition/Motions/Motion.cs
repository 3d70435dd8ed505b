using CouncilBot.Coalition.Agreements;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using static CouncilBot.Coalition.Motions.MotionCommand;
using Decision = CouncilBot.Coalition.Matters.Decision<CouncilBot.Coalition.Motions.MotionEvent>;
using Happened = CouncilBot.Coalition.Motions.MotionEvent;
using In = CouncilBot.Coalition.Motions.MotionState;

namespace CouncilBot.Coalition.Motions;

/// <summary>
/// A motion on its way through coordination with the partner. Which way that is, who acts on it and how long it takes is in the
/// coalition's rules; which step may follow which is here.
/// </summary>
public sealed record Motion : IMatter<Motion, MotionCommand, Happened>
{
    /// <summary>The faction whose motion it is.</summary>
    public required string Sponsor { get; init; }

    /// <summary>Membership of who wrote it down.</summary>
    public required Guid Author { get; init; }

    /// <summary>What it says. Its text is the newest version.</summary>
    public required MotionContent Content { get; init; }

    /// <summary>Where it stands.</summary>
    public MotionState State { get; init; } = new In.Draft(IsPresented: false);

    /// <summary>The words as they were, oldest first; the last is the present one.</summary>
    public required IReadOnlyList<MotionVersion> Versions { get; init; }

    /// <summary>How many of the versions the partner has seen; those of a draft taken up again are not among them.</summary>
    public int VersionsShown { get; init; }

    /// <summary>Which side stands by the present words; the other has to agree to them.</summary>
    public Side WordsOf { get; init; }

    /// <summary>Whether the partner knows it as it is; a draft taken up again is the sponsor's own until it is announced again.</summary>
    public bool IsShared { get; init; }

    /// <summary>Why a side did not agree, where it said so.</summary>
    public (Side By, string Reason)? Reason { get; init; }

    /// <summary>Who may see it: before it is announced one faction, on its way the boards, as a result everybody.</summary>
    public Audience Audience(CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return State switch
        {
            In.Draft => Matters.Audience.OwnBoard,
            In.Joint or In.Released or In.Submitted => Matters.Audience.BothFactions,
            // Whom a step names has to see what it is about.
            In.Talks or In.Adjourned or In.Release when (Step(rules)!.Actors & ~rules.Roles.Speak) != Roles.None => Matters.Audience.BothFactions,
            _ => IsShared ? Matters.Audience.BothBoards : Matters.Audience.OwnBoard,
        };
    }

    /// <inheritdoc/>
    string IMatter<Motion, MotionCommand, Happened>.Faction => Sponsor;

    /// <inheritdoc/>
    Guid? IMatter<Motion, MotionCommand, Happened>.Author => Author;

    /// <inheritdoc/>
    public string PhaseName => State.Phase.ToString();

    /// <inheritdoc/>
    public Waiting Waiting => State.Waiting;

    /// <inheritdoc/>
    public string Title => Content.Title;

    /// <inheritdoc/>
    public SessionRef? Session => (State as In.Adjourned)?.To ?? Content.Session;

    /// <summary>Whether something can still happen.</summary>
    public bool IsOpen => State is not (In.Submitted or In.Withdrawn);

    /// <summary>The local day on which something is due; null: nothing is.</summary>
    public DateOnly? Due => State switch
    {
        In.WithPartner s => s.ReplyDue,
        In.WithSponsor s => s.ReplyDue,
        In.Talks s => s.Until,
        In.Adjourned s => s.To?.Day,
        _ => null,
    };

    /// <summary>How the agreement treats it.</summary>
    public KindRule Rule(CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return rules.Motions.On(Content.Kind, Content.Money.ForRules);
    }

    /// <summary>The step of the ladder it stands on, or null.</summary>
    public LadderStep? Step(CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return StepNumber is { } number ? rules.StepAt(number) : null;
    }

    /// <summary>The number of that step, from 0, or null.</summary>
    public int? StepNumber => State switch
    {
        In.StepOffered s => s.Step,
        In.Talks s => s.Step,
        In.Adjourned s => s.Step,
        In.Release s => s.Step,
        _ => null,
    };

    /// <summary>What becomes of a command; nothing changes by asking.</summary>
    /// <param name="command">What is wanted.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="at">When.</param>
    /// <param name="rules">The rules the motion began under.</param>
    public Decision Decide(MotionCommand command, Actor by, Moment at, CoalitionRules rules)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(rules);
        if (!Audience(rules).Includes(by, Author, Sponsor, rules))
            return Refusal.NotYours;

        var side = by.Faction == Sponsor ? Side.Sponsor : Side.Partner;
        var may = new Permissions(by, side, Author, rules);
        return (State, command) switch
        {
            (In.Draft, Edit c) => may.AuthorOrSponsor() ?? (c.Content == Content ? new Decision.Unchanged() : new Happened.Edited(c.Content)),
            (In.Draft { IsPresented: false }, Present) => may.AuthorOrSponsor() ?? new Happened.Presented(),
            (In.Draft, Present) => new Decision.Unchanged(),
            (In.Draft, Announce) => may.Sponsor() ?? (Rule(rules).Treatment == Treatment.Coordinate ? new Happened.Announced(ReplyDue(at, rules)) : new Happened.Shown()),
            (In.Draft, Submit) => may.Sponsor() ?? (Rule(rules).Treatment is Treatment.Exempt or Treatment.Unregulated ? new Happened.Submitted(MotionOutcome.Own) : Refusal.PartnerFirst),

            (In.Shown { IsSeen: false }, Acknowledge) => may.Partner() ?? new Happened.Acknowledged(),
            (In.Shown, Acknowledge) => may.Partner() ?? new Decision.Unchanged(),
            (In.Shown, Submit) => may.Sponsor() ?? new Happened.Submitted(MotionOutcome.Own),

            (In.WithPartner, Agree) => may.Partner() ?? new Happened.Agreed(side),
            (In.WithPartner, Dissent c) => may.Partner() ?? new Happened.Dissented(side, c.Reason, Follow(0, at, rules)),
            (In.WithPartner s, CloseWithoutReply) => may.Sponsor() ?? After(s.ReplyDue, at) ?? new Happened.ClosedWithoutReply(Follow(0, at, rules)),

            (In.WithSponsor, Agree) => may.Sponsor() ?? new Happened.Agreed(side),
            (In.WithSponsor, Dissent c) => may.Sponsor() ?? new Happened.Dissented(side, c.Reason, Follow(0, at, rules)),
            (In.WithSponsor s, CloseWithoutReply) => may.Partner() ?? After(s.ReplyDue, at) ?? new Happened.ClosedWithoutReply(Follow(0, at, rules)),
            // Other words are another question, with its own time to reply.
            (In.WithPartner or In.WithSponsor, Propose c) => may.Board() ?? Reworded(side, c, ReplyOf(side.Other(), at, rules)),

            (In.StepOffered s, RequestStep c) => may.Board() ?? new Happened.StepRequested(side, Begin(s.Step, rules.StepAt(s.Step)!, at, rules, side, c.Next)),
            (In.StepOffered s, SkipStep) => may.Board() ?? Skip(s, side, at, rules),
            // It is never too late for a yes.
            (In.StepOffered or In.Release or In.Deadlocked or In.Alone, Agree) => may.Replier(WordsOf.Other()) ?? new Happened.Agreed(side),

            (In.Talks s, Propose c) => may.Actor(s.Step) ?? Reworded(side, c, s with { ConsensusBy = null }),
            (In.Talks s, StateConsensus) => may.Actor(s.Step) ?? Consensus(s.ConsensusBy, side, s with { ConsensusBy = side }),
            (In.Talks s, StateDissent) => may.Actor(s.Step) ?? new Happened.DissentStated(side, Follow(s.Step + 1, at, rules)),

            (In.Adjourned s, Propose c) => may.Actor(s.Step) ?? Reworded(side, c, s with { ConsensusBy = null }),
            (In.Adjourned s, StateConsensus) => may.Actor(s.Step) ?? Consensus(s.ConsensusBy, side, s with { ConsensusBy = side }),
            (In.Adjourned s, StateDissent) => may.Actor(s.Step) ?? PutOff(s, side, at) ?? new Happened.DissentStated(side, Follow(s.Step + 1, at, rules)),

            (In.Release s, GrantRelease) => may.Actor(s.Step) ?? Grant(s, side),
            (In.Release s, RefuseRelease) => may.Actor(s.Step) ?? new Happened.ReleaseRefused(side, Follow(s.Step + 1, at, rules)),

            (In.Deadlocked, Reopen) => may.Board() ?? new Happened.Reopened(side, rules.StepAt(0) is null ? ReplyOf(Side.Partner, at, rules) : Follow(0, at, rules)),
            (In.Alone, Submit) => may.Sponsor() ?? new Happened.Submitted(MotionOutcome.Alone),
            (In.Joint, Submit) => may.Board() ?? new Happened.Submitted(MotionOutcome.Joint),
            (In.Released, Submit) => may.Sponsor() ?? new Happened.Submitted(MotionOutcome.Released),
            (In.Submitted, Submit) => may.Board() ?? new Decision.Unchanged(),
            (In.Alone or In.Released, Reopen) => may.Sponsor() ?? new Happened.Reopened(side, ReplyOf(Side.Partner, at, rules)),
            // Who no longer stands by what both agreed on says what else it should be.
            (In.Joint, Reopen) => may.Board() ?? new Happened.Reopened(side, ReplyOf(side, at, rules)),

            (In.Draft, Withdraw) => may.AuthorOrSponsor() ?? new Happened.Withdrawn(),
            (In.Withdrawn, Withdraw) => may.AuthorOrSponsor() ?? new Decision.Unchanged(),
            (In.Withdrawn, Reopen) => may.AuthorOrSponsor() ?? new Happened.Reopened(side, new In.Draft(IsPresented: false)),
            (not In.Submitted, Withdraw) => may.Sponsor() ?? new Happened.Withdrawn(),
            (In.Adjourned s, LinkSession c) => may.Board() ?? Linked(s.To, c.Session),
            (not (In.Submitted or In.Withdrawn), LinkSession c) => may.AuthorOrSponsor() ?? Linked(Content.Session, c.Session),
            _ => Refusal.NotInThisPhase,
        };
    }

    /// <summary>The motion as its first event left it.</summary>
    public static Motion From(Happened.Drafted drafted)
    {
        ArgumentNullException.ThrowIfNull(drafted);
        return new()
        {
            Sponsor = drafted.Sponsor,
            Author = drafted.Author,
            Content = drafted.Content,
            Versions = [new MotionVersion(1, Side.Sponsor, drafted.Content.Text)],
        };
    }

    /// <summary>The motion after what happened.</summary>
    public Motion Apply(Happened happened) => happened switch
    {
        // While the partner has not seen the words, a change makes no new version: nobody learns what was only a draft.
        Happened.Edited e => this with { Content = e.Content, Versions = Added(Versions.Take(VersionsShown), Side.Sponsor, e.Content.Text) },
        Happened.Presented => this with { State = new In.Draft(IsPresented: true) },
        Happened.Shown => Shared(new In.Shown(IsSeen: false)),
        Happened.Acknowledged => At(new In.Shown(IsSeen: true)),
        Happened.Announced e => Shared(new In.WithPartner(e.ReplyDue)),
        Happened.Agreed => At(new In.Joint()),
        Happened.Proposed e => Worded(e.By, e.Text).At(e.Next),
        Happened.Dissented e => (this with { Reason = e.Reason is { } reason ? (e.By, reason) : null }).At(e.Next),
        Happened.ClosedWithoutReply e => At(e.Next),
        Happened.StepRequested e => At(e.Next),
        Happened.StepSkipped e => At(e.Next),
        Happened.ConsensusStated e => At(e.Next),
        Happened.DissentStated e => At(e.Next),
        Happened.ReleaseGranted e => At(e.Next),
        Happened.ReleaseRefused e => At(e.Next),
        Happened.Submitted e => At(new In.Submitted(e.Outcome)),
        Happened.Withdrawn => At(new In.Withdrawn()),
        Happened.Reopened { Next: In.Draft } e => (this with { IsShared = false, WordsOf = Side.Sponsor, Reason = null }).At(e.Next),
        Happened.Reopened e => (this with { WordsOf = State is In.Joint ? e.By.Other() : WordsOf, Reason = null }).At(e.Next),
        Happened.SessionLinked e when State is In.Adjourned s => this with { State = s with { To = e.Session } },
        Happened.SessionLinked e => this with { Content = For(e.Session) },
        _ => throw new InvalidOperationException($"{happened.GetType().Name} cannot follow."),
    };

    /// <summary>The motion after all that happened, in order.</summary>
    public static Motion Replay(IReadOnlyList<Happened> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return events.Skip(1).Aggregate(From((Happened.Drafted)events[0]), (motion, happened) => motion.Apply(happened));
    }

    /// <summary>The motion in its next phase.</summary>
    private Motion At(MotionState next)
    {
        // What was put off is from then on for that session.
        var moved = State is In.Adjourned { To: { } to } && next is not In.Adjourned ? this with { Content = For(to) } : this;
        return next switch
        {
            // What nobody agreed to is no longer meant: without a consensus the words are the sponsor's own again.
            In.Release { ReleasedBy: null } or In.Deadlocked or In.Alone => moved.Worded(Side.Sponsor, Versions.Last(v => v.By == Side.Sponsor).Text) with { State = next },
            // Why somebody was against it is between the boards; a joint motion is for everybody to see.
            In.Joint => moved with { State = next, Reason = null },
            _ => moved with { State = next },
        };
    }

    private Motion Shared(MotionState next) => (Worded(Side.Sponsor, Content.Text) with { IsShared = true }).At(next);

    /// <summary>The motion with words that a side stands by, for both to see.</summary>
    private Motion Worded(Side by, string text)
    {
        var versions = Added(Versions, by, text);
        return this with { Content = Content with { Text = text }, Versions = versions, VersionsShown = versions.Count, WordsOf = by };
    }

    private static List<MotionVersion> Added(IEnumerable<MotionVersion> before, Side by, string text)
    {
        List<MotionVersion> kept = [.. before];
        return kept.LastOrDefault() is { } last && last.By == by && last.Text == text ? kept : [.. kept, new MotionVersion(kept.Count + 1, by, text)];
    }

    private MotionContent For(SessionRef session) => Content with { Session = session, Body = session.Body ?? Content.Body };

    private DateOnly ReplyDue(Moment at, CoalitionRules rules) => rules.Terms.ReplyDue(at.Today, Content.Session?.Day);

    private MotionState ReplyOf(Side side, Moment at, CoalitionRules rules) =>
        side == Side.Partner ? new In.WithPartner(ReplyDue(at, rules)) : new In.WithSponsor(ReplyDue(at, rules));

    private static Decision Linked(SessionRef? before, SessionRef session) => session == before ? new Decision.Unchanged() : new Happened.SessionLinked(session);

    /// <summary>Who asked for it may end it at once; the other side waits for the session, or the wish of one would be worth nothing.</summary>
    private static Decision? PutOff(In.Adjourned adjourned, Side side, Moment at) =>
        adjourned.AskedBy == side || at.Today >= adjourned.To?.Day ? null : Refusal.PutOff;

    private static Decision? After(DateOnly due, Moment at) => at.Today > due ? null : Refusal.TooEarly;

    /// <summary>The same words again are no proposal.</summary>
    private Decision Reworded(Side side, Propose command, MotionState next) =>
        command.Text == Content.Text ? new Decision.Unchanged() : new Happened.Proposed(side, command.Text, next);

    private static Decision Consensus(Side? said, Side side, MotionState waiting) =>
        said is null ? new Happened.ConsensusStated(side, waiting) : said == side ? new Decision.Unchanged() : new Happened.ConsensusStated(side, new In.Joint());

    private static Decision Grant(In.Release release, Side side) =>
        release.ReleasedBy is null ? new Happened.ReleaseGranted(side, release with { ReleasedBy = side })
        : release.ReleasedBy == side ? new Decision.Unchanged()
        : new Happened.ReleaseGranted(side, new In.Released(release.IsException));

    private Decision Skip(In.StepOffered offered, Side side, Moment at, CoalitionRules rules)
    {
        if (offered.SkippedBy == side)
            return new Decision.Unchanged();

        if (rules.StepAt(offered.Step)!.SkippedBy == SkippedBy.Both && offered.SkippedBy is null)
            return new Happened.StepSkipped(side, offered with { SkippedBy = side });

        return rules.StepAt(offered.Step)!.SkippedBy == SkippedBy.Sponsor && side == Side.Partner
            ? Refusal.OnlySponsor
            : new Happened.StepSkipped(side, Follow(offered.Step + 1, at, rules));
    }

    /// <summary>Where the way goes on at a step of the ladder, or behind its last one.</summary>
    private MotionState Follow(int step, Moment at, CoalitionRules rules) => rules.StepAt(step) switch
    {
        null when rules.Motions.Alone is not null => new In.Alone(),
        null => new In.Deadlocked(),
        { IsOnRequest: true } => new In.StepOffered(step, SkippedBy: null),
        var begun => Begin(step, begun, at, rules, askedBy: null, next: null),
    };

    private MotionState Begin(int step, LadderStep begun, Moment at, CoalitionRules rules, Side? askedBy, SessionRef? next) => begun.Kind switch
    {
        StepKind.Talks => new In.Talks(step, begun.Time is { } time ? at.Today.AddDays(time.Days) : null, ConsensusBy: null),
        StepKind.Adjournment => new In.Adjourned(step, askedBy, next, ConsensusBy: null),
        StepKind.Release => new In.Release(step, IsException: Content.Money.Exists && rules.Motions.FinancialException is not null, ReleasedBy: null),
    };

    /// <summary>Who may do what, by side and role. Each returns the refusal, or null when they may.</summary>
    private readonly record struct Permissions(Actor By, Side Side, Guid Author, CoalitionRules Rules)
    {
        private Roles Speak => Rules.Roles.Speak;

        public Decision? Sponsor() => Side == Side.Sponsor && By.Is(Speak) ? null : Refusal.OnlySponsor;

        public Decision? Partner() => Side == Side.Partner && By.Is(Speak) ? null : Refusal.OnlyPartner;

        public Decision? Replier(Side side) => side == Side.Sponsor ? Sponsor() : Partner();

        public Decision? Board() => By.Is(Speak) ? null : Refusal.OnlyBoards;

        public Decision? AuthorOrSponsor() => (Side == Side.Sponsor && By.Member == Author) || Sponsor() is null ? null : Refusal.OnlyAuthorOrBoard;

        public Decision? Actor(int step) => By.Is(Rules.StepAt(step)!.Actors is not Roles.None and var named ? named : Speak) ? null : Refusal.OnlyActors;
    }
}
