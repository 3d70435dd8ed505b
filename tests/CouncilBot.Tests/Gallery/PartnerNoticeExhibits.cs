using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Features.PartnerNotices.Write;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Notices to the partner: the form, the preview, the card for both sides, the question and the list.</summary>
internal static class PartnerNoticeExhibits
{
    private const string Form = "PartnerNoticeForm.Show";
    private const string Card = "PartnerNoticeCards.ShowAsync";
    private const string Text = "Die Verwaltung prüft für die Kita am Hang einen zweiten Standort. Unsere Fraktion sieht das offen, will aber die Wege für die Kinder kurz halten.\nVor der Sitzung des Jugendhilfeausschusses melden wir uns dazu noch einmal.";

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("partner-notice-form", Form, "PartnerNoticeWrite", async g => await (await TownAsync(g)).SayAsync(Visitors.Manager, "Information an den Partner")),
        new("partner-notice-form-text-missing", Form, "PartnerNoticeCheck", async g =>
        {
            var form = await (await TownAsync(g)).SayAsync(Visitors.EnglishManager, "Notice to the partner");
            return await g.PressAsync(Visitors.EnglishManager, form, "Next", new JsonObject { [PartnerNoticeForm.TextInput] = " " });
        }),
        new("partner-notice-form-change", Form, "PartnerNoticeChange", async g => await g.PressAsync(Visitors.Manager, await PreviewAsync(await TownAsync(g)), "Ändern")),
        new("partner-notice-preview", Card, "PartnerNoticeCheck", async g => await PreviewAsync(await TownAsync(g))),
        new("partner-notice-sent", Card, "PartnerNoticeSend", async g => await SentAsync(await TownAsync(g))),
        new("partner-notice-for-the-partners-board-english", Card, "PartnerNoticeSend", async g => await ToldAsync(await TownAsync(g))),
        new("partner-notice-hostile", Card, "PartnerNoticeSend", async g => await ToldAsync(await TownAsync(g), HandoverExhibits.Hostile)),
        new("partner-notice-acknowledged", Card, "PartnerNoticeAcknowledge", async g => await g.PressAsync(Visitors.EnglishManager, await ToldAsync(await TownAsync(g)), "Acknowledge")),
        new("partner-notice-withdraw", "WithdrawPartnerNoticeHandler.Ask", "PartnerNoticeWithdraw", async g => await g.PressAsync(Visitors.Manager, await SentAsync(await TownAsync(g)), "Zurückziehen")),
        new("partner-notice-discard", "WithdrawPartnerNoticeHandler.Ask", "PartnerNoticeWithdraw", async g => await g.PressAsync(Visitors.Manager, await PreviewAsync(await TownAsync(g)), "Verwerfen")),
        new("partner-notice-withdrawn", Card, "PartnerNoticeWithdrawSurely", async g => await WithdrawnAsync(await TownAsync(g))),
        new("partner-notice-withdrawn-for-the-partner-english", Card, "PartnerNoticeShow", async g =>
        {
            var withdrawn = await WithdrawnAsync(await TownAsync(g));
            return await g.SayAsync(Visitors.EnglishManager, $"Notice {withdrawn.ShortId()}");
        }),
        new("partner-notices", "PartnerNoticesHandler.HandleAsync", "PartnerNoticeList", async g =>
        {
            await g.PressAsync(Visitors.EnglishManager, await ToldAsync(await TownAsync(g)), "Acknowledge");
            await SentAsync(g, "Zum Haushalt: Die Zahlen der Kämmerei kommen eine Woche später als geplant.");
            await PreviewAsync(g, "Zur Personalie im Bauamt");
            return await g.SayAsync(Visitors.Manager, "Informationen");
        }),
        new("partner-notices-none-english", "PartnerNoticesHandler.HandleAsync", "PartnerNoticeList", async g => await (await g.AloneAsync()).SayAsync(Visitors.EnglishManager, "Notices")),
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
