using System.Globalization;
using System.Text.Json.Nodes;
using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Sessions;

/// <summary>What people write and fill in about sessions, some days from now.</summary>
internal static class SessionTalk
{
    /// <summary>The day so many days from today, as it is written here.</summary>
    public static string Day(this TestBot bot, int days) => BerlinTime.Of(bot.Clock.GetUtcNow().UtcDateTime).AddDays(days).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>The filled form.</summary>
    public static JsonObject Filled(this TestBot bot, int days = 14, string body = "rat", string? name = null, string time = "17:00", string place = "Ratssaal", string agenda = "1 Haushalt 2027\n2 Wahl") =>
        new() { ["body"] = body, ["name"] = name, ["day"] = bot.Day(days), ["time"] = time, ["place"] = place, ["agenda"] = agenda };

    /// <summary>A manager enters a session by the form; its row.</summary>
    public static async Task<SessionRow> EnterAsync(this TestBot bot, JsonObject inputs, TownPerson? manager = null)
    {
        var before = (await bot.RowsAsync<SessionRow>()).Select(s => s.Id).ToHashSet();
        var form = await bot.SayOneAsync(manager ?? Town.CduManager, "Sitzung anlegen");
        (await bot.PressAsync(manager ?? Town.CduManager, form.ButtonFor("session.new"), inputs: inputs)).Card();
        return Assert.Single(await bot.RowsAsync<SessionRow>(), s => !before.Contains(s.Id));
    }

    /// <summary>The short name of a session.</summary>
    public static string Short(this SessionRow session) => Features.Sessions.SessionBook.ShortId(session.Id);

    /// <summary>The items of all agendas, in order.</summary>
    public static async Task<List<AgendaItemRow>> ItemsAsync(this TestBot bot) => [.. (await bot.RowsAsync<AgendaItemRow>()).OrderBy(i => i.Ordinal)];
}
