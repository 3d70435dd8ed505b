using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CouncilBot.Teams.Activities;

/// <summary>
/// Reads activities. Unknown members are kept, unknown types accepted, wrong JSON types and repeated names refused
/// (protocol-activity A2001 to A2014).
/// </summary>
internal static class ActivityJson
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>
    /// Reads one activity from UTF-8 bytes, with or without byte order mark. U+0000 is dropped wherever it was escaped, because
    /// neither databases nor logs want it.
    /// </summary>
    /// <returns>Whether it is one; nothing of the input is referred to afterwards.</returns>
    public static bool TryRead(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out Activity? activity)
    {
        if (utf8.StartsWith(ByteOrderMark))
            utf8 = utf8[ByteOrderMark.Length..];

        activity = null;
        if (!Utf8.IsValid(utf8) || !JsonEscapes.TryClean(ref utf8))
            return false;

        try
        {
            activity = JsonSerializer.Deserialize(utf8, ActivityJsonContext.Default.Activity);
            return activity is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>The one configuration of JSON for what arrives.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.General,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    AllowDuplicateProperties = false,
    MaxDepth = 32,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(TolerantDate)])]
[JsonSerializable(typeof(Activity))]
internal sealed partial class ActivityJsonContext : JsonSerializerContext;

/// <summary>
/// A date that never makes an activity unreadable: what is no date is null, and a date without offset is UTC, not the server's
/// local time.
/// </summary>
internal sealed class TolerantDate : JsonConverter<DateTimeOffset?>
{
    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        if (!reader.TryGetDateTime(out var date))
            return null;

        if (date.Kind == DateTimeKind.Unspecified)
            return new DateTimeOffset(date, TimeSpan.Zero);

        return reader.TryGetDateTimeOffset(out var exact) ? exact.ToUniversalTime() : null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } date)
            writer.WriteStringValue(date.UtcDateTime);
        else
            writer.WriteNullValue();
    }
}
