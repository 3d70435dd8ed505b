using System.Text.Json.Serialization;

namespace CouncilBot.Coalition.Committee;

/// <summary>When a meeting takes place.</summary>
/// <param name="Day">Local day.</param>
/// <param name="From">Local time it begins.</param>
/// <param name="Until">Local time it ends.</param>
/// <param name="StartUtc">When it begins, UTC.</param>
/// <param name="EndUtc">When it ends, UTC.</param>
public sealed record MeetingTime(DateOnly Day, TimeOnly From, TimeOnly Until, DateTime StartUtc, DateTime EndUtc);

/// <summary>What somebody says about coming.</summary>
public enum Attendance
{
    /// <summary>Comes.</summary>
    Coming,

    /// <summary>Does not come.</summary>
    NotComing,

    /// <summary>Does not come, and somebody comes instead.</summary>
    Substitute,
}

/// <summary>What somebody has said about coming; the latest counts.</summary>
/// <param name="By">Membership.</param>
/// <param name="Faction">Key of their faction; null for a guest.</param>
/// <param name="Attendance">What they said.</param>
/// <param name="Substitute">Who comes instead, in words; null where nobody is named.</param>
public sealed record AttendanceReply(Guid By, string? Faction, Attendance Attendance, string? Substitute = null);

/// <summary>An item on the agenda of a meeting.</summary>
/// <param name="Number">Its number for life, from 1; its place on the agenda is another matter.</param>
/// <param name="Title">What it is about.</param>
/// <param name="By">Membership of who put it there.</param>
/// <param name="Faction">Key of their faction; null for a guest.</param>
/// <param name="Matter">The motion or deviating vote it comes from, or null.</param>
/// <param name="Link">Address of a document on the web, or null.</param>
public sealed record MeetingItem(int Number, string Title, Guid By, string? Faction, Guid? Matter = null, string? Link = null);

/// <summary>How the partners stand to a decision.</summary>
public enum PartnersVote
{
    /// <summary>Nothing was put to the vote.</summary>
    None,

    /// <summary>Both agree.</summary>
    Agreed,

    /// <summary>There was no agreement.</summary>
    NotAgreed,

    /// <summary>Put off.</summary>
    PutOff,
}

/// <summary>What a meeting came to about an item.</summary>
/// <param name="Text">The decision in words.</param>
/// <param name="Vote">How the partners stand to it.</param>
/// <param name="Task">Who does what, or null.</param>
/// <param name="Until">Local day until which it is done, or null.</param>
public sealed record ItemResult(string Text, PartnersVote Vote, string? Task = null, DateOnly? Until = null);

/// <summary>Something that happened with a meeting of the cooperation committee.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Planned), nameof(Planned))]
[JsonDerivedType(typeof(Moved), nameof(Moved))]
[JsonDerivedType(typeof(CalledOff), nameof(CalledOff))]
[JsonDerivedType(typeof(Reinstated), nameof(Reinstated))]
[JsonDerivedType(typeof(PlaceNamed), nameof(PlaceNamed))]
[JsonDerivedType(typeof(Replied), nameof(Replied))]
[JsonDerivedType(typeof(ItemAdded), nameof(ItemAdded))]
[JsonDerivedType(typeof(ItemRemoved), nameof(ItemRemoved))]
[JsonDerivedType(typeof(ItemMoved), nameof(ItemMoved))]
[JsonDerivedType(typeof(DocumentLinked), nameof(DocumentLinked))]
[JsonDerivedType(typeof(AgendaClosed), nameof(AgendaClosed))]
[JsonDerivedType(typeof(AgendaReopened), nameof(AgendaReopened))]
[JsonDerivedType(typeof(ResultNoted), nameof(ResultNoted))]
[JsonDerivedType(typeof(MinutesReleased), nameof(MinutesReleased))]
[JsonDerivedType(typeof(ResultsConfirmed), nameof(ResultsConfirmed))]
public abstract record MeetingEvent
{
    private MeetingEvent()
    {
    }

    /// <summary>Is to take place.</summary>
    /// <param name="Day">The day of the series it stands for, or the first day of an extra one: its identity, wherever it is moved.</param>
    /// <param name="Time">When.</param>
    /// <param name="IsExtra">Whether it is beside the series.</param>
    public sealed record Planned(DateOnly Day, MeetingTime Time, bool IsExtra) : MeetingEvent;

    /// <summary>Takes place at another time.</summary>
    public sealed record Moved(MeetingTime Time) : MeetingEvent;

    /// <summary>Does not take place.</summary>
    public sealed record CalledOff : MeetingEvent;

    /// <summary>Takes place after all.</summary>
    public sealed record Reinstated : MeetingEvent;

    /// <summary>Where it takes place, or the link to it.</summary>
    public sealed record PlaceNamed(string? Place) : MeetingEvent;

    /// <summary>Somebody says whether they come.</summary>
    public sealed record Replied(AttendanceReply Reply) : MeetingEvent;

    /// <summary>An item is on the agenda.</summary>
    public sealed record ItemAdded(MeetingItem Item) : MeetingEvent;

    /// <summary>An item is off the agenda.</summary>
    public sealed record ItemRemoved(int Number) : MeetingEvent;

    /// <summary>An item stands at another place, from 0.</summary>
    public sealed record ItemMoved(int Number, int Place) : MeetingEvent;

    /// <summary>A document is linked to an item, in place of the one it had; null: none any more.</summary>
    public sealed record DocumentLinked(int Number, string? Link) : MeetingEvent;

    /// <summary>The agenda takes no more items.</summary>
    public sealed record AgendaClosed : MeetingEvent;

    /// <summary>It does again.</summary>
    public sealed record AgendaReopened : MeetingEvent;

    /// <summary>What came of an item; anew where it was noted before.</summary>
    public sealed record ResultNoted(int Number, ItemResult Result) : MeetingEvent;

    /// <summary>The manager of a faction releases the minutes.</summary>
    public sealed record MinutesReleased(Guid By, string Faction) : MeetingEvent;

    /// <summary>A faction has coordinated the results.</summary>
    public sealed record ResultsConfirmed(Guid By, string Faction) : MeetingEvent;
}
