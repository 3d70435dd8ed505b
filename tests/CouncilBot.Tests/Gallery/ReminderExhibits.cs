using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Features.Committee.Plan;
using CouncilBot.Hosting;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilBot.Tests.Gallery;

/// <summary>Reminders: of a meeting, and what people set about them.</summary>
internal static class ReminderExhibits
{
    private const string Card = "RemindersCard.Of";

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("reminders", Card, "Reminders", async g => await LastAsync(await g.AloneAsync(), Town.CduManager, "Erinnerungen")),
        new("reminders-of-a-member", Card, "Reminders", async g => await LastAsync(await g.AloneAsync(), Town.CduMember, "Erinnerungen")),
        new("reminders-english", Card, "Reminders", async g => await LastAsync(await g.AloneAsync(), Visitors.EnglishManager, "Reminders")),
        new("reminders-off", Card, "RemindersOff", async g => await LastAsync(await g.AloneAsync(), Town.CduManager, "Erinnerungen aus")),
        new("reminders-on", Card, "RemindersOn", async g => await LastAsync(await g.AloneAsync(), Town.CduManager, "Erinnerungen ein")),
        new("reminders-paused", Card, "RemindersPause", async g => await LastAsync(await g.AloneAsync(), Town.CduManager, "Erinnerungen pausieren bis 31.12.2027")),
        new("reminder-times-form", "ReminderTimesHandler.Form", "ReminderTimes", async g => await LastAsync(await g.AloneAsync(), Town.CduManager, "Erinnerungszeiten ändern")),
        new("reminder-times-saved", Card, "ReminderTimes", async g => await g.PressAsync(Town.CduManager, await LastAsync(await g.AloneAsync(), Town.CduManager, "Erinnerungszeiten ändern"), "Speichern", new JsonObject { ["day"] = "Friday", ["call"] = "8:30", ["agenda"] = "10:00", ["shortly"] = "45" })),
        new("reminder-times-changed", "ReminderTimesHandler.TellAsync", "ReminderTimes", ChangedAsync),
        new("meeting-reminder", "MeetingCards.ShowAsync", null, RemindedAsync),
    ];

    private static async Task<JsonElement> ChangedAsync(Guide guide)
    {
        await guide.AloneAsync();
        await guide.Bot.SayAsync(Town.SpdManager, "Hilfe");
        await guide.TellAsync(Town.CduManager, "Erinnerungszeiten Freitag 8:30, 10:00, 45");
        return (await guide.Bot.HearAsync(Town.SpdManager, "hat die Zeiten der Erinnerungen")).Card!.Value;
    }

    private static async Task<JsonElement> RemindedAsync(Guide guide)
    {
        await guide.AloneAsync();
        await guide.Bot.SayAsync(Town.CduManager, "Hilfe");
        guide.Bot.Clock.Pass(BerlinTime.ToUtc(new DateTime(2027, 1, 10, 12, 0, 0))!.Value - guide.Bot.Clock.GetUtcNow().UtcDateTime);
        await RoundAsync();
        guide.Bot.Clock.Pass(TimeSpan.FromHours(21));
        await RoundAsync();
        return (await guide.Bot.HearAsync(Town.CduManager, "Heute tagt der Kooperationsausschuss")).Card!.Value;

        Task RoundAsync() => guide.Bot.Services.GetRequiredService<CommitteePlanner>().RoundAsync(CancellationToken.None);
    }

    private static async Task<JsonElement> LastAsync(Guide guide, TownPerson person, string words) =>
        (await guide.TellAsync(person, words)).Last(m => m.Delivery == Delivery.Sent && m.Card is not null).Card!.Value;
}
