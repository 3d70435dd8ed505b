using System.Text.Json.Serialization;

namespace CouncilBot.Coalition.PartnerNotices;

/// <summary>Something that happened with a notice.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Prepared), nameof(Prepared))]
[JsonDerivedType(typeof(Edited), nameof(Edited))]
[JsonDerivedType(typeof(Sent), nameof(Sent))]
[JsonDerivedType(typeof(Acknowledged), nameof(Acknowledged))]
[JsonDerivedType(typeof(Withdrawn), nameof(Withdrawn))]
public abstract record PartnerNoticeEvent
{
    private PartnerNoticeEvent()
    {
    }

    /// <summary>Written down, for the author's eyes only.</summary>
    public sealed record Prepared(string Faction, Guid Author, string Text) : PartnerNoticeEvent;

    /// <summary>Written anew before it was sent.</summary>
    public sealed record Edited(string Text) : PartnerNoticeEvent;

    /// <summary>Sent to the partner's board.</summary>
    public sealed record Sent : PartnerNoticeEvent;

    /// <summary>Somebody of the partner's board has taken note.</summary>
    public sealed record Acknowledged(Guid By, string Faction) : PartnerNoticeEvent;

    /// <summary>Taken back.</summary>
    public sealed record Withdrawn : PartnerNoticeEvent;
}
