using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Coalition.Agreements;
using CouncilBot.Features.Quiet;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>News of several matters in one message, what became of them, and quiet hours.</summary>
internal static class MessageExhibits
{
    private const string Digest = "DigestCard.Of";
    private const string Closed = "ClosedCard.Of";
    private const string Deliveries = "DeliveriesHandler.Card";
    private const string Quiet = "QuietCard.Of";

    private static readonly string[] Titles =
    [
        "Radweg an der Sieg zwischen Weidenau und Geisweid",
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenfabrikantenwitwe: Benennung einer Straße, und warum das schon lange überfällig ist",
        HandoverExhibits.Hostile,
    ];

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("news-of-several-matters", Digest, null, g => DigestAsync(g, Visitors.Manager, 3)),
        new("news-of-many-matters", Digest, null, g => DigestAsync(g, Visitors.Manager, 14)),
        new("news-of-several-matters-english", Digest, null, g => DigestAsync(g, Visitors.EnglishManager, 2)),
        new("closed-card", Closed, null, g => ClosedAsync(g, Visitors.Manager)),
        new("closed-card-english", Closed, null, g => ClosedAsync(g, Visitors.EnglishManager)),
        new("deliveries", Deliveries, "Deliveries", g => DeliveriesAsync(g, Visitors.Manager, "Zustellung", isTold: true)),
        new("deliveries-none", Deliveries, "Deliveries", g => DeliveriesAsync(g, Visitors.Manager, "Zustellung", isTold: false)),
        new("deliveries-english", Deliveries, "Deliveries", g => DeliveriesAsync(g, Visitors.EnglishManager, "Delivery", isTold: true)),
        new("quiet-hours", Quiet, "Quiet", async g => await (await g.AloneAsync()).SayAsync(Visitors.Member, "Ruhezeit")),
        new("quiet-hours-english", Quiet, "Quiet", async g => await (await g.AloneAsync()).SayAsync(Visitors.EnglishMember, "Quiet hours")),
        new("quiet-hours-set", Quiet, "Quiet", SetAsync),
        new("quiet-hours-off", Quiet, "QuietOff", async g => await g.PressAsync(Visitors.Member, await SetAsync(g), "Ruhezeit ausschalten")),
        new("quiet-hours-shown", Quiet, "Quiet", async g =>
        {
            await SetAsync(g);
            var shown = g.Bot.Connector.Delivered.Count;
            await g.PushAsync(Visitors.Member, await g.SayAsync(Visitors.Member, "Wer bin ich"), "Ruhezeit");
            await g.Bot.Connector.DeliveredAsync(shown + 2);
            return g.Bot.Connector.Delivered[^1].Card!.Value;
        }),
    ];

    private static async Task<JsonElement> SetAsync(Guide guide)
    {
        var card = await (await guide.AloneAsync()).SayAsync(Visitors.Member, "Ruhezeit");
        return await guide.PressAsync(Visitors.Member, card, "Ruhezeit speichern", new JsonObject { [QuietHandler.FromInput] = "22:00", [QuietHandler.UntilInput] = "6:30" });
    }

    private static async Task<JsonElement> DigestAsync(Guide guide, TownPerson person, int count)
    {
        var town = await TownAsync(guide, person);
        await town.TellAsync(await town.BeginAsync(), "Announced", person);
        await town.SendAsync();
        for (var i = 0; i < count; i++)
            await town.TellAsync(await town.BeginAsync(Titles[i % Titles.Length]), "Angekündigt", person);

        town.Bot.Clock.Pass(TimeSpan.FromMinutes(2));
        return Assert.Single(await town.SendAsync()).Card!.Value;
    }

    private static async Task<JsonElement> ClosedAsync(Guide guide, TownPerson person)
    {
        var town = await TownAsync(guide, person);
        await town.HasCardAsync(await town.BeginAsync(), person);
        await town.Bot.EndAsync(person);
        return Assert.Single(await town.SendAsync()).Card!.Value;
    }

    private static async Task<JsonElement> DeliveriesAsync(Guide guide, TownPerson person, string words, bool isTold)
    {
        var town = await TownAsync(guide, person, Visitors.Member, Visitors.Prankster);
        var matter = await town.BeginAsync(Titles[0], faction: person == Visitors.Manager ? "cdu" : "spd");
        if (isTold)
        {
            await town.Bot.SayAsync(Visitors.Member, "Ruhezeit 11 bis 13:30");
            await town.TellAsync(matter, "Announced", Visitors.Manager, Visitors.Member, Visitors.Prankster, Visitors.EnglishManager, Visitors.EnglishMember);
            await town.SendAsync();
            await town.HappensAsync(matter, (db, row, now) => Notices.ToBoardAsync(db, row, "Announced", "spd", Roles.Admin, except: null, now, CancellationToken.None));
        }

        return await guide.SayAsync(person, $"{words} {matter.ShortId}");
    }

    private static async Task<MatterTown> TownAsync(Guide guide, params TownPerson[] withTheApp)
    {
        var town = await MatterTown.StartAsync();
        guide.In(town.Bot);
        await town.Bot.EnrolAsync(Visitors.Members);
        foreach (var person in withTheApp)
            await town.Bot.InstallAsync(person);

        return town;
    }
}
