using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilBot.Features.Members.Invite;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Who somebody is, invitations, and what is stored about somebody.</summary>
internal static partial class MemberExhibits
{
    private const string WhoAmI = "WhoAmIHandler.HandleAsync";
    private const string Form = "InviteCards.FormAsync";
    private const string Code = "InviteCards.Code";
    private const string Ask = "EraseMyDataCard.Ask";
    private const string Plain = "EraseMyDataCard.Plain";
    private const string Joined = "RedeemHandler.WelcomeAsync";

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("who-am-i", WhoAmI, "WhoAmI", g => g.SayAsync(Visitors.Member, "Wer bin ich")),
        new("who-am-i-of-several", WhoAmI, "WhoAmI", g => g.SayAsync(Visitors.Mayor, "Wer bin ich")),
        new("who-am-i-hostile", WhoAmI, "WhoAmI", g => g.SayAsync(Visitors.Prankster, "Wer bin ich")),
        new("who-am-i-english", WhoAmI, "WhoAmI", g => g.SayAsync(Visitors.EnglishManager, "Who am I")),
        new("invite", Form, "Invite", async g => await (await g.AloneAsync()).SayAsync(Visitors.Manager, "Einladung erstellen")),
        new("invite-with-open-ones", Form, "Invite", InvitedAsync),
        new("invite-withdrawn", Form, "Withdraw", async g =>
        {
            var card = await InvitedAsync(g);
            return await g.PressAsync(Visitors.Manager, card, card.ButtonTitles().First(t => t.StartsWith("Zurückziehen", StringComparison.Ordinal)));
        }),
        new("invite-english", Form, "Invite", async g => await (await g.AloneAsync()).SayAsync(Visitors.EnglishManager, "Create invitation")),
        new("invitation-code", Code, "Invite", g => CodeAsync(g, Visitors.Manager, "Einladung erstellen", "Einladung erstellen")),
        new("invitation-code-english", Code, "Invite", g => CodeAsync(g, Visitors.EnglishManager, "Create invitation", "Create invitation")),
        new("joined", Joined, "Redeem", async g =>
        {
            var card = await CodeAsync(g, Visitors.Manager, "Einladung erstellen", "Einladung erstellen");
            return await g.SayAsync(Visitors.Stranger, $"Code {CodeOn(card)}");
        }),
        new("joined-another-coalition", Joined, "Redeem", async g =>
        {
            var card = await CodeAsync(g, Visitors.Manager, "Einladung erstellen", "Einladung erstellen");
            return await g.SayAsync(Visitors.Krefeld, $"Code {CodeOn(card)}");
        }),
        new("erase-my-data", Ask, "EraseMyData", async g => await (await g.AloneAsync()).SayAsync(Visitors.Member, "Meine Daten löschen")),
        new("erase-my-data-of-the-only-manager", Ask, "EraseMyData", async g =>
        {
            await CodeAsync(g, Visitors.Manager, "Einladung erstellen", "Einladung erstellen");
            var answer = await g.SayAsync(Visitors.Manager, "Haushalt");
            await g.PressAsync(Visitors.Manager, answer, "Hilfreich");
            return await g.SayAsync(Visitors.Manager, "Meine Daten löschen");
        }),
        new("erase-my-data-with-matters", Ask, "EraseMyData", async g =>
        {
            await g.AloneAsync();
            await g.Bot.AnnounceAsync(Visitors.Manager);
            await g.Bot.AnnounceMotionAsync(Visitors.Manager);
            await g.SayAsync(Visitors.Manager, "Information an den Partner: Der Förderbescheid ist da.");
            await g.SayAsync(Visitors.Manager, "Kalender abonnieren");
            return await g.SayAsync(Visitors.Manager, "Meine Daten löschen");
        }),
        new("erase-my-data-english", Ask, "EraseMyData", async g => await (await g.AloneAsync()).SayAsync(Visitors.EnglishMember, "Delete my data")),
        new("erase-my-data-cancelled", Plain, "EraseMyData", g => EraseAsync(g, "Abbrechen")),
        new("erase-my-data-done", Plain, "EraseMyData", g => EraseAsync(g, "Endgültig löschen")),
    ];

    private static async Task<JsonElement> CodeAsync(Guide guide, TownPerson manager, string words, string button)
    {
        var form = await (await guide.AloneAsync()).SayAsync(manager, words);
        return await guide.PressAsync(manager, form, button, new JsonObject { [InviteHandler.RolesInput] = "member,board" });
    }

    private static async Task<JsonElement> InvitedAsync(Guide guide)
    {
        await CodeAsync(guide, Visitors.Manager, "Einladung erstellen", "Einladung erstellen");
        await guide.SayAsync(Visitors.Manager, "Einladung erstellen für Mitglied");
        return await guide.SayAsync(Visitors.Manager, "Einladung erstellen");
    }

    private static async Task<JsonElement> EraseAsync(Guide guide, string button)
    {
        var card = await (await guide.AloneAsync()).SayAsync(Visitors.Member, "Meine Daten löschen");
        return await guide.PressAsync(Visitors.Member, card, button);
    }

    private static string CodeOn(JsonElement card) => InvitationCode().Match(card.Words()).Value;

    [GeneratedRegex("[A-Z2-9]{5}-[A-Z2-9]{5}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex InvitationCode();
}
