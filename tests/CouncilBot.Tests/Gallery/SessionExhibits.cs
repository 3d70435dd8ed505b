using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Tests.Sessions;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Sessions: the coming ones, one with its agenda, and the form.</summary>
internal static class SessionExhibits
{
    private const string List = "SessionCards.ListAsync";
    private const string One = "SessionCards.Session";
    private const string Form = "SessionCards.Form";
    private const string Agenda = "1 Einwohnerfragestunde\n2 Bericht der Verwaltung\n3.1 Haushaltssatzung 2027 mit allen Anlagen und Stellenplan\n3.2 Gebührensatzung für die Straßenreinigung\n4 Wahl einer Ersten Beigeordneten oder eines Ersten Beigeordneten\n5 Anfragen\n6 Verschiedenes";

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("sessions-none", List, "Sessions", async g => await (await g.AloneAsync()).SayAsync(Visitors.Member, "Sitzungen")),
        new("sessions-none-for-a-manager", List, "Sessions", async g => await (await g.AloneAsync()).SayAsync(Visitors.Manager, "Sitzungen")),
        new("sessions", List, "Sessions", async g => await (await SeveralAsync(g)).SayAsync(Visitors.Manager, "Sitzungen")),
        new("sessions-english", List, "Sessions", async g => await (await SeveralAsync(g)).SayAsync(Visitors.EnglishMember, "Sessions")),
        new("sessions-last-page", List, "Sessions", async g => await (await SeveralAsync(g)).SayAsync(Visitors.Member, "Sitzungen Seite 2")),
        new("session", One, "Session", async g => await g.PressAsync(Visitors.Member, await (await SeveralAsync(g)).SayAsync(Visitors.Member, "Sitzungen"), await ShowAsync(g, 0))),
        new("session-entered", One, "NewSession", async g => await EnterAsync(await g.AloneAsync(), 14, "rat", "17:00", "Ratssaal", Agenda)),
        new("session-called-off", One, "CallOff", CalledOffAsync),
        new("session-reinstated", One, "Reinstate", async g => await g.PressAsync(Visitors.Manager, await CalledOffAsync(g), "Doch stattfinden")),
        new("session-agenda-replaced", One, "ReplaceAgenda", async g =>
        {
            await g.AloneAsync();
            await EnterAsync(g, 14, "rat", "17:00", "Ratssaal", Agenda);
            return await g.SayAsync(Visitors.Manager, $"Tagesordnung ersetzen {await ShortAsync(g)}\n1 Haushalt 2027\n2 Verschiedenes");
        }),
        new("session-stale-english", One, "CallOff", async g =>
        {
            await g.AloneAsync();
            await EnterAsync(g, 14, "rat", "17:00", "Ratssaal", Agenda);
            var old = await g.SayAsync(Visitors.EnglishManager, $"Session {await ShortAsync(g)}");
            await g.SayAsync(Visitors.Manager, $"Sitzung ändern {await ShortAsync(g)}: {g.Bot.Day(15)}, 18 Uhr");
            return await g.PressAsync(Visitors.EnglishManager, old, "Call off");
        }),
        new("session-long-and-hostile", One, "NewSession", async g => await EnterAsync(
            await g.AloneAsync(), 14, "ausschuss", "16:30", "[Saal](https://evil.example) <at>alle</at>", $"{string.Join('\n', Enumerable.Range(1, 20).Select(i => $"{i} Punkt"))}\n21 {HandoverExhibits.Hostile.ReplaceLineEndings(" ")[..Math.Min(280, HandoverExhibits.Hostile.Length)]}", "Ausschuss für **Umwelt**, Klima, Nachhaltigkeit und Landwirtschaft sowie Angelegenheiten der Kreislaufwirtschaft")),
        new("session-new", Form, "NewSession", g => g.SayAsync(Visitors.Manager, "Sitzung anlegen")),
        new("session-new-english", Form, "NewSession", g => g.SayAsync(Visitors.EnglishManager, "Add session")),
        new("session-change", Form, "ChangeSession", async g =>
        {
            await g.AloneAsync();
            return await g.PressAsync(Visitors.Manager, await EnterAsync(g, 14, "rat", "17:00", "Ratssaal", Agenda), "Ändern");
        }),
    ];

    private static async Task<Guide> SeveralAsync(Guide guide)
    {
        await guide.AloneAsync();
        await EnterAsync(guide, 14, "rat", "17:00", "Ratssaal", Agenda);
        await EnterAsync(guide, 7, "hfa", "16:00", "", "1 Haushalt 2027\n2 Anfragen");
        await EnterAsync(guide, 8, "ausschuss", "18:00", "Aula", "", "Kulturausschuss");
        for (var day = 20; day < 24; day++)
            await EnterAsync(guide, day, "rat", "17:00", "Ratssaal", "");

        await guide.SayAsync(Visitors.Manager, $"Sitzung absagen {await ShortAsync(guide, 1)}");
        return guide;
    }

    private static async Task<JsonElement> EnterAsync(Guide guide, int days, string body, string time, string place, string agenda, string? name = null)
    {
        var form = await guide.SayAsync(Visitors.Manager, "Sitzung anlegen");
        var inputs = new JsonObject { ["body"] = body, ["name"] = name, ["day"] = guide.Bot.Day(days), ["time"] = time, ["place"] = place, ["agenda"] = agenda };
        return await guide.PressAsync(Visitors.Manager, form, "Sitzung anlegen", inputs);
    }

    private static async Task<JsonElement> CalledOffAsync(Guide guide)
    {
        await guide.AloneAsync();
        return await guide.PressAsync(Visitors.Manager, await EnterAsync(guide, 14, "rat", "17:00", "Ratssaal", Agenda), "Absagen");
    }

    private static async Task<string> ShowAsync(Guide guide, int place) => $"Ansehen {await ShortAsync(guide, place)}";

    private static async Task<string> ShortAsync(Guide guide, int place = 0) =>
        (await guide.Bot.RowsAsync<Storage.Rows.SessionRow>()).OrderBy(s => s.StartUtc).ElementAt(place).Short();
}
