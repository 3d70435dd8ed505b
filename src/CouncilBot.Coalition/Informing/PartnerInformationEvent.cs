using System.Text.Json.Serialization;

namespace CouncilBot.Coalition.Informing;

/// <summary>Something that happened with an information.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Prepared), nameof(Prepared))]
[JsonDerivedType(typeof(Edited), nameof(Edited))]
[JsonDerivedType(typeof(Sent), nameof(Sent))]
[JsonDerivedType(typeof(Acknowledged), nameof(Acknowledged))]
[JsonDerivedType(typeof(Withdrawn), nameof(Withdrawn))]
public abstract record PartnerInformationEvent
{
    private PartnerInformationEvent()
    {
    }

    /// <summary>Written down, for the author's eyes only.</summary>
    public sealed record Prepared(string Faction, Guid Author, string Text) : PartnerInformationEvent;

    /// <summary>Written anew before it was sent.</summary>
    public sealed record Edited(string Text) : PartnerInformationEvent;

    /// <summary>Sent to the partner's board.</summary>
    public sealed record Sent : PartnerInformationEvent;

    /// <summary>Somebody of the partner's board has taken note.</summary>
    public sealed record Acknowledged(Guid By, string Faction) : PartnerInformationEvent;

    /// <summary>Taken back.</summary>
    public sealed record Withdrawn : PartnerInformationEvent;
}
