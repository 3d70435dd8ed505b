using System.Text.Json.Nodes;

namespace CouncilBot.TestChannel.Signing;

/// <summary>Activities in the shape Teams gives them, as JSON that a test may change or break.</summary>
/// <param name="AppId">App id of the bot.</param>
/// <param name="TenantId">Tenant of the sender and of the conversation.</param>
public sealed record TestActivity(string AppId, string TenantId)
{
    /// <summary>A connector of Teams.</summary>
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/7d3a2c1e-9a44-4d0c-8a53-52f1c3c9a001/";

    /// <summary>Where answers go.</summary>
    public string Service { get; init; } = ServiceUrl;

    /// <summary>Entra object id of the sender.</summary>
    public string ObjectId { get; init; } = "2f1d9f0a-5b1c-4f7e-8a35-6f0f0a1b2c3d";

    /// <summary>The bot's account.</summary>
    public string BotId => "28:" + AppId;

    /// <summary>A question in a personal chat.</summary>
    public JsonObject Message(string text, string id = "1763625600000")
    {
        var activity = Base("message", id);
        activity["text"] = text;
        activity["textFormat"] = "plain";
        return activity;
    }

    /// <summary>A question in a channel that mentions the bot.</summary>
    public JsonObject ChannelMessage(string text, string id = "1763625600000")
    {
        var activity = Message("<at>CouncilBot</at> " + text, id);
        activity["conversation"] = new JsonObject
        {
            ["id"] = "19:x@thread.tacv2;messageid=1763625500000",
            ["conversationType"] = "channel",
            ["isGroup"] = true,
            ["tenantId"] = TenantId,
        };
        activity["entities"] = new JsonArray(Mention("<at>CouncilBot</at>"), ClientInfo());
        activity["channelData"] = new JsonObject
        {
            ["tenant"] = new JsonObject { ["id"] = TenantId },
            ["team"] = new JsonObject { ["id"] = "19:t@thread.tacv2" },
            ["channel"] = new JsonObject { ["id"] = "19:x@thread.tacv2" },
        };
        return activity;
    }

    /// <summary>A mention of the bot.</summary>
    public JsonObject Mention(string text) => new()
    {
        ["type"] = "mention",
        ["text"] = text,
        ["mentioned"] = new JsonObject { ["id"] = BotId, ["name"] = "CouncilBot" },
    };

    /// <summary>A pressed <c>Action.Execute</c>.</summary>
    public JsonObject Execute(string verb, JsonObject? data = null, string trigger = "manual", string id = "f:7c1d")
    {
        var activity = Invoke("adaptiveCard/action", new JsonObject
        {
            ["action"] = new JsonObject { ["type"] = "Action.Execute", ["id"] = "done", ["verb"] = verb, ["data"] = data ?? [] },
            ["trigger"] = trigger,
        }, id);
        activity["replyToId"] = "1763625500001";
        return activity;
    }

    /// <summary>A pressed <c>Action.Submit</c>.</summary>
    public JsonObject Submit(JsonObject data, string id = "f:7c1e")
    {
        var activity = Base("message", id);
        activity["value"] = data;
        activity["replyToId"] = "1763625500001";
        return activity;
    }

    /// <summary>Any invoke.</summary>
    public JsonObject Invoke(string name, JsonNode? value, string id = "f:7c1f")
    {
        var activity = Base("invoke", id);
        activity["name"] = name;
        activity["value"] = value;
        return activity;
    }

    /// <summary>The bot, and whoever else, came into the conversation.</summary>
    public JsonObject MembersAdded(params IEnumerable<string> others)
    {
        var activity = Base("conversationUpdate", "f:7c20");
        activity["membersAdded"] = new JsonArray([.. others.Append(BotId).Select(m => new JsonObject { ["id"] = m })]);
        return activity;
    }

    /// <summary>The app was installed or removed.</summary>
    public JsonObject Installation(string action)
    {
        var activity = Base("installationUpdate", "f:7c21");
        activity["action"] = action;
        return activity;
    }

    /// <summary>Anything else, in a personal chat.</summary>
    public JsonObject Base(string type, string id) => new()
    {
        ["type"] = type,
        ["id"] = id,
        ["timestamp"] = "2026-11-20T08:00:00.123Z",
        ["localTimestamp"] = "2026-11-20T09:00:00.123+01:00",
        ["localTimezone"] = "Europe/Berlin",
        ["serviceUrl"] = Service,
        ["channelId"] = "msteams",
        ["from"] = new JsonObject { ["id"] = "29:1abc", ["name"] = "Müller, Änne", ["aadObjectId"] = ObjectId },
        ["conversation"] = new JsonObject { ["id"] = "a:1xyz", ["conversationType"] = "personal", ["tenantId"] = TenantId },
        ["recipient"] = new JsonObject { ["id"] = BotId, ["name"] = "CouncilBot" },
        ["locale"] = "de-DE",
        ["entities"] = new JsonArray(ClientInfo()),
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TenantId } },
    };

    private static JsonObject ClientInfo() => new()
    {
        ["type"] = "clientInfo",
        ["locale"] = "de-DE",
        ["country"] = "DE",
        ["platform"] = "iOS",
        ["timezone"] = "Europe/Berlin",
    };
}
