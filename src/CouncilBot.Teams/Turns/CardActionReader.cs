using System.Text.Json;
using CouncilBot.Teams.Activities;

namespace CouncilBot.Teams.Turns;

/// <summary>
/// Finds the pressed button, which comes as an invoke (Action.Execute, "Universal Actions for Adaptive Cards") or as a message
/// without text (Action.Submit).
/// </summary>
internal static class CardActionReader
{
    private static readonly JsonElement NoData = JsonElement.Parse("{}");

    /// <summary>Whether a button was pressed. An <c>adaptiveCard/action</c> in which none is found is faulty.</summary>
    public static bool TryRead(Activity activity, string text, out CardAction? action)
    {
        action = activity switch
        {
            { Type: ActivityTypes.Invoke, Name: InvokeNames.AdaptiveCardAction } => Executed(activity.Value),
            { Type: ActivityTypes.Message } when text.Length == 0 => Submitted(activity.Value),
            _ => null,
        };
        return action is not null;
    }

    private static CardAction? Executed(JsonElement? value)
    {
        if (value is not { ValueKind: JsonValueKind.Object } invoke
            || !invoke.TryGetProperty("action", out var action)
            || action.ValueKind != JsonValueKind.Object
            || Text(action, "type") != "Action.Execute"
            || Text(action, "verb") is not { Length: > 0 } verb)
            return null;

        if (!action.TryGetProperty("data", out var data) || data.ValueKind == JsonValueKind.Null)
            data = NoData;

        return data.ValueKind == JsonValueKind.Object
            ? new CardAction(verb, data, IsAutomatic: "automatic".Equals(Text(invoke, "trigger"), StringComparison.OrdinalIgnoreCase), IsSubmit: false)
            : null;
    }

    // Without a verb it is still a button: one of a card that we never sent, or that was tampered with.
    private static CardAction? Submitted(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } data ? new CardAction(Text(data, "verb") ?? "", data, IsAutomatic: false, IsSubmit: true) : null;

    private static string? Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
