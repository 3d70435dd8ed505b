using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Features.DeviatingVotes.Link;
using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Deviating votes: the form, the preview, the card for each who may see it, the questions, the history and the lists.</summary>
internal static class DeviationExhibits
{
    private const string Form = "DeviationForm.CardAsync";
    private const string Card = "DeviationCards.ShowAsync";
    private const string Reason = "Die Kürzungen bei den Schulen kann ich nicht mittragen. Darüber habe ich mit vielen Eltern gesprochen.\nAn meiner Haltung zu allem anderen ändert das nichts.";

    private static readonly (string Number, string Title)[] Agenda = [("3", "Einwohnerfragestunde"), ("7.1", "Haushaltssatzung 2027 mit allen Anlagen und Stellenplan"), ("7.2", "Gebührensatzung für die Straßenreinigung")];

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("deviation-form", Form, "DeviationPrepare", async g => await (await TownAsync(g)).SayAsync(Visitors.Member, "Ich möchte beim Haushalt abweichend stimmen")),
        new("deviation-form-no-sessions", Form, "DeviationPrepare", async g => await (await g.AloneAsync()).SayAsync(Visitors.Krefeld, "Abweichend stimmen")),
        new("deviation-form-english", Form, "DeviationPrepare", async g => await (await TownAsync(g)).SayAsync(Visitors.EnglishMember, "I want to vote against the budget")),
        new("deviation-form-item-asked", Form, "DeviationCheck", async g => await FilledAsync(await TownAsync(g), Visitors.Member, await ValuesAsync(g, item: ""))),
        new("deviation-form-change", Form, "DeviationChange", async g => await ChangeAsync(g, await AnnouncedAsync(await TownAsync(g)))),
        new("deviation-form-other-rule", Form, "DeviationCheck", async g =>
        {
            var form = await ChangeAsync(g, await AnnouncedAsync(await TownAsync(g), subject: "FeeStatute"));
            return await g.PressAsync(Visitors.Member, form, "Änderung mitteilen", await ValuesAsync(g));
        }),
        new("deviation-preview", Card, "DeviationCheck", async g => await FilledAsync(await TownAsync(g), Visitors.Member, await ValuesAsync(g, reason: Reason))),
        new("deviation-preview-not-regulated", Card, "DeviationCheck", async g => await FilledAsync(await g.AloneAsync(), Visitors.Krefeld, Deviations.Form("Personnel", session: "Kulturausschuss in der nächsten Woche", item: "Leitung des Museums"))),
        new("deviation-preview-late", Card, "DeviationShow", async g =>
        {
            var preview = await FilledAsync(await TownAsync(g), Visitors.Member, await ValuesAsync(g));
            g.Bot.Clock.Pass(TimeSpan.FromDays(11));
            return await g.SayAsync(Visitors.Member, $"Ankündigung {preview.ShortId()}");
        }),
        new("deviation-receipt", Card, "DeviationAnnounce", async g => await AnnouncedAsync(await TownAsync(g), reason: Reason)),
        new("deviation-for-the-own-board", Card, "DeviationAnnounce", async g => await ToldAsync(await TownAsync(g), Visitors.Manager, "Abweichende Stimme ·", Reason)),
        new("deviation-for-the-partners-board-english", Card, "DeviationAnnounce", async g => await ToldAsync(await TownAsync(g), Visitors.EnglishManager, "Deviating vote ·", Reason)),
        new("deviation-hostile", Card, "DeviationAnnounce", async g => await ToldAsync(await TownAsync(g), Visitors.Manager, "Abweichende Stimme ·", $"{HandoverExhibits.Hostile}\n\n- erstens\n# zweitens", HandoverExhibits.Hostile)),
        new("deviation-acknowledged", Card, "DeviationAcknowledge", async g => await ReactedAsync(await TownAsync(g), "Zur Kenntnis genommen")),
        new("deviation-talk", Card, "DeviationTalk", async g => await ReactedAsync(await TownAsync(g), "Zur Kenntnis genommen", "Gespräch erbitten")),
        new("deviation-on-the-agenda", Card, "DeviationAgenda", async g =>
        {
            await MeetingExhibits.PlanAsync(await TownAsync(g));
            return await ReactedAsync(g, "Zur Kenntnis genommen", "Gespräch erbitten", "Auf die Tagesordnung");
        }),
        new("deviation-withdraw", "WithdrawDeviationHandler.Ask", "DeviationWithdraw", async g => await g.PressAsync(Visitors.Member, await AnnouncedAsync(await TownAsync(g)), "Zurückziehen")),
        new("deviation-withdrawn", Card, "DeviationWithdrawSurely", async g =>
        {
            var question = await g.PressAsync(Visitors.Member, await AnnouncedAsync(await TownAsync(g)), "Zurückziehen");
            return await g.PressAsync(Visitors.Member, question, "Ja, zurückziehen");
        }),
        new("deviation-link", "LinkDeviationHandler.Ask", "DeviationLink", async g => await LinkAsync(await TownAsync(g))),
        new("deviation-linked", Card, "DeviationLink", async g =>
        {
            var question = await LinkAsync(await TownAsync(g));
            return await g.PressAsync(Visitors.Member, question, "Zuordnen", new JsonObject { [LinkDeviationHandler.SessionInput] = await SessionAsync(g) });
        }),
        new("deviation-history", "DeviationHistoryHandler.CardAsync", "DeviationHistory", async g =>
        {
            var own = await AnnouncedAsync(await TownAsync(g), reason: Reason);
            var board = await g.PressAsync(Visitors.Manager, await HearAsync(g, Visitors.Manager, "Abweichende Stimme ·"), "Zur Kenntnis genommen");
            var form = await ChangeAsync(g, own);
            await g.PressAsync(Visitors.Member, form, "Änderung mitteilen", await ValuesAsync(g, vote: "Abstain", reason: $"{Reason} Mehr dazu gern im Gespräch."));
            return await g.PressAsync(Visitors.Manager, board, "Verlauf");
        }),
        new("deviation-history-for-the-author", "DeviationHistoryHandler.CardAsync", "DeviationHistory", async g =>
        {
            var own = await AnnouncedAsync(await TownAsync(g), reason: Reason);
            await g.PressAsync(Visitors.Manager, await HearAsync(g, Visitors.Manager, "Abweichende Stimme ·"), "Zur Kenntnis genommen");
            // That a message has arrived is noted a moment after it has.
            await Hearing.UntilAsync(async () => !(await g.Bot.RowsAsync<OutboxRow>()).Exists(m => m.Kind == OutboxKind.Notice && m.State is OutboxState.Pending or OutboxState.Sending));
            return await g.PressAsync(Visitors.Member, own, "Verlauf");
        }),
        new("deviations", "DeviationList.ShowBoardsAsync", "DeviationOverview", async g => await (await SeveralAsync(g)).SayAsync(Visitors.Manager, "Abweichende Stimmen")),
        new("deviations-none-english", "DeviationList.ShowBoardsAsync", "DeviationOverview", async g => await (await g.AloneAsync()).SayAsync(Visitors.EnglishManager, "Deviating votes")),
        new("deviations-mine", "DeviationList.ShowMineAsync", "DeviationMine", async g => await (await SeveralAsync(g)).SayAsync(Visitors.Member, "Meine Ankündigungen")),
        new("deviations-mine-for-a-member", "DeviationList.ShowMineAsync", "DeviationOverview", async g => await (await g.AloneAsync()).SayAsync(Visitors.EnglishMember, "Deviating votes")),
    ];

    /// <summary>A town at noon, with a council session in ten days.</summary>
    private static async Task<Guide> TownAsync(Guide guide)
    {
        await guide.AloneAsync();
        guide.PassToNoon();
        await guide.InstallAsync(Visitors.Manager);
        await guide.InstallAsync(Visitors.EnglishManager);
        var now = guide.Bot.Clock.GetUtcNow().UtcDateTime;
        await guide.Bot.SessionAsync(BerlinTime.ToUtc(BerlinTime.Of(now).Date.AddDays(10).AddHours(17))!.Value - now, items: Agenda);
        return guide;
    }

    private static async Task<string> SessionAsync(Guide guide) => (await guide.Bot.RowsAsync<SessionRow>()).Single().Id.ToString("N");

    private static async Task<JsonObject> ValuesAsync(Guide guide, string item = "7.1", string subject = "Budget", string vote = "No", string? reason = null) =>
        Deviations.Form(subject, vote, item, await SessionAsync(guide), reason);

    private static async Task<JsonElement> FilledAsync(Guide guide, TownPerson person, JsonObject values) =>
        await guide.PressAsync(person, await guide.SayAsync(person, "Abweichend stimmen"), "Weiter zur Vorschau", values);

    private static async Task<JsonElement> AnnouncedAsync(Guide guide, string subject = "Budget", string? reason = null, string item = "7.1") =>
        await guide.PressAsync(Visitors.Member, await FilledAsync(guide, Visitors.Member, await ValuesAsync(guide, item, subject, reason: reason)), "Ankündigen");

    private static async Task<JsonElement> ToldAsync(Guide guide, TownPerson board, string title, string reason, string item = "7.1")
    {
        await AnnouncedAsync(guide, reason: reason, item: item);
        return await HearAsync(guide, board, title);
    }

    private static async Task<JsonElement> HearAsync(Guide guide, TownPerson person, string title) => (await guide.Bot.ToldAsync(person, title)).Card!.Value;

    private static async Task<JsonElement> ChangeAsync(Guide guide, JsonElement card)
    {
        guide.Came("DeviationChange");
        return await guide.Bot.ChangeFormAsync(Visitors.Member, card);
    }

    private static async Task<JsonElement> ReactedAsync(Guide guide, params string[] buttons)
    {
        var card = await ToldAsync(guide, Visitors.Manager, "Abweichende Stimme ·", Reason);
        foreach (var button in buttons)
            card = await guide.PressAsync(Visitors.Manager, card, button);

        return card;
    }

    private static async Task<JsonElement> LinkAsync(Guide guide)
    {
        var preview = await FilledAsync(guide, Visitors.Member, Deviations.Form("Budget", session: "Ratssitzung vor Weihnachten", item: "7.1"));
        return await guide.PressAsync(Visitors.Member, await guide.PressAsync(Visitors.Member, preview, "Ankündigen"), "Sitzung zuordnen");
    }

    private static async Task<Guide> SeveralAsync(Guide guide)
    {
        await AnnouncedAsync(await TownAsync(guide));
        await FilledAsync(guide, Visitors.Member, await ValuesAsync(guide, item: "7.2", subject: "FeeStatute"));
        var preview = await FilledAsync(guide, Visitors.Member, Deviations.Form("Resolution", "Abstain", "Resolution zur Bahnstrecke", "Ratssitzung vor Weihnachten"));
        await guide.PressAsync(Visitors.Member, preview, "Ankündigen");
        return guide;
    }
}
