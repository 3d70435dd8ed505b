using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Features.Committee.Results;
using CouncilBot.Hosting;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Tests.Support;

/// <summary>Meetings of the cooperation committee of Siegen that have taken place, and what came of them.</summary>
internal static class ResultTalk
{
    public const string Cycling = "Radweg an der Sieg";
    public const string CyclingResult = "Der Radweg an der Sieg wird 2027 in zwei Abschnitten gebaut.";
    public const string Pool = "Freibad Geisweid";
    public const string PoolResult = "Das Freibad Geisweid bleibt im Sommer 2027 geöffnet.";

    /// <summary>Of what the agreement does not speak.</summary>
    public const string Dome = "Sternwarte auf dem Giersberg";
    public const string DomeResult = "Die Sternwarte auf dem Giersberg erhält 2027 eine neue Kuppel.";
    public const string AboutDome = "Erhält die Sternwarte auf dem Giersberg eine neue Kuppel?";

    /// <summary>A meeting with these items; it has begun. Its short identity.</summary>
    public static async Task<string> HeldAsync(this TestBot bot, params string[] items)
    {
        var day = DateOnly.FromDateTime(BerlinTime.Of(bot.Clock.GetUtcNow().UtcDateTime)).AddDays(5);
        // Not on the day of the series, which is planned by itself.
        if (day.DayOfWeek == DayOfWeek.Monday)
            day = day.AddDays(1);

        var id = (await bot.SayOneAsync(Town.CduManager, $"Zusätzlicher Termin {day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)}, 16:00")).Card!.Value.MotionId();
        foreach (var item in items)
            await bot.SayOneAsync(Town.CduManager, $"Punkt {id} {item}");

        bot.Clock.Pass(TimeSpan.FromDays(7));
        return id;
    }

    /// <summary>A meeting whose two results both managers have released.</summary>
    public static async Task<string> ReleasedAsync(this TestBot bot, string item = Cycling, string result = CyclingResult)
    {
        var id = await bot.HeldAsync(item, Pool);
        await bot.SayOneAsync(Town.CduManager, $"Ergebnis {id} 1: {result}");
        await bot.SayOneAsync(Town.SpdManager, $"Ergebnis {id} 2: {PoolResult}; Abstimmung: kein Einvernehmen; Aufgabe: Die Verwaltung rechnet nach");
        await bot.SayOneAsync(Town.CduManager, $"Ergebnisse freigeben {id}");
        await bot.SayOneAsync(Town.SpdManager, $"Ergebnisse freigeben {id}");
        return id;
    }

    /// <summary>The card of a meeting as somebody sees it.</summary>
    public static async Task<JsonElement> MeetingAsync(this TestBot bot, TownPerson person, string id) => (await bot.SayOneAsync(person, $"Termin {id}")).Card!.Value;

    /// <summary>The form for a result.</summary>
    public static async Task<JsonElement> ResultFormAsync(this TestBot bot, TownPerson person, string id) => (await bot.SayOneAsync(person, $"Ergebnis {id}")).Card!.Value;

    /// <summary>What is filled in.</summary>
    public static JsonObject Filled(string text, int item = 1, string vote = "Agreed", string task = "", string until = "") => new()
    {
        [NoteResultHandler.ItemInput] = item.ToString(CultureInfo.InvariantCulture),
        [NoteResultHandler.TextInput] = text,
        [NoteResultHandler.VoteInput] = vote,
        [NoteResultHandler.TaskInput] = task,
        [NoteResultHandler.UntilInput] = until,
    };

    /// <summary>Presses a button that opens the form beside the card; the form.</summary>
    public static async Task<JsonElement> OpenedAsync(this TestBot bot, TownPerson person, JsonElement button)
    {
        var before = bot.Chat(person).Count;
        await bot.PressAsync(person, button);
        return (await bot.HearAsync(d => d.Delivery == Delivery.Sent && bot.Chat(person).Skip(before).Contains(d) && d.Card?.ButtonTitles().Contains("Speichern", StringComparer.Ordinal) == true)).Card!.Value;
    }
}
