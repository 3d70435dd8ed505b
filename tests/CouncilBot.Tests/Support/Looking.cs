using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Support;

/// <summary>What people see after what they did, and who they are.</summary>
internal static class Looking
{
    private const int TriesToEnd = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Somebody new on the list of members.</summary>
    public static async Task<TownPerson> NewMemberAsync(this TestBot bot, string coalition = "siegen", string faction = "cdu", string roles = "Mitglied", string language = "", string? name = null)
    {
        var person = NewPerson(name);
        await bot.EnrolOneAsync(person, coalition, faction, roles, language);
        return person;
    }

    /// <summary>Enrols a person or changes their place.</summary>
    public static async Task EnrolOneAsync(this TestBot bot, TownPerson person, string coalition, string faction, string roles, string language = "")
    {
        var line = string.Join(';', person.Tenant, person.ObjectId, $"\"{person.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", coalition, faction, roles, language);
        var result = await bot.EnrolAsync($"tenant;objekt;name;koalition;fraktion;rollen;sprache\n{line}");
        Assert.Empty(result.Errors);
    }

    /// <summary>Somebody who is on no list.</summary>
    public static TownPerson NewPerson(string? name = null) => new(Town.Tenant, Guid.NewGuid().ToString(), name ?? $"Person {Guid.NewGuid():N}");

    /// <summary>Takes somebody off the list, as the operator does: once more when the bot has sent them something in between.</summary>
    public static async Task EndAsync(this TestBot bot, TownPerson person)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = bot.Open();
            var found = await Storage.Members.Roster.FindAsync(db, Guid.Parse(person.Tenant), Guid.Parse(person.ObjectId));
            foreach (var membership in found!.Memberships)
                Assert.True(await Storage.Members.Roster.EndAsync(db, membership.Id, bot.Clock));

            try
            {
                await db.SaveChangesAsync();
                return;
            }
            catch (DbUpdateConcurrencyException) when (attempt < TriesToEnd)
            {
            }
        }
    }

    /// <summary>Everything that arrived in somebody's personal chat.</summary>
    public static IReadOnlyList<DeliveredActivity> Chat(this TestBot bot, TownPerson person) => [.. bot.Connector.Delivered.Where(d => d.Conversation == person.Chat)];

    /// <summary>The message in somebody's personal chat that follows the first <paramref name="after"/>; waits for it.</summary>
    public static async Task<DeliveredActivity> NextAsync(this TestBot bot, TownPerson person, int after)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var arrived = bot.Connector.Delivered;
            if (arrived.Where(d => d.Conversation == person.Chat).Skip(after).FirstOrDefault() is { } next)
                return next;

            await bot.Connector.DeliveredAsync(arrived.Count + 1, limit.Token);
        }
    }

    /// <summary>Does something, and waits for the message that reaches somebody because of it.</summary>
    public static async Task<DeliveredActivity> ReachesAsync(this TestBot bot, TownPerson person, Func<Task> because)
    {
        var before = bot.Chat(person).Count;
        await because();
        return await bot.NextAsync(person, before);
    }

    /// <summary>The whole of a table, also of other coalitions.</summary>
    public static async Task<List<TRow>> RowsAsync<TRow>(this TestBot bot)
        where TRow : class
    {
        await using var db = bot.Open();
        return await db.Set<TRow>().IgnoreQueryFilters().AsNoTracking().ToListAsync();
    }

    /// <summary>Messages that wait for somebody or were sent to them.</summary>
    public static async Task<List<OutboxRow>> OutboxOfAsync(this TestBot bot, TownPerson person)
    {
        await using var db = bot.Open();
        var id = Guid.Parse(person.ObjectId);
        return await db.Outbox.Where(m => db.People.Any(p => p.Id == m.PersonId && p.ObjectId == id)).AsNoTracking().ToListAsync();
    }

    /// <summary>The card that answers a pressed button.</summary>
    public static JsonElement Card(this JsonElement answer)
    {
        Demand(answer, "application/vnd.microsoft.card.adaptive");
        return answer.GetProperty("value");
    }

    /// <summary>The note that answers a pressed button.</summary>
    public static string Note(this JsonElement answer)
    {
        Demand(answer, "application/vnd.microsoft.activity.message");
        return answer.GetProperty("value").GetString()!;
    }

    private static void Demand(JsonElement answer, string type) =>
        Assert.True((answer.GetProperty("type").GetString(), answer.GetProperty("statusCode").GetInt32()) == (type, 200), answer.GetRawText());

    /// <summary>The sentences that are marked on a card.</summary>
    public static IReadOnlyList<string> Marked(this JsonElement card) =>
        [.. Objects(card).Where(o => o.TryGetProperty("highlight", out var marked) && marked.GetBoolean()).Select(o => o.GetProperty("text").GetString()!)];

    /// <summary>The data of a button as they may be changed.</summary>
    public static JsonObject Data(this JsonElement button) => JsonNode.Parse(button.GetProperty("data").GetRawText())!.AsObject();

    /// <summary>Puts an activity into a group chat.</summary>
    public static JsonObject InGroup(this JsonObject activity, TownPerson person)
    {
        activity["conversation"] = new JsonObject { ["id"] = Talk.GroupChat, ["conversationType"] = "groupChat", ["isGroup"] = true, ["tenantId"] = person.Tenant };
        return activity;
    }

    /// <summary>Every object in a piece of JSON.</summary>
    public static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Objects(p.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    /// <summary>Every text in a piece of JSON.</summary>
    public static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Strings(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };
}
