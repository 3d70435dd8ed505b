using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CouncilBot.EndToEnd;

/// <summary>Two people of different factions side by side: what one does, the other sees, and the cards of both keep up.</summary>
[Collection(WithARunningBot.Name)]
public sealed class BetweenTwoFactions(RunningBot bot)
{
    [BrowserFact]
    public async Task A_deviating_vote_is_announced_acknowledged_and_seen_on_both_cards()
    {
        await using var chair = await bot.OpenAsync("spd-vorsitz", "SPD Vorsitz");
        await using var member = await bot.OpenAsync("cdu-mitglied", "CDU Mitglied");

        var form = await member.SendAsync("Abweichend stimmen", "Weiter zur Vorschau");
        await member.PhotographAsync("10-deviating-form");
        await member.ChooseAsync(form, "Sitzung", "Rat am");
        await ChatPage.FillAsync(form, "Tagesordnungspunkt", "7.1");
        await member.ChooseAsync(form, "Gegenstand der Abstimmung", "Haushalt mit Anlagen");
        await ChatPage.PickAsync(form, "Nein");
        await ChatPage.PressAsync(form, "Weiter zur Vorschau");
        var mine = member.CardAbout("abweichende Stimme ·");
        await Expect(mine).ToContainTextAsync("dass die Haushalte gemeinsam zu verabschieden sind", IgnoringCase);
        await member.PhotographAsync("11-deviating-preview");
        await ChatPage.PressAsync(mine, "Ankündigen");
        await Expect(mine).ToContainTextAsync("vor Beginn der Sitzung", IgnoringCase);

        var theirs = chair.CardAbout("Abweichende Stimme ·");
        await Expect(theirs).ToContainTextAsync("CDU Mitglied", IgnoringCase);
        await chair.PhotographAsync("12-deviating-told");
        await ChatPage.PressAsync(theirs, "Zur Kenntnis genommen");

        await Expect(theirs).ToContainTextAsync("SPD Vorsitz", IgnoringCase);
        await Expect(mine).ToContainTextAsync("SPD Vorsitz", IgnoringCase);
        await member.PhotographAsync("13-deviating-acknowledged");
    }

    [BrowserFact]
    public async Task A_motion_is_announced_agreed_to_and_joint_on_both_cards()
    {
        await using var sponsor = await bot.OpenAsync("cdu-vorsitz", "CDU Vorsitz");
        await using var partner = await bot.OpenAsync("spd-vorsitz", "SPD Vorsitz");

        var mine = await AnnounceAsync(sponsor, "Mehr Plätze in Kindertagesstätten");
        var theirs = partner.CardAbout("Mehr Plätze in Kindertagesstätten");
        await Expect(theirs).ToContainTextAsync("Am Zug ist der Vorstand der SPD-Fraktion", IgnoringCase);
        await partner.PhotographAsync("20-motion-announced");
        await ChatPage.PressAsync(theirs, "Zustimmen");

        await Expect(theirs).ToContainTextAsync("bringen gemeinsam ein", IgnoringCase);
        await Expect(mine).ToContainTextAsync("bringen gemeinsam ein", IgnoringCase);
        await sponsor.PhotographAsync("21-motion-joint");
    }

    [BrowserFact]
    public async Task A_notice_to_the_partner_is_sent_and_acknowledged_on_both_cards()
    {
        await using var sender = await bot.OpenAsync("cdu-vorsitz", "CDU Vorsitz");
        await using var partner = await bot.OpenAsync("spd-vorsitz", "SPD Vorsitz");

        var form = await sender.SendAsync("Information an den Partner", "Worüber informieren Sie?");
        await ChatPage.FillAsync(form, "Worüber informieren Sie?", "Die Verwaltung prüft für die Kita am Hang einen zweiten Standort.");
        await ChatPage.PressAsync(form, "Weiter");
        var mine = sender.CardAbout("Kita am Hang");
        await Expect(mine).ToContainTextAsync("Noch nicht gesendet. Nur Sie sehen das.");
        await sender.PhotographAsync("50-partner-notice-preview");
        await ChatPage.PressAsync(mine, "Senden");

        var theirs = partner.CardAbout("Kita am Hang");
        await Expect(theirs).ToContainTextAsync("Von CDU Vorsitz (CDU-Fraktion)");
        await ChatPage.PressAsync(theirs, "Zur Kenntnis genommen");

        await Expect(theirs).ToContainTextAsync("SPD Vorsitz (SPD-Fraktion)");
        await partner.PhotographAsync("51-partner-notice-acknowledged");
        await Expect(mine).ToContainTextAsync("SPD Vorsitz (SPD-Fraktion)");
    }

