using System.Globalization;
using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace CouncilBot.EndToEnd;

/// <summary>The committee of Siegen in two chat pages, by the clock of the machine.</summary>
[Collection(WithARunningBot.Name)]
public sealed partial class TheCooperationCommittee(RunningBot bot)
{
    /// <summary>Up to two minutes until the time that is set, a round of each minute, and a minute in which news wait for each other.</summary>
    private const float UntilReminded = 6 * 60_000;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>
    /// A meeting of an hour and a quarter that begins after 22:45 would end on the next day, which is refused; and the other tests in
    /// the browser may come first.
    /// </summary>
    private const string LastStart = "22:15";

    [BrowserFact]
    public async Task Reminds_unasked_counts_who_comes_and_takes_an_item_from_a_motion()
    {
        await using var manager = await bot.OpenAsync("cdu-vorsitz", "CDU Vorsitz");
        await using var partner = await bot.OpenAsync("spd-vorsitz", "SPD Vorsitz");

        // The call for items of next Monday's meeting is the one of this day of the week.
        var soon = Berlin.Now().AddMinutes(2);
        await manager.SendAsync($"Erinnerungszeiten {German.DateTimeFormat.GetDayName(soon.DayOfWeek)} {soon:HH:mm}, 9:00, 30", "Gespeichert");
        var reminder = partner.CardAbout("Bitte melden Sie Punkte für den Kooperationsausschuss an");
        await Expect(reminder).ToBeVisibleAsync(new() { Timeout = UntilReminded });
        await partner.PhotographAsync("40-committee-reminder");

        await ChatPage.PressAsync(reminder, "Ich komme");
        var meeting = partner.CardAbout("Danke, Sie kommen.");
        await Expect(meeting).ToContainTextAsync("Zusagen: 1 (höchstens 5 vorgesehen)");
        await Expect(manager.CardAbout($"Kooperationsausschuss am {MondayAfter(soon).ToString("D", German)}")).ToContainTextAsync("Zusagen: 1 (höchstens 5 vorgesehen)");

        await BetweenTwoFactions.AnnounceAsync(manager, "Fahrradparkhaus am Bahnhof");
        var motion = partner.CardAbout("Fahrradparkhaus am Bahnhof");
        await ChatPage.PressAsync(motion, "In den Kooperationsausschuss");
        await Expect(partner.CardAbout("Der Punkt steht auf der Tagesordnung.")).ToContainTextAsync("1. Fahrradparkhaus am Bahnhof");
        await partner.PhotographAsync("41-committee-item-from-a-motion");
    }

    [BrowserFact(NotAfter = LastStart)]
    public async Task Releases_a_result_that_is_then_found_by_asking()
    {
        await using var manager = await bot.OpenAsync("cdu-vorsitz", "CDU Vorsitz");
        await using var partner = await bot.OpenAsync("spd-vorsitz", "SPD Vorsitz");
        await using var member = await bot.OpenAsync("cdu-mitglied", "CDU Mitglied");

        // The first start of the pages may take minutes, and a meeting is not entered for a time that is over.
        var start = Berlin.Now().AddMinutes(2);
        var when = string.Create(CultureInfo.InvariantCulture, $"{start:dd.MM.yyyy}, {start:HH:mm}");
        var entered = await (await manager.SendAsync($"Zusätzlicher Termin {when}", "Termin")).InnerTextAsync();
        // On a Monday the meeting of the series is entered already; then it is held now.
        if (entered.Contains("schon ein Termin", StringComparison.Ordinal))
        {
            var next = Id(await (await manager.SendAsync("Nächster Kooperationsausschuss", "Kooperationsausschuss am")).InnerTextAsync());
            entered = await (await manager.SendAsync($"Termin verlegen {next} {when}", "Der Termin ist verlegt.")).InnerTextAsync();
        }

        var id = Id(entered);
        var agenda = await (await manager.SendAsync($"Punkt {id} Sternwarte auf dem Giersberg", "Der Punkt steht auf der Tagesordnung")).InnerTextAsync();
        // By the clock of the machine: no result before the meeting has begun.
        if (start.AddMinutes(1) - Berlin.Now() is var left && left > TimeSpan.Zero)
            await Task.Delay(left);

        // A meeting of the series may have items already; none may be left open. The newest is the last.
        var items = ItemNumber().Matches(agenda).Select(m => m.Value).ToList();
        foreach (var number in items.SkipLast(1))
            await manager.SendAsync($"Ergebnis {id} {number}: Der Punkt wird vertagt.", "Das Ergebnis ist vermerkt.");

        await manager.SendAsync($"Ergebnis {id} {items[^1]}: Die Sternwarte auf dem Giersberg erhält eine neue Kuppel.", "Das Ergebnis ist vermerkt.");
        await manager.PhotographAsync("42-committee-result");
        await manager.SendAsync($"Ergebnisse freigeben {id}", "Sobald auch die andere");
        await partner.SendAsync($"Ergebnisse freigeben {id}", "Sie haben die Ergebnisse freigegeben");

        var answer = await member.SendAsync("Erhält die Sternwarte auf dem Giersberg eine neue Kuppel?", "Spätere Ergebnisse des Kooperationsausschusses");
        await Expect(answer).ToContainTextAsync("Die Sternwarte auf dem Giersberg erhält eine neue Kuppel.");
        await member.PhotographAsync("43-committee-result-found");
    }

    private static DateTime MondayAfter(DateTime moment)
    {
        var day = moment.Date.AddDays(1);
        return day.DayOfWeek == DayOfWeek.Monday ? day : MondayAfter(day);
    }

    /// <summary>The letters by which a card names its meeting.</summary>
    private static string Id(string card) => ShortId().Match(card).Value;

    [GeneratedRegex(@"(?<=Termin )[0-9A-F]{6}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ShortId();

    /// <summary>The numbers of a card's agenda.</summary>
    [GeneratedRegex(@"^\d{1,2}(?=\. \p{Lu})", RegexOptions.CultureInvariant | RegexOptions.Multiline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ItemNumber();
}
