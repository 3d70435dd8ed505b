using System.Text.Json;

namespace CouncilBot.AdaptiveCards.Tests.Support;

/// <summary>The names and kinds in a card, without its texts.</summary>
internal static class Shape
{
    public static string Of(AdaptiveCard card) => Of(JsonDocument.Parse(card.ToJson()).RootElement);

    private static string Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject().Select(p => p.Name == "type" ? "type=" + p.Value : p.Name + Of(p.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(Of)) + "]",
        _ => ":" + element.ValueKind,
    };
}