    [BrowserFact]
    public async Task A_motion_goes_down_the_whole_ladder_of_Krefeld()
    {
        await using var sponsor = await bot.OpenAsync("krefeld-spd-vorsitz", "Krefeld SPD Vorsitz");
        await using var partner = await bot.OpenAsync("krefeld-gruene-vorsitz", "Krefeld Grüne Vorsitz");

        var mine = await AnnounceAsync(sponsor, "Parkhaus am Ostwall");
        var theirs = partner.CardAbout("Parkhaus am Ostwall");
        await ChatPage.PressAsync(theirs, "Nicht zustimmen");
        await ChatPage.FillAsync(partner.CardAbout("Keine Zustimmung"), "Begründung", "Zu teuer.");
        await ChatPage.PressAsync(partner.CardAbout("Keine Zustimmung"), "Rückmeldung senden");
        await Expect(mine).ToContainTextAsync("Die Vorstände beider Fraktionen suchen ein Einvernehmen", IgnoringCase);
        await sponsor.PhotographAsync("30-ladder-talks");

        await ChatPage.PressAsync(mine, "Kein Einvernehmen");
        await Expect(theirs).ToContainTextAsync("Eine Vertagung in die nächste Ratssitzung kann gewünscht werden", IgnoringCase);
        await ChatPage.PressAsync(theirs, "Vertagung wünschen");
        await Expect(mine).ToContainTextAsync("Vertagt auf: Rat am", IgnoringCase);
        await sponsor.PhotographAsync("31-ladder-adjourned");

        await ChatPage.PressAsync(theirs, "Kein Einvernehmen");
        await Expect(mine).ToContainTextAsync("beraten über die Freigabe", IgnoringCase);
        await ChatPage.PressAsync(mine, "Für die Freigabe");
        await Expect(theirs).ToContainTextAsync("ist für die Freigabe", IgnoringCase);
        await ChatPage.PressAsync(theirs, "Für die Freigabe");
        await Expect(mine).ToContainTextAsync("Beide Fraktionen haben die Stimmabgabe freigegeben", IgnoringCase);
        await sponsor.PhotographAsync("32-ladder-released");

        await ChatPage.PressAsync(mine, "Als eingebracht vermerken");
        await Expect(theirs).ToContainTextAsync("die Stimmabgabe ist freigegeben", IgnoringCase);
        await partner.PhotographAsync("33-ladder-submitted");
    }

    /// <summary>Drafts a motion and announces it; its card.</summary>
    internal static async Task<ILocator> AnnounceAsync(ChatPage sponsor, string title)
    {
        var form = await sponsor.SendAsync("Antrag anlegen", "Entwurf speichern");
        await ChatPage.FillAsync(form, "Titel", title);
        await ChatPage.FillAsync(form, "Text", "Die Verwaltung wird beauftragt, dem Rat bis zur nächsten Sitzung einen Plan vorzulegen.");
        await sponsor.PhotographAsync("19-motion-form");
        await ChatPage.PressAsync(form, "Entwurf speichern");
        var card = sponsor.CardAbout(title);
        await ChatPage.PressAsync(card, "Dem Partner ankündigen");
        await Expect(card).ToContainTextAsync("Dem Partner angekündigt", IgnoringCase);
        return card;
    }

    private static LocatorAssertionsToContainTextOptions IgnoringCase => new() { IgnoreCase = true };
}
