namespace CouncilBot.Coalition.Matters;

/// <summary>Why something is not done. What people can cause is a value; its wording lives with the feature.</summary>
public enum Refusal
{
    /// <summary>Not possible in the present phase.</summary>
    NotInThisPhase,

    /// <summary>Only who wrote it may.</summary>
    OnlyAuthor,

    /// <summary>Only who wrote it or the board of their faction may.</summary>
    OnlyAuthorOrBoard,

    /// <summary>Only the board of the faction whose matter it is may.</summary>
    OnlySponsor,

    /// <summary>Only the board of the partner may.</summary>
    OnlyPartner,

    /// <summary>Only the boards of the two factions may.</summary>
    OnlyBoards,

    /// <summary>Only those whom the present step names may.</summary>
    OnlyActors,

    /// <summary>The session has begun.</summary>
    SessionBegun,

    /// <summary>The time for it has not come yet.</summary>
    TooEarly,

    /// <summary>It is put off, as the other side wished; until then only a consensus ends it.</summary>
    PutOff,

    /// <summary>The agreement knows no cooperation committee.</summary>
    NoCommittee,

    /// <summary>The agreement wants it coordinated or shown first.</summary>
    PartnerFirst,

    /// <summary>Only the managers of the two factions may.</summary>
    OnlyManagers,

    /// <summary>Only who attends the cooperation committee may.</summary>
    OnlyAttendees,

    /// <summary>Only who wrote it or a manager may.</summary>
    OnlyAuthorOrManager,

    /// <summary>The agenda takes no more items.</summary>
    AgendaClosed,

    /// <summary>There is no room for more items.</summary>
    AgendaFull,

    /// <summary>Something has no result yet.</summary>
    ResultsMissing,

    /// <summary>The meeting is over.</summary>
    MeetingOver,

    /// <summary>Nothing to see for this person.</summary>
    NotYours,
}

/// <summary>What was decided about a command.</summary>
/// <typeparam name="TEvent">Events of the workflow.</typeparam>
public abstract record Decision<TEvent>
{
    private Decision()
    {
    }

    /// <summary>It happens.</summary>
    /// <param name="Event">What happened.</param>
    public sealed record Accepted(TEvent Event) : Decision<TEvent>;

    /// <summary>It had happened already; a second tap changes nothing.</summary>
    public sealed record Unchanged : Decision<TEvent>;

    /// <summary>It does not happen.</summary>
    /// <param name="Refusal">Why.</param>
    public sealed record Refused(Refusal Refusal) : Decision<TEvent>;

    /// <summary>It happens.</summary>
    public static implicit operator Decision<TEvent>(TEvent happened) => new Accepted(happened);

    /// <summary>It does not happen.</summary>
    public static implicit operator Decision<TEvent>(Refusal refusal) => new Refused(refusal);
}
