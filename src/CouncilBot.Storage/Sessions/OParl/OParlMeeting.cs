using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Storage.Mapping;

namespace CouncilBot.Storage.Sessions.OParl;

/// <summary>A meeting as a server shows it, without anything that was checked.</summary>
internal sealed record OParlMeeting
{
    private static readonly string[] PartsOfPlace = ["room", "description", "streetAddress", "locality"];

    /// <summary>Its identity, or null.</summary>
    public string? Id { get; private init; }

    /// <summary>What it is called, or null.</summary>
    public string? Name { get; private init; }

    /// <summary>When it begins, as it stands there.</summary>
    public string? Start { get; private init; }

    /// <summary>When it was changed last, as it stands there.</summary>
    public string? Modified { get; private init; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; private init; }

    public bool IsCancelled { get; private init; }

    public bool IsDeleted { get; private init; }

    /// <summary>Names of the organizations that are written out.</summary>
    public IReadOnlyList<string> Organizations { get; private init; } = [];

    /// <summary>Addresses of those that are not.</summary>
    public IReadOnlyList<string> OrganizationLinks { get; private init; } = [];

    public List<AgendaItem> Items { get; private init; } = [];

    /// <summary>Whether the server has more items than a session takes.</summary>
    public bool IsAgendaCut { get; private init; }

    /// <summary>Reads a meeting; null for what is none.</summary>
    public static OParlMeeting? Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return null;

        var organizations = json.List("organization").ToList();
        var items = ItemsOf(json);
        return new OParlMeeting
        {
            Id = IdOf(json.Raw("id")),
            Name = json.Line("name", SessionLimits.Name),
            Start = json.Raw("start"),
            Modified = json.Raw("modified"),
            Place = PlaceOf(json),
            IsCancelled = json.Is("cancelled"),
            IsDeleted = json.Is("deleted"),
            Organizations = [.. organizations.Select(NameOf).OfType<string>()],
            OrganizationLinks = [.. organizations.Select(LinkOf).OfType<string>()],
            Items = items.Count > SessionLimits.Items ? items[..SessionLimits.Items] : items,
            IsAgendaCut = items.Count > SessionLimits.Items,
        };
    }

    /// <summary>The name of an organization that is written out.</summary>
    public static string? NameOf(JsonElement organization) => organization.ValueKind == JsonValueKind.String
        ? (IsLink(organization.Raw()) ? null : OParlJson.Line(organization.Raw(), SessionLimits.Name))
        : organization.Line("name", SessionLimits.Name) ?? organization.Line("shortName", SessionLimits.Name);

    private static string? LinkOf(JsonElement organization) => organization.ValueKind == JsonValueKind.String
        ? (IsLink(organization.Raw()) ? organization.Raw() : null)
        : (NameOf(organization) is null ? organization.Raw("id") : null);

    private static bool IsLink(string? text) => text is not null && (text.Contains("://", StringComparison.Ordinal) || text.StartsWith('/'));

    private static string? IdOf(string? text) => PlainLine.Of(text) is not { } id || id.Length <= Columns.ChannelId
        ? PlainLine.Of(text)
        : $"oparl-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(id)))}";

    private static string? PlaceOf(JsonElement json)
    {
        if (!json.Has("location", out var place))
            return null;
        if (place.ValueKind == JsonValueKind.String)
            return IsLink(place.Raw()) ? null : OParlJson.Line(place.Raw(), SessionLimits.Name);

        var parts = PartsOfPlace.Select(part => place.Line(part, SessionLimits.Name)).OfType<string>();
        return OParlJson.Line(string.Join(", ", parts.Distinct(StringComparer.OrdinalIgnoreCase)), SessionLimits.Name);
    }

    private static List<AgendaItem> ItemsOf(JsonElement json) =>
        [.. from item in json.List("agendaItem")
            where !item.Is("deleted")
            let title = item.Line("name", SessionLimits.Title)
            where title is not null
            orderby item.Whole("order") ?? 0
            let number = item.Line("number", Columns.ChannelId)
            select new AgendaItem(number?.Length <= SessionLimits.Number ? number : null, title)];
}
