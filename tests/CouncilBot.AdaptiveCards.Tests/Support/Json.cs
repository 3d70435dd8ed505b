using System.Text.Json;

namespace CouncilBot.AdaptiveCards.Tests.Support;

/// <summary>Walks through written cards.</summary>
internal static class Json
{
    public static IEnumerable<JsonElement> AllIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => [element, .. element.EnumerateObject().SelectMany(p => AllIn(p.Value))],
        JsonValueKind.Array => [element, .. element.EnumerateArray().SelectMany(AllIn)],
        _ => [element],
    };

    public static IEnumerable<JsonElement> ObjectsIn(JsonElement element) => AllIn(element).Where(e => e.ValueKind == JsonValueKind.Object);

    public static string? Type(JsonElement element) => element.TryGetProperty("type", out var type) ? type.GetString() : null;
}
