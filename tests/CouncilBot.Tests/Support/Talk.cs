using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.TestChannel.Channel;
using CouncilBot.TestChannel.Signing;

namespace CouncilBot.Tests.Support;

/// <summary>What people do in chat, and what they see.</summary>
internal static class Talk
{
    public const string GroupChat = "19:gruppe@thread.v2";

    /// <summary>The message whose button is pressed.</summary>
    public const string PressedCard = "1763625500001";

    /// <summary>Somebody writes to the bot and sees the messages that come back.</summary>
    public static Task<IReadOnlyList<DeliveredActivity>> SayAsync(this TestBot bot, TownPerson person, string text, string locale = "de-DE") =>
        bot.DeliverAsync(bot.Message(person, text, locale));

    /// <summary>Somebody writes to the bot and sees exactly one new message, whatever becomes of older ones meanwhile.</summary>
    public static async Task<DeliveredActivity> SayOneAsync(this TestBot bot, TownPerson person, string text, string locale = "de-DE") =>
        Assert.Single(await bot.SayAsync(person, text, locale), d => d.Delivery == Delivery.Sent);

    /// <summary>Somebody writes in a group chat, mentioning the bot or not.</summary>
    public static Task<IReadOnlyList<DeliveredActivity>> SayInGroupAsync(this TestBot bot, TownPerson person, string text, bool mention = true)
    {
        var activity = bot.Message(person, mention ? $"<at>CouncilBot</at> {text}" : text);
        activity["conversation"] = new JsonObject { ["id"] = GroupChat, ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = person.Tenant };
        if (mention)
        {
            activity["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention",
                ["text"] = "<at>CouncilBot</at>",
                ["mentioned"] = new JsonObject { ["id"] = $"28:{TestBot.AppId}", ["name"] = "CouncilBot" },
            });
        }

