using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CouncilBot.Coalition.Matters;

/// <summary>Events as they are kept: JSON that people can read, with the names of types, members and values as they are in code.</summary>
public static class MatterJson
{
    // Not generated from source: events and states share names, which the generator cannot tell apart.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        // Umlauts stay as they are.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // What follows from the rest is not kept.
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
        MaxDepth = 32,
    };

    /// <summary>An event as JSON.</summary>
    /// <typeparam name="TEvent">The events of a workflow; one event's own type would be written without its name, and could not be read again.</typeparam>
    /// <exception cref="ArgumentException"><typeparamref name="TEvent"/> is one event's own type.</exception>
    public static string Write<TEvent>(TEvent happened)
        where TEvent : class => typeof(TEvent).IsSealed
            ? throw new ArgumentException($"{typeof(TEvent).Name} is one event and not the events of a workflow.", nameof(happened))
            : JsonSerializer.Serialize(happened, Options);

    /// <summary>The event behind JSON.</summary>
    /// <typeparam name="TEvent">The events of a workflow.</typeparam>
    /// <exception cref="JsonException">It is none.</exception>
    public static TEvent Read<TEvent>(string json)
        where TEvent : class => JsonSerializer.Deserialize<TEvent>(json, Options) ?? throw new JsonException("null");
}
