using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CouncilBot.AdaptiveCards;

/// <summary>Writes one card, leaving out what is not set, and checks what only shows in the whole card: ids.</summary>
internal sealed class CardWriter : IDisposable
{
    // Relaxed, so that umlauts and quotation marks can be read in stored and approved cards; cards are never put into HTML by us.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly Utf8JsonWriter _json;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> _inputs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _data = new(StringComparer.Ordinal);
    private readonly List<string> _targets = [];

    private CardWriter(IBufferWriter<byte> buffer) => _json = new Utf8JsonWriter(buffer, Options);

    /// <summary>The card as UTF-8.</summary>
    public static ReadOnlyMemory<byte> Write(AdaptiveCard card)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new CardWriter(buffer);
        card.Write(writer, isInner: false);
        writer.CheckIds();
        writer._json.Flush();
        return buffer.WrittenMemory;
    }

    public void Object(string type, Action content)
    {
        _json.WriteStartObject();
        _json.WriteString("type", type);
        content();
        _json.WriteEndObject();
    }

    public void Map(Action content)
    {
        _json.WriteStartObject();
        content();
        _json.WriteEndObject();
    }

    public void Map(string name, Action content)
    {
        _json.WriteStartObject(name);
        content();
        _json.WriteEndObject();
    }

    public void List<T>(string name, IReadOnlyList<T> items, Action<T> item)
    {
        _json.WriteStartArray(name);
        foreach (var one in items)
            item(one);
        _json.WriteEndArray();
    }

    public void Value(string text) => _json.WriteStringValue(text);

    /// <summary>Written when it is not null.</summary>
    public void Text(string name, string? text)
    {
        if (text is not null)
            _json.WriteString(name, text);
    }

    /// <summary>Written when it is not null.</summary>
    public void Number(string name, int? number)
    {
        if (number is { } n)
            _json.WriteNumber(name, n);
    }

    /// <summary>Written when it differs from what a client assumes.</summary>
    public void Flag(string name, bool value, bool assumed = false)
    {
        if (value != assumed)
            _json.WriteBoolean(name, value);
    }

    /// <summary>Written when it is not the first of its type, which is what a client assumes.</summary>
    public void Name<T>(string name, T value)
        where T : struct, Enum
    {
        if (!EqualityComparer<T>.Default.Equals(value, default))
            _json.WriteString(name, WireName<T>.Of(value));
    }

    /// <summary>Begins a property whose value is written next.</summary>
    public void Property(string name) => _json.WritePropertyName(name);

    public void ElementId(string? id)
    {
        if (id is null)
            return;
        if (!_ids.Add(id))
            throw new InvalidOperationException($"Two elements of the card have the id '{id}'.");
        _json.WriteString("id", id);
    }

    public void NoteInput(string id) => _inputs.Add(id);

    public void NoteData(IEnumerable<string> keys) => _data.UnionWith(keys);

    public void NoteTargets(IEnumerable<string> elementIds) => _targets.AddRange(elementIds);

    public void Dispose() => _json.Dispose();

    private void CheckIds()
    {
        if (_targets.Find(t => !_ids.Contains(t)) is { } target)
            throw new InvalidOperationException($"A button shows or hides '{target}', which the card does not have.");

        // Inputs are merged into the data of a button and win there (facts of Action.Execute).
        if (_inputs.FirstOrDefault(i => _data.Contains(i) || ActionData.IsReserved(i)) is { } input)
            throw new InvalidOperationException($"The input '{input}' would overwrite the data of a button.");
    }

    private static class WireName<T>
        where T : struct, Enum
    {
        private static readonly Dictionary<T, string> Names = Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));

        public static string Of(T value) => Names[value];
    }
}
