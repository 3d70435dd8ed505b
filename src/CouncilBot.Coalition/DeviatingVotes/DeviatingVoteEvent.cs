using System.Text.Json.Serialization;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Coalition.DeviatingVotes;

/// <summary>How somebody will vote.</summary>
public enum PlannedVote
{
    /// <summary>Yes.</summary>
    Yes,

    /// <summary>No.</summary>
    No,

    /// <summary>Abstains.</summary>
    Abstain,

    /// <summary>Takes no part in the vote.</summary>
    NoPart,
}

/// <summary>What somebody announces.</summary>
/// <param name="Session">The session.</param>
/// <param name="Item">The item of its agenda.</param>
/// <param name="Subject">What the vote is about.</param>
/// <param name="Vote">How they will vote.</param>
/// <param name="Reason">Why; null when they say nothing about it.</param>
/// <param name="ReasonFor">Who may read the reason: their own board, or both boards.</param>
/// <param name="IsConscience">Whether they call it a matter of conscience.</param>
/// <param name="Euro">The amount at stake, where rules depend on it and it is known.</param>
public sealed record Announcement(
    SessionRef Session,
    ItemRef Item,
    VoteSubject Subject,
    PlannedVote Vote,
    string? Reason = null,
    Audience ReasonFor = Audience.OwnBoard,
    bool IsConscience = false,
    decimal? Euro = null);

/// <summary>Something that happened with a deviating vote.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Prepared), nameof(Prepared))]
[JsonDerivedType(typeof(Edited), nameof(Edited))]
[JsonDerivedType(typeof(Announced), nameof(Announced))]
[JsonDerivedType(typeof(Changed), nameof(Changed))]
[JsonDerivedType(typeof(Withdrawn), nameof(Withdrawn))]
[JsonDerivedType(typeof(Acknowledged), nameof(Acknowledged))]
[JsonDerivedType(typeof(TalkRequested), nameof(TalkRequested))]
[JsonDerivedType(typeof(PutOnAgenda), nameof(PutOnAgenda))]
[JsonDerivedType(typeof(SessionLinked), nameof(SessionLinked))]
public abstract record DeviatingVoteEvent
{
    private DeviatingVoteEvent()
    {
    }

    /// <summary>Written down, for the author's eyes only.</summary>
    public sealed record Prepared(string Faction, Guid Author, Announcement Announcement) : DeviatingVoteEvent;

    /// <summary>Written anew before it was announced.</summary>
    public sealed record Edited(Announcement Announcement) : DeviatingVoteEvent;

    /// <summary>Announced to both boards.</summary>
    public sealed record Announced(DateTime Utc) : DeviatingVoteEvent;

    /// <summary>Changed after it was announced.</summary>
    public sealed record Changed(Announcement Announcement, DateTime Utc) : DeviatingVoteEvent;

    /// <summary>Taken back.</summary>
    public sealed record Withdrawn : DeviatingVoteEvent;

    /// <summary>Somebody of a board has taken note.</summary>
    public sealed record Acknowledged(Guid By, string Faction) : DeviatingVoteEvent;

    /// <summary>Somebody of a board asks for a talk.</summary>
    public sealed record TalkRequested(Guid By, string Faction) : DeviatingVoteEvent;

    /// <summary>Somebody of a board puts it on the agenda of the cooperation committee.</summary>
    public sealed record PutOnAgenda(Guid By, string Faction) : DeviatingVoteEvent;

    /// <summary>The session it speaks of is known now.</summary>
    public sealed record SessionLinked(SessionRef Session, ItemRef Item) : DeviatingVoteEvent;
}
