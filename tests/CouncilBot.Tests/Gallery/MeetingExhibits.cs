using System.Globalization;
using System.Text.Json;
using CouncilBot.Features.Committee.Plan;
using CouncilBot.Hosting;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Gallery;

/// <summary>Meetings of the cooperation committee before they begin: who comes, the agenda, changes, and one that is missing.</summary>
internal static class MeetingExhibits
{
    private const string Meeting = "MeetingCards.ShowAsync";
    private const string Form = "TypedMeeting.Form";
    private const string Paper = "https://ris.siegen.example/vorlage/17?seite=2";

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("meeting", Meeting, "Meeting", async g => await LastAsync(g, Town.CduManager, $"Termin {await PlannedAsync(g)}")),
        new("meeting-english", Meeting, "Meeting", async g => await LastAsync(g, Visitors.EnglishManager, $"Meeting {await PlannedAsync(g)}")),
        new("meeting-for-the-mayor", Meeting, "Meeting", async g => await MayorAsync(g, await PlannedAsync(g))),
        new("meeting-hostile", Meeting, "MeetingAddItem", async g => await LastAsync(g, Town.CduManager, $"Punkt {await PlannedAsync(g)} {HandoverExhibits.Hostile}")),
        new("meeting-coming", Meeting, "MeetingComing", async g => await LastAsync(g, Town.CduManager, $"Ich komme zum Termin {await PlannedAsync(g)}")),
        new("meeting-not-coming", Meeting, "MeetingNotComing", async g => await LastAsync(g, Town.CduManager, $"Ich komme nicht zum Termin {await PlannedAsync(g)}")),
        new("meeting-substitute", Meeting, "MeetingSubstitute", async g => await LastAsync(g, Town.CduManager, $"Vertretung {await PlannedAsync(g)} Anna Beispiel")),
        new("meeting-substitute-form", "SubstituteHandler.HandleAsync", "MeetingSubstitute", async g => await BesideAsync(g, await PlannedAsync(g), "Vertretung", "Wer kommt an Ihrer Stelle?")),
        new("meeting-item-form", "AddItemHandler.Form", "MeetingAddItem", async g => await BesideAsync(g, await PlannedAsync(g), "Punkt anmelden", "Punkt für den Kooperationsausschuss anmelden")),
        new("meeting-item-form-with-document", "AddItemHandler.Form", "MeetingAddItem", async g => await LastAsync(g, Town.CduManager, $"Punkt {await PlannedAsync(g)} {Paper}")),
        new("meeting-documents", Meeting, "MeetingDocument", async g => await LastAsync(g, Town.CduManager, $"Unterlage {await DocumentedAsync(g)} 2: https://teams.sharepoint.donaudampfschifffahrtsgesellschaft.example/sites/Rat/Freigegebene%20Dokumente/Freibad.pdf?web=1")),
        new("meeting-documents-english", Meeting, "MeetingDocument", async g => await LastAsync(g, Visitors.EnglishManager, $"Document {await DocumentedAsync(g)} 2: {Paper}")),
        new("meeting-document-removed", Meeting, "MeetingDocument", async g => await LastAsync(g, Town.CduManager, $"Unterlage {await DocumentedAsync(g)} 1 entfernen")),
        new("meeting-document", "LinkDocumentHandler.Document", "MeetingDocument", async g => await LastAsync(g, Town.SpdManager, $"Unterlage {await DocumentedAsync(g)} 1")),
        new("meeting-responses", "ResponsesCard.Of", "Deliveries", async g => await LastAsync(g, Town.CduManager, $"Zustellung {await AnsweredAsync(g)}")),
        new("meeting-responses-english", "ResponsesCard.Of", "Deliveries", async g => await LastAsync(g, Visitors.EnglishManager, $"Delivery {await AnsweredAsync(g)}")),
        new("meeting-agenda", Meeting, "MeetingMoveItem", async g =>
        {
            var id = await PlannedAsync(g);
            await g.TellAsync(Town.CduManager, $"Punkt {id} Radweg an der Sieg");
            await g.TellAsync(Town.SpdManager, $"Punkt {id} Freibad Geisweid");
            return await LastAsync(g, Town.CduManager, $"Punkt verschieben {id} 2 nach 1");
        }),
        new("meeting-item-removed", Meeting, "MeetingRemoveItem", async g =>
        {
            var id = await PlannedAsync(g);
            await g.TellAsync(Town.CduManager, $"Punkt {id} Radweg an der Sieg");
            return await LastAsync(g, Town.CduManager, $"Punkt streichen {id} 1");
        }),
        new("meeting-agenda-closed", Meeting, "MeetingCloseAgenda", async g => await LastAsync(g, Town.CduManager, $"Agenda schließen {await PlannedAsync(g)}")),
        new("meeting-agenda-reopened", Meeting, "MeetingReopenAgenda", async g =>
        {
            var id = await PlannedAsync(g);
            await g.TellAsync(Town.CduManager, $"Agenda schließen {id}");
            return await LastAsync(g, Town.CduManager, $"Agenda öffnen {id}");
        }),
        new("meeting-place", Meeting, "MeetingPlace", async g => await LastAsync(g, Town.CduManager, $"Ort des Termins {await PlannedAsync(g)} Rathaus, Raum 2")),
        new("meeting-moved", Meeting, "MeetingMove", async g => await LastAsync(g, Town.CduManager, $"Termin verlegen {await PlannedAsync(g)} {In(g, 6)}, 17 Uhr")),
        new("meeting-move-form", Form, "MeetingMove", async g => await LastAsync(g, Town.CduManager, $"Termin verlegen {await PlannedAsync(g)}")),
        new("meeting-called-off", Meeting, "MeetingCallOff", async g => await LastAsync(g, Town.CduManager, $"Termin absagen {await PlannedAsync(g)}")),
        new("meeting-reinstated", Meeting, "MeetingReinstate", async g =>
        {
            var id = await PlannedAsync(g);
            await g.TellAsync(Town.CduManager, $"Termin absagen {id}");
            return await LastAsync(g, Town.CduManager, $"Termin findet doch statt {id}");
        }),
        new("meeting-extra-form", Form, "MeetingExtra", async g => await LastAsync(await g.AloneAsync(), Town.CduManager, "Zusätzlicher Termin")),
        new("meetings", "MeetingsHandler.HandleAsync", "Meetings", async g =>
        {
            await PlannedAsync(g);
            return await LastAsync(g, Town.CduManager, "Termine");
        }),
        new("calendar-address", "CalendarCards.Address", "CalendarSubscribe", async g => await LastAsync(await g.AloneAsync(), Town.CduManager, "Kalender abonnieren")),
        new("calendar-address-english", "CalendarCards.Address", "CalendarSubscribe", async g => await LastAsync(await g.AloneAsync(), Visitors.EnglishManager, "Subscribe to the calendar")),
        new("calendar-address-renewed", "CalendarCards.Address", "CalendarRenew", async g => await g.PressAsync(Town.CduManager, await SubscribedAsync(g), "Neue Adresse")),
        new("calendar-subscribed", "CalendarCards.Present", "CalendarSubscribe", SubscribedAsync),
        new("calendar-ended", "CalendarCards.None", "CalendarEnd", async g => await g.PressAsync(Town.CduManager, await SubscribedAsync(g), "Abo beenden")),
        new("meeting-missing", "MissingMeetingNotices.Message", null, MissingAsync),
    ];

    /// <summary>A meeting beside the series in some days; its short identity.</summary>
    private static async Task<string> PlannedAsync(Guide guide)
    {
        await guide.AloneAsync();
        return await PlanAsync(guide);
    }

    /// <inheritdoc cref="PlannedAsync"/>
    internal static async Task<string> PlanAsync(Guide guide) =>
        (await LastAsync(guide, Town.CduManager, $"Zusätzlicher Termin {In(guide, 5)}, 16:00")).MotionId();

    /// <summary>A meeting with two items, of which the first has a document.</summary>
    private static async Task<string> DocumentedAsync(Guide guide)
    {
        var id = await PlannedAsync(guide);
        await guide.TellAsync(Town.CduManager, $"Punkt {id} Radweg an der Sieg {Paper}");
        await guide.TellAsync(Town.SpdManager, $"Punkt {id} Freibad Geisweid");
        return id;
    }

    /// <summary>A meeting of which some have heard and to which some have answered.</summary>
    private static async Task<string> AnsweredAsync(Guide guide)
    {
        await guide.AloneAsync();
        guide.Bot.Clock.Pass(BerlinTime.ToUtc(new DateTime(2027, 1, 6, 12, 0, 0))!.Value - guide.Bot.Clock.GetUtcNow().UtcDateTime);
        // Somebody of the committee whose name tries what a name can try.
        await guide.Bot.EnrolOneAsync(Visitors.Prankster, "siegen", "cdu", "Vorstand");
        foreach (var person in new[] { Town.CduManager, Town.CduBoard, Town.SpdChair, Town.SpdBoard })
            await guide.Bot.SayAsync(person, "Hilfe");

        var id = await PlanAsync(guide);
        await guide.TellAsync(Town.CduBoard, $"Ich komme zum Termin {id}");
        await guide.TellAsync(Town.CduManager, $"Ich komme nicht zum Termin {id}");
        await guide.TellAsync(Town.SpdChair, $"Vertretung {id} Anna Beispiel");
        await Hearing.UntilAsync(async () =>
        {
            await guide.Bot.SendOutboxAsync();
            return (await guide.Bot.RowsAsync<OutboxRow>()).TrueForAll(m => m.State is not (OutboxState.Pending or OutboxState.Sending));
        });
        return id;
    }

    /// <summary>A day from now that is none of the series.</summary>
    private static string In(Guide guide, int days)
    {
        var day = DateOnly.FromDateTime(BerlinTime.Of(guide.Bot.Clock.GetUtcNow().UtcDateTime)).AddDays(days);
        return (day.DayOfWeek == DayOfWeek.Monday ? day.AddDays(2) : day).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
    }

    private static async Task<JsonElement> MayorAsync(Guide guide, string id)
    {
        await guide.TellAsync(Town.Mayor, "wechsle zu Siegen");
        return await LastAsync(guide, Town.Mayor, $"Termin {id}");
    }

    /// <summary>The form that a button of the card opens beside it.</summary>
    private static async Task<JsonElement> BesideAsync(Guide guide, string id, string button, string title)
    {
        await guide.PushAsync(Town.CduManager, await LastAsync(guide, Town.CduManager, $"Termin {id}"), button);
        return (await guide.Bot.HearAsync(d => d.Conversation == Town.CduManager.Chat && d.Card is { } card && card.Words().StartsWith(title, StringComparison.Ordinal))).Card!.Value;
    }

    /// <summary>Somebody who has an address asks for it again.</summary>
    private static async Task<JsonElement> SubscribedAsync(Guide guide)
    {
        await LastAsync(await guide.AloneAsync(), Town.CduManager, "Kalender abonnieren");
        return await LastAsync(guide, Town.CduManager, "Kalender abonnieren");
    }

    private static async Task<JsonElement> MissingAsync(Guide guide)
    {
        await guide.AloneAsync();
        await guide.Bot.SayAsync(Town.CduManager, "Hilfe");
        guide.Bot.Clock.Pass(BerlinTime.ToUtc(new DateTime(2027, 3, 17, 12, 0, 0))!.Value - guide.Bot.Clock.GetUtcNow().UtcDateTime);
        await using (var db = guide.Bot.Open("siegen"))
        {
            // Easter Monday lies between the two.
            db.Sessions.AddRange(Session("hfa", 24), Session("rat", 31));
            await db.SaveChangesAsync();
        }

        await guide.Bot.Services.GetRequiredService<CommitteePlanner>().RoundAsync(CancellationToken.None);
        return (await guide.Bot.HearAsync(Town.CduManager, "liegt kein Kooperationsausschuss")).Card!.Value;

        static SessionRow Session(string body, int day) => new() { Id = Guid.CreateVersion7(), CoalitionId = "siegen", BodyKey = body, StartUtc = BerlinTime.ToUtc(new DateTime(2027, 3, day, 17, 0, 0))!.Value };
    }

    private static async Task<JsonElement> LastAsync(Guide guide, TownPerson person, string words) =>
        (await guide.TellAsync(person, words)).Last(m => m.Delivery == Delivery.Sent && m.Card is not null).Card!.Value;
}
