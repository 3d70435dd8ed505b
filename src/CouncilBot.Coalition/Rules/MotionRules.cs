using CouncilBot.Coalition.Agreements;

namespace CouncilBot.Coalition.Rules;

/// <summary>What a faction brings in.</summary>
public enum MotionKind
{
    /// <summary>A motion (Antrag).</summary>
    Motion,

    /// <summary>An inquiry (Anfrage).</summary>
    Inquiry,

    /// <summary>A resolution.</summary>
    Resolution,

    /// <summary>Another initiative.</summary>
    Initiative,
}

/// <summary>What is owed to the partner before something is brought in.</summary>
public enum Treatment
{
    /// <summary>Positions are coordinated, with a joint motion as the aim.</summary>
    Coordinate,

    /// <summary>The partner sees it before; nothing is coordinated, and the vote is free.</summary>
    ShowFirst,

    /// <summary>Nothing: the agreement exempts it.</summary>
    Exempt,

    /// <summary>The agreement does not mention it, so nothing follows from it either way.</summary>
    Unregulated,
}

/// <summary>How one kind of motion is treated.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Treatment">What is owed.</param>
/// <param name="FromEuro">Only from this financial effect on; below it the next rule of the kind holds. Null: whatever it is.</param>
/// <param name="Quotes">Where it stands; for what is not regulated the nearest passage.</param>
public sealed record KindRule(MotionKind Kind, Treatment Treatment, decimal? FromEuro, IReadOnlyList<RuleSource> Quotes);

/// <summary>What happens on a step of the ladder.</summary>
public enum StepKind
{
    /// <summary>People of both factions seek a consensus.</summary>
    Talks,

    /// <summary>The matter is put off to the next session of the council.</summary>
    Adjournment,

    /// <summary>Both factions deliberate on setting their votes free.</summary>
    Release,
}

/// <summary>Who talks on a step.</summary>
public enum TalkPlace
{
    /// <summary>The factions' boards.</summary>
    Boards,

    /// <summary>The factions' chairs.</summary>
    Chairs,

    /// <summary>The speakers of the committee in charge.</summary>
    Speakers,

    /// <summary>The cooperation committee.</summary>
    CooperationCommittee,
}

/// <summary>Who may let a step go that begins on request only.</summary>
public enum SkippedBy
{
    /// <summary>Nobody: the step begins by itself.</summary>
    Nobody,

    /// <summary>The faction whose motion it is.</summary>
    Sponsor,

    /// <summary>Both factions together: the wish of one is enough for the step.</summary>
    Both,
}

/// <summary>A step of the way that follows a dissent.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Place">Who talks; for other steps null.</param>
/// <param name="Actors">Who of a faction acts; none: who speaks for it.</param>
/// <param name="SkippedBy">Whether and by whom the step may be let go.</param>
/// <param name="Time">How long it may take; null: no limit.</param>
/// <param name="Quotes">Where it stands; at least one.</param>
public sealed record LadderStep(StepKind Kind, TalkPlace? Place, Roles Actors, SkippedBy SkippedBy, Term? Time, IReadOnlyList<RuleSource> Quotes)
{
    /// <summary>Whether somebody has to ask for it.</summary>
    public bool IsOnRequest => SkippedBy != SkippedBy.Nobody;
}

/// <summary>What an agreement says about motions.</summary>
/// <param name="Kinds">How each kind is treated; of two for one kind the first whose amount is reached holds.</param>
/// <param name="Aim">The words that name the joint motion as the aim; null where there are none.</param>
/// <param name="Ladder">What follows a dissent, in order.</param>
/// <param name="Alone">The words that let a faction move alone when the ladder has ended; null: it must not.</param>
/// <param name="FinancialException">The words that make a release the exception for matters of money; null where there are none.</param>
public sealed record MotionRules(IReadOnlyList<KindRule> Kinds, RuleSource? Aim, IReadOnlyList<LadderStep> Ladder, RuleSource? Alone, RuleSource? FinancialException)
{
    /// <summary>How a motion is treated; a kind the agreement does not name is unregulated.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="euro">Its financial effect, where it is known. One that is not known counts as large.</param>
    public KindRule On(MotionKind kind, decimal? euro) =>
        Kinds.FirstOrDefault(k => k.Kind == kind && (k.FromEuro is not { } from || euro is not { } known || known >= from))
        ?? new KindRule(kind, Treatment.Unregulated, FromEuro: null, []);
}
