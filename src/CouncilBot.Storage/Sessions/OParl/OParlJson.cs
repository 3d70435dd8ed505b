using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Storage.Sessions.OParl;

/// <summary>Reads what servers really send: values of another kind, or none, are as if they were not there.</summary>
public static partial class OParlJson
{
    /// <summary>A property of an object that is not null.</summary>
    public static bool Has(this JsonElement element, string name, out JsonElement value)
    {
        value = default;
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined);
        }
        catch (InvalidOperationException)
        {
            // The name of another property is half of a character.
            return false;
        }
    }

    /// <summary>The elements of a list; one that stands alone is a list of one.</summary>
    public static IEnumerable<JsonElement> List(this JsonElement element, string name) =>
        !element.Has(name, out var value) ? [] : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];

    /// <summary>A text or a number as it stands there.</summary>
    public static string? Raw(this JsonElement element, string name) => element.Has(name, out var value) ? value.Raw() : null;

    /// <inheritdoc cref="Raw(JsonElement, string)"/>
    public static string? Raw(this JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String)
            return null;

        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a character, such as "\ud83d" alone.
            return null;
        }
    }

    /// <summary>A text on one line and without markup, of at most <paramref name="most"/> characters; null: nothing is left.</summary>
    public static string? Line(this JsonElement element, string name, int most) => Line(element.Raw(name), most);

    /// <inheritdoc cref="Line(JsonElement, string, int)"/>
    public static string? Line(string? text, int most)
    {
        if (text is null)
            return null;

        var plain = PlainLine.Of(Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(text, " ")).Replace("\u00AD", "", StringComparison.Ordinal), " "));
        if (plain is null || plain.Length <= most)
            return plain;

        var end = char.IsHighSurrogate(plain[most - 2]) ? most - 2 : most - 1;
        return $"{plain.AsSpan(0, end).TrimEnd()}…";
    }

    /// <summary>Whether something is so, in whatever way that is written.</summary>
    public static bool Is(this JsonElement element, string name) => element.Has(name, out var value) && value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => value.TryGetDouble(out var number) && number != 0,
        JsonValueKind.String => value.Raw()?.Trim() is { } text && (text.Equals("true", StringComparison.OrdinalIgnoreCase) || text == "1"),
        _ => false,
    };

    /// <summary>A whole number, in whatever way that is written.</summary>
    public static int? Whole(this JsonElement element, string name) => int.TryParse(element.Raw(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex("</?[A-Za-z!][^<>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Spaces();
}
