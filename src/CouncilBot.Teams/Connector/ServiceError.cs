using System.Text.Json;

namespace CouncilBot.Teams.Connector;

/// <summary>
/// Reads the codes in the body of a refusal: <c>{"error":{"code","message"}}</c>, where the message is sometimes a JSON text with
/// <c>errorCode</c> and <c>subCode</c> of its own. Messages themselves are never kept: they may hold names.
/// </summary>
internal static class ServiceError
{
    private const int DeepestNesting = 4;
    private const int LongestCode = 64;

    private static readonly JsonDocumentOptions s_lenient = new() { AllowTrailingCommas = true, MaxDepth = 16 };

    /// <summary>All codes, the innermost last; empty when the body is not understood.</summary>
    internal static IReadOnlyList<string> Codes(ReadOnlyMemory<byte> body)
    {
        var codes = new List<string>();
        try
        {
            using var document = JsonDocument.Parse(body, s_lenient);
            Collect(document.RootElement, codes, DeepestNesting);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // An error page of something in between, or half a character.
        }

        return codes;
    }

    private static void Collect(JsonElement element, List<string> codes, int depth)
    {
        if (depth == 0 || element.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in element.EnumerateObject())
        {
            if (Is(property, "code") || Is(property, "errorCode") || Is(property, "subCode"))
                Add(codes, property.Value);
            else if (Is(property, "error") || Is(property, "innerHttpError") || Is(property, "innerError"))
                Collect(property.Value, codes, depth - 1);
            else if (Is(property, "message"))
                CollectFromText(property.Value, codes, depth - 1);
        }
    }

    private static void CollectFromText(JsonElement message, List<string> codes, int depth)
    {
        if (message.ValueKind == JsonValueKind.Object)
            Collect(message, codes, depth);
        if (message.ValueKind != JsonValueKind.String || message.GetString() is not { } text || !text.AsSpan().TrimStart().StartsWith("{"))
            return;
        try
        {
            using var document = JsonDocument.Parse(text, s_lenient);
            Collect(document.RootElement, codes, depth);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A sentence after all, or half a character.
        }
    }

    private static bool Is(JsonProperty property, string name) => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static void Add(List<string> codes, JsonElement value)
    {
        var code = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            _ => "",
        };
        // It is logged and kept, so it must look like a code.
        if (code.Length is > 0 and <= LongestCode && code.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.'))
            codes.Add(code);
    }
}
