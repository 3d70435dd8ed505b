using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Motions in each of their phases, and the forms and lists around them.</summary>
internal static class MotionExhibits
{
    private const string Card = "MotionCards.Card";
    private const string Form = "DraftForm.Form";
    private const string Changed = "Die Verwaltung plant bis Mai einen Radweg an der Sieg und legt dem Rat die Kosten vor.";

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("motion-form", Form, "MotionDraft", g => g.SayAsync(Town.CduMember, "Antrag anlegen")),
        new("motion-form-english", Form, "MotionDraft", g => g.SayAsync(Visitors.EnglishMember, "Create motion")),
        new("motion-draft", Card, "MotionDraft", g => DraftMotionAsync(g, Town.CduMember)),
        new("motion-draft-of-the-board-english", Card, "MotionDraft", g => DraftMotionAsync(g, Visitors.EnglishManager, MotionTalk.Fields("Cycle path along the river", "The administration plans a cycle path.", money: "yes", euro: "12,500", paper: "https://example.org/path.pdf"), "Create motion", "Save draft")),
        new("motion-draft-hostile", Card, "MotionDraft", g => DraftMotionAsync(g, Visitors.Prankster, MotionTalk.Fields(HandoverExhibits.Hostile, HandoverExhibits.Hostile, paper: HandoverExhibits.Hostile, otherSession: HandoverExhibits.Hostile))),
        new("motion-draft-long", Card, "MotionDraft", g => DraftMotionAsync(g, Town.CduMember, MotionTalk.Fields(text: string.Concat(Enumerable.Repeat("Die Verwaltung prüft die Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrik an der Sieg. ", 60))))),
        new("motion-edit-form", Form, "MotionEdit", async g => await TellAsync(g, Town.CduMember, await IdAsync(g, Town.CduMember), "bearbeiten")),
        new("motion-presented", Card, "MotionPresent", async g => await TellAsync(g, Town.CduMember, await IdAsync(g, Town.CduMember), "vorlegen")),
        new("motion-inquiry", Card, "MotionDraft", g => DraftMotionAsync(g, Town.CduManager, MotionTalk.Fields("Stand der Kitaplätze", kind: "Inquiry"))),
        new("motion-announced", Card, "MotionAnnounce", async g => await TellAsync(g, Town.CduManager, await IdAsync(g, Town.CduManager), "ankündigen")),
        new("motion-for-the-partner", Card, "MotionOpen", async g => await TellAsync(g, Town.SpdBoard, await AnnouncedAsync(g), "")),
        new("motion-for-the-partner-english", Card, "MotionOpen", async g => await TellAsync(g, Visitors.EnglishManager, await AnnouncedAsync(g), "")),
        new("motion-of-nobody-there", Card, "MotionOpen", async g =>
        {
            await using var empty = await TestBot.StartAsync();
            var id = await empty.AnnounceMotionAsync(Town.CduManager);
            await g.TellAsync(Town.CduManager, $"Antrag {id}");
            return await empty.LookAsync(Town.CduManager, id);
        }),
        new("motion-joint", Card, "MotionAgree", async g => await TellAsync(g, Town.SpdBoard, await AnnouncedAsync(g), "zustimmen")),
        new("motion-propose-form", "ProposeHandler.Form", "MotionPropose", async g => await TellAsync(g, Town.SpdBoard, await AnnouncedAsync(g), "Fassung vorschlagen")),
        new("motion-reworded", Card, "MotionPropose", async g => await TellAsync(g, Town.SpdBoard, await AnnouncedAsync(g), $"Fassung vorschlagen: {Changed}")),
        new("motion-reworded-for-the-sponsor", Card, "MotionOpen", async g => await TellAsync(g, Town.CduBoard, await RewordedAsync(g), "")),
        new("motion-compare", "CompareHandler.Beside", "MotionCompare", async g => await TellAsync(g, Town.CduBoard, await RewordedAsync(g), "vergleichen")),
        new("motion-text", "ReadHandler.Whole", "MotionRead", async g => await TellAsync(g, Town.SpdBoard, await AnnouncedAsync(g), "Text")),
        new("motion-dissent-form", "DissentHandler.Form", "MotionDissent", async g => await TellAsync(g, Town.SpdBoard, await AnnouncedAsync(g), "ablehnen")),
        new("motion-dissent", Card, "MotionDissent", async g => await TellAsync(g, Town.SpdBoard, await AnnouncedAsync(g), "ablehnen: Im Haushalt ist dafür kein Geld vorgesehen.")),
        new("motion-step-offered", Card, "MotionOpen", async g => await TellAsync(g, Town.CduManager, await RejectedAsync(g), "")),
        new("motion-committee", Card, "MotionStep", async g =>
        {
            var id = await RejectedAsync(g);
            await MeetingExhibits.PlanAsync(g);
            return await TellAsync(g, Town.CduManager, id, "in den Kooperationsausschuss");
        }),
        new("motion-on-the-agenda", "MeetingCards.ShowAsync", "MotionAgenda", async g =>
        {
            var id = await AnnouncedAsync(await g.AloneAsync());
            await MeetingExhibits.PlanAsync(g);
            return (await g.TellAsync(Town.CduManager, $"Antrag {id} auf die Tagesordnung")).Last(m => m.Card?.Words().StartsWith("Kooperationsausschuss am", StringComparison.Ordinal) == true).Card!.Value;
        }),
        new("motion-consensus-of-one", Card, "MotionConsensus", async g =>
        {
            var id = await RejectedAsync(g);
            await g.TellAsync(Town.CduManager, $"Antrag {id} Schritt wünschen");
            return await TellAsync(g, Town.CduManager, id, "Einvernehmen");
        }),
        new("motion-alone", Card, "MotionSkip", async g => await TellAsync(g, Town.CduManager, await RejectedAsync(g), "eigenen Antrag stellen")),
        new("motion-overdue", Card, "MotionOpen", async g => await TellAsync(g, Town.CduManager, await OverdueAsync(g), "")),
        new("motion-without-reply", Card, "MotionClose", async g => await TellAsync(g, Town.CduManager, await OverdueAsync(g), "ohne Rückmeldung fortfahren")),
        new("motion-talks-of-boards", Card, "MotionOpen", async g => await TellAsync(g, Town.KrefeldSpdChair, await RejectedInKrefeldAsync(g), "")),
        new("motion-adjournment-offered", Card, "MotionNoConsensus", async g => await TellAsync(g, Town.KrefeldSpdChair, await RejectedInKrefeldAsync(g), "kein Einvernehmen")),
        new("motion-adjourned", Card, "MotionStep", async g =>
        {
            var id = await RejectedInKrefeldAsync(g);
            await g.TellAsync(Town.KrefeldSpdChair, $"Antrag {id} kein Einvernehmen");
            return await TellAsync(g, Town.KrefeldGrueneChair, id, "vertagen");
        }),
        new("motion-release", Card, "MotionOpen", async g => await TellAsync(g, Town.KrefeldGrueneChair, await ReleaseAsync(g), "")),
        new("motion-release-by-one", Card, "MotionGrant", async g => await TellAsync(g, Town.KrefeldSpdChair, await ReleaseAsync(g), "freigeben")),
        new("motion-deadlocked", Card, "MotionRefuse", async g => await TellAsync(g, Town.KrefeldGrueneChair, await ReleaseAsync(g), "nicht freigeben")),
        new("motion-seen", Card, "MotionAcknowledge", async g =>
        {
            var id = await IdAsync(g, Town.KrefeldSpdChair, MotionTalk.Fields("Frieden in Europa", kind: "Resolution"));
            await g.TellAsync(Town.KrefeldSpdChair, $"Resolution {id} zur Kenntnis geben");
            return await TellAsync(g, Town.KrefeldGrueneChair, id, "zur Kenntnis nehmen");
        }),
        new("motion-submitted", Card, "MotionSubmit", async g =>
        {
            var id = await AnnouncedAsync(g);
            await g.TellAsync(Town.SpdBoard, $"Antrag {id} zustimmen");
            return await TellAsync(g, Town.CduManager, id, "eingebracht");
        }),
        new("motion-withdraw-question", "WithdrawMotionHandler.Question", "MotionWithdraw", async g => await TellAsync(g, Town.CduManager, await AnnouncedAsync(g), "zurückziehen")),
        new("motion-withdrawn", Card, "MotionWithdrawConfirmed", async g => await TellAsync(g, Town.CduManager, await AnnouncedAsync(g), "endgültig zurückziehen")),
        new("motion-reopened", Card, "MotionReopen", async g =>
        {
            var id = await AnnouncedAsync(g);
            await g.TellAsync(Town.CduManager, $"Antrag {id} endgültig zurückziehen");
            return await TellAsync(g, Town.CduManager, id, "wieder aufnehmen");
        }),
        new("motion-link-form", "LinkHandler.AskAsync", "MotionLink", async g => await TellAsync(g, Town.CduManager, await AnnouncedAsync(g), "Sitzung zuordnen")),
        new("motion-passages", "PassagesHandler.Card", "MotionPassages", async g => await TellAsync(g, Town.CduMember, await IdAsync(g, Town.CduMember, MotionTalk.Fields("Mehr Plätze in Kitas", "Die Stadt baut neue Kindertagesstätten und stärkt die offene Ganztagsschule.")), "Vereinbarung")),
        new("motion-passages-none", "PassagesHandler.Card", "MotionPassages", async g => await TellAsync(g, Town.CduMember, await IdAsync(g, Town.CduMember, MotionTalk.Fields("Raumstation", "Zirkus mit Einhörnern auf dem Mars.")), "Vereinbarung")),
        new("motion-board", "BoardHandler.Card", "MotionBoard", async g =>
        {
            await g.AloneAsync();
            await AnnouncedAsync(g);
            await IdAsync(g, Town.SpdBoard, MotionTalk.Fields("Entwurf für mehr Bäume in der Donaudampfschifffahrtsgesellschaftskapitänssiedlung"));
            return (await g.TellAsync(Town.SpdBoard, "Anträge")).Last(m => m.Card is not null).Card!.Value;
        }),
        new("motion-board-empty-english", "BoardHandler.Card", "MotionBoard", async g =>
        {
            await g.AloneAsync();
            return await g.SayAsync(Visitors.EnglishMember, "Motions");
        }),
        new("matter-record", "RecordHandler.Card", "MatterRecord", async g =>
        {
            var id = await RewordedAsync(g);
            return (await g.TellAsync(Town.CduManager, $"Verlauf {id}")).Last(m => m.Delivery == Delivery.Sent && m.Card is not null).Card!.Value;
        }),
        new("matter-open", Card, "MatterOpen", async g =>
        {
            var id = await AnnouncedAsync(g);
            return (await g.TellAsync(Town.CduManager, $"Öffne {id}")).Last(m => m.Delivery == Delivery.Sent && m.Card is not null).Card!.Value;
        }),
    ];

    private static async Task<JsonElement> DraftMotionAsync(Guide guide, TownPerson person, JsonObject? fields = null, string said = "Antrag anlegen", string save = "Entwurf speichern")
    {
        var form = (await guide.TellAsync(person, said)).Last(m => m.Delivery == Delivery.Sent).Card!.Value;
        return await guide.PressAsync(person, form, save, fields ?? MotionTalk.Fields());
    }

    private static async Task<string> IdAsync(Guide guide, TownPerson person, JsonObject? fields = null) => (await DraftMotionAsync(guide, person, fields)).MotionId();

    private static async Task<JsonElement> TellAsync(Guide guide, TownPerson person, string id, string words)
    {
        var kind = person == Visitors.EnglishManager ? "Motion" : "Antrag";
        return (await guide.TellAsync(person, $"{kind} {id} {words}".TrimEnd())).Last(m => m.Delivery == Delivery.Sent && m.Card is not null).Card!.Value;
    }

    private static async Task<string> AnnouncedAsync(Guide guide)
    {
        var id = await IdAsync(guide, Town.CduManager);
        await guide.TellAsync(Town.CduManager, $"Antrag {id} ankündigen");
        return id;
    }

    private static async Task<string> RewordedAsync(Guide guide)
    {
        var id = await AnnouncedAsync(guide);
        await guide.TellAsync(Town.SpdBoard, $"Antrag {id} Fassung vorschlagen: {Changed}");
        return id;
    }

    private static async Task<string> RejectedAsync(Guide guide)
    {
        var id = await AnnouncedAsync(guide);
        await guide.TellAsync(Town.SpdBoard, $"Antrag {id} ablehnen: Im Haushalt ist dafür kein Geld vorgesehen.");
        return id;
    }

    private static async Task<string> OverdueAsync(Guide guide)
    {
        await guide.AloneAsync();
        var id = await AnnouncedAsync(guide);
        guide.Bot.Clock.Pass(TimeSpan.FromDays(9));
        return id;
    }

    private static async Task<string> RejectedInKrefeldAsync(Guide guide)
    {
        var id = await IdAsync(guide, Town.KrefeldSpdChair, MotionTalk.Fields(money: "yes", euro: "12.500"));
        await guide.TellAsync(Town.KrefeldSpdChair, $"Antrag {id} ankündigen");
        await guide.TellAsync(Town.KrefeldGrueneChair, $"Antrag {id} ablehnen: Die Folgekosten sind nicht geklärt.");
        return id;
    }

    private static async Task<string> ReleaseAsync(Guide guide)
    {
        var id = await RejectedInKrefeldAsync(guide);
        await guide.TellAsync(Town.KrefeldSpdChair, $"Antrag {id} kein Einvernehmen");
        await guide.TellAsync(Town.KrefeldSpdChair, $"Antrag {id} ohne Schritt");
        await guide.TellAsync(Town.KrefeldGrueneChair, $"Antrag {id} ohne Schritt");
        return id;
    }
}