        return bot.DeliverAsync(activity);
    }

    /// <summary>Somebody presses a button (Action.Execute) and sees the answer of the invoke.</summary>
    public static async Task<JsonElement> PressAsync(this TestBot bot, TownPerson person, JsonElement button, string? group = null, JsonObject? inputs = null)
    {
        var data = JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();
        foreach (var (name, value) in inputs ?? [])
            data[name] = value?.DeepClone();

        return await bot.PressAsync(person, button.GetProperty("verb").GetString()!, data, group);
    }

    /// <summary>Somebody sends a verb with data of their own.</summary>
    public static async Task<JsonElement> PressAsync(this TestBot bot, TownPerson person, string verb, JsonNode? data, string? group = null)
    {
        using var response = await bot.PostAsync(bot.Press(person, verb, data, group));
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
    }

    /// <summary>A pressed button as an activity.</summary>
    public static JsonObject Press(this TestBot bot, TownPerson person, string verb, JsonNode? data, string? group = null)
    {
        var activity = bot.From(person, "invoke");
        activity["name"] = "adaptiveCard/action";
        activity["replyToId"] = PressedCard;
        activity["value"] = new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data?.DeepClone() },
            ["trigger"] = "manual",
        };
        if (group is not null)
            activity["conversation"] = new JsonObject { ["id"] = group, ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = person.Tenant };

        return activity;
    }

    /// <summary>Somebody presses a button on a client that only knows Action.Submit.</summary>
    public static Task<IReadOnlyList<DeliveredActivity>> SubmitAsync(this TestBot bot, TownPerson person, JsonElement button, string? group = null, JsonObject? inputs = null)
    {
        var data = JsonNode.Parse(button.GetProperty("fallback").GetProperty("data").GetRawText())!.AsObject();
        foreach (var (name, value) in inputs ?? [])
            data[name] = value?.DeepClone();

        var activity = bot.From(person, "message");
        activity["value"] = data;
        activity["replyToId"] = PressedCard;
        if (group is not null)
            activity["conversation"] = new JsonObject { ["id"] = group, ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = person.Tenant };

        return bot.DeliverAsync(activity);
    }

    /// <summary>Somebody searches from the compose box.</summary>
    public static async Task<JsonElement> SearchAsync(this TestBot bot, TownPerson person, string? query, string parameter = "query")
    {
        var activity = bot.From(person, "invoke");
        activity["name"] = "composeExtension/query";
        activity["value"] = new JsonObject
        {
            ["commandId"] = "searchAgreement",
            ["parameters"] = new JsonArray(new JsonObject { ["name"] = parameter, ["value"] = query }),
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["count"] = 25 },
        };
        using var response = await bot.PostAsync(activity);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("composeExtension");
    }

    /// <summary>The app comes to or leaves somebody's personal chat.</summary>
    public static Task<IReadOnlyList<DeliveredActivity>> InstallAsync(this TestBot bot, TownPerson person, string action = "add", string? timestamp = null)
    {
        var activity = bot.From(person, "installationUpdate");
        activity["action"] = action;
        if (timestamp is not null)
            activity["timestamp"] = timestamp;

        return bot.DeliverAsync(activity);
    }

    public static JsonObject Message(this TestBot bot, TownPerson person, string text, string locale = "de-DE")
    {
        var activity = bot.From(person, "message");
        activity["text"] = text;
        activity["locale"] = locale;
        return activity;
    }

    public static JsonObject From(this TestBot bot, TownPerson person, string type)
    {
        var activity = new TestActivity(TestBot.AppId, person.Tenant) { ObjectId = person.ObjectId }.Base(type, TestBot.NextId());
        activity["timestamp"] = bot.Clock.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        activity["from"] = new JsonObject { ["id"] = person.Mri, ["name"] = person.Name, ["aadObjectId"] = person.ObjectId };
        activity["conversation"] = new JsonObject { ["id"] = person.Chat, ["conversationType"] = "personal", ["tenantId"] = person.Tenant };
        return activity;
    }

    /// <summary>All texts of a card, invisible marks removed, in reading order.</summary>
    public static string Words(this JsonElement card) => string.Join('\n', Texts(card)).Replace("\u2060", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal);

    /// <summary>The words of a message: its text or those of its card.</summary>
    public static string Words(this DeliveredActivity message) => message.Card is { } card ? card.Words() : message.Text ?? "";

    /// <summary>The button with this title, or with these words behind a shorter one.</summary>
    public static JsonElement Button(this JsonElement card, string title) => Buttons(card).First(b => b.GetProperty("title").GetString() == title || (b.TryGetProperty("tooltip", out var words) && words.GetString() == title));

    /// <summary>The button with this verb, whatever its title.</summary>
    public static JsonElement ButtonFor(this DeliveredActivity message, string verb) => Buttons(message.Card!.Value).First(b => b.GetProperty("verb").GetString() == verb);

    /// <summary>The button with this title on the card of a message.</summary>
    public static JsonElement Button(this DeliveredActivity message, string title) => message.Card!.Value.Button(title);

    /// <summary>The first button that takes a question off the list.</summary>
    public static JsonElement SettleButton(this JsonElement list) => Buttons(list).First(b => b.GetProperty("title").GetString()!.StartsWith("Erledigt ", StringComparison.Ordinal));

    /// <summary>The titles of all buttons.</summary>
    public static IReadOnlyList<string> ButtonTitles(this JsonElement card) => [.. Buttons(card).Select(b => b.GetProperty("title").GetString()!)];

    private static IEnumerable<JsonElement> Buttons(JsonElement element) => Elements(element).Where(e => e.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && type.GetString() == "Action.Execute");

    private static IEnumerable<string> Texts(JsonElement element)
    {
        foreach (var e in Elements(element))
        {
            var type = e.TryGetProperty("type", out var t) && t.ValueKind == JsonValueKind.String ? t.GetString() : null;
            if (type == "RichTextBlock")
                yield return string.Concat(e.GetProperty("inlines").EnumerateArray().Select(i => i.ValueKind == JsonValueKind.String ? i.GetString() : i.GetProperty("text").GetString()));
            else if (type is "TextBlock")
                yield return e.GetProperty("text").GetString()!;
        }
    }

    private static IEnumerable<JsonElement> Elements(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            yield return element;
            foreach (var inner in element.EnumerateObject().Where(p => p.Name is not ("fallback" or "inlines")).SelectMany(p => Elements(p.Value)))
                yield return inner;
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var inner in element.EnumerateArray().SelectMany(Elements))
                yield return inner;
        }
    }
}
