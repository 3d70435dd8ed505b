using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Features.Informing.Write;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Informations to the partner: the form, the preview, the card for both sides, the question and the list.</summary>
internal static class InformationExhibits
{
    private const string Form = "InformationForm.Show";
    private const string Card = "InformationCards.ShowAsync";
    private const string Text = "Die Verwaltung prüft für die Kita am Hang einen zweiten Standort. Unsere Fraktion sieht das offen, will aber die Wege für die Kinder kurz halten.\nVor der Sitzung des Jugendhilfeausschusses melden wir uns dazu noch einmal.";

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("information-form", Form, "InformationWrite", async g => await (await TownAsync(g)).SayAsync(Visitors.Manager, "Information an den Partner")),
        new("information-form-text-missing", Form, "InformationCheck", async g =>
        {
            var form = await (await TownAsync(g)).SayAsync(Visitors.EnglishManager, "Notice to the partner");
            return await g.PressAsync(Visitors.EnglishManager, form, "Next", new JsonObject { [InformationForm.TextInput] = " " });
        }),
        new("information-form-change", Form, "InformationChange", async g => await g.PressAsync(Visitors.Manager, await PreviewAsync(await TownAsync(g)), "Ändern")),
        new("information-preview", Card, "InformationCheck", async g => await PreviewAsync(await TownAsync(g))),
        new("information-sent", Card, "InformationSend", async g => await SentAsync(await TownAsync(g))),
        new("information-for-the-partners-board-english", Card, "InformationSend", async g => await ToldAsync(await TownAsync(g))),
        new("information-hostile", Card, "InformationSend", async g => await ToldAsync(await TownAsync(g), HandoverExhibits.Hostile)),
        new("information-acknowledged", Card, "InformationAcknowledge", async g => await g.PressAsync(Visitors.EnglishManager, await ToldAsync(await TownAsync(g)), "Acknowledge")),
        new("information-withdraw", "WithdrawInformationHandler.Ask", "InformationWithdraw", async g => await g.PressAsync(Visitors.Manager, await SentAsync(await TownAsync(g)), "Zurückziehen")),
        new("information-discard", "WithdrawInformationHandler.Ask", "InformationWithdraw", async g => await g.PressAsync(Visitors.Manager, await PreviewAsync(await TownAsync(g)), "Verwerfen")),
        new("information-withdrawn", Card, "InformationWithdrawSurely", async g => await WithdrawnAsync(await TownAsync(g))),
        new("information-withdrawn-for-the-partner-english", Card, "InformationShow", async g =>
        {
            var withdrawn = await WithdrawnAsync(await TownAsync(g));
            return await g.SayAsync(Visitors.EnglishManager, $"Notice {withdrawn.ShortId()}");
        }),
        new("informations", "InformationsHandler.HandleAsync", "InformationList", async g =>
        {
            await g.PressAsync(Visitors.EnglishManager, await ToldAsync(await TownAsync(g)), "Acknowledge");
            await SentAsync(g, "Zum Haushalt: Die Zahlen der Kämmerei kommen eine Woche später als geplant.");
            await PreviewAsync(g, "Zur Personalie im Bauamt");
            return await g.SayAsync(Visitors.Manager, "Informationen");
        }),
        new("informations-none-english", "InformationsHandler.HandleAsync", "InformationList", async g => await (await g.AloneAsync()).SayAsync(Visitors.EnglishManager, "Notices")),
    ];

    private static async Task<Guide> TownAsync(Guide guide)
    {
        await guide.AloneAsync();
        guide.PassToNoon();
        await guide.InstallAsync(Visitors.Manager);
        await guide.InstallAsync(Visitors.EnglishManager);
        return guide;
    }

    private static async Task<JsonElement> PreviewAsync(Guide guide, string text = Text) => await guide.SayAsync(Visitors.Manager, $"Information an den Partner: {text}");

    private static async Task<JsonElement> SentAsync(Guide guide, string text = Text) => await guide.PressAsync(Visitors.Manager, await PreviewAsync(guide, text), "Senden");

    private static async Task<JsonElement> ToldAsync(Guide guide, string text = Text)
    {
        await SentAsync(guide, text);
        return (await guide.Bot.ToldAsync(Visitors.EnglishManager, "Notice to the partner ·")).Card!.Value;
    }

    private static async Task<JsonElement> WithdrawnAsync(Guide guide)
    {
        var question = await guide.PressAsync(Visitors.Manager, await SentAsync(guide), "Zurückziehen");
        return await guide.PressAsync(Visitors.Manager, question, "Ja, zurückziehen");
    }
}
