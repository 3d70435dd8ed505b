using System.Text.Json;
using System.Text.Json.Nodes;
using CouncilBot.Features.DeviatingVotes.Check;
using CouncilBot.Features.DeviatingVotes.Prepare;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;

namespace CouncilBot.Tests.Support;

/// <summary>Deviating votes as people announce them.</summary>
internal static class Deviations
{
    /// <summary>A bot with the boards of both factions, whose chats with the bot exist.</summary>
    public static async Task<TestBot> StartAsync(params TownPerson[] present)
    {
        var bot = await TestBot.StartAsync();
        Assert.Empty((await bot.EnrolAsync(Town.Boards)).Errors);
        foreach (var person in present)
            await bot.SayAsync(person, "Hilfe");

        return bot;
    }

    /// <summary>A session that begins after some time, with its agenda.</summary>
    public static async Task<SessionRow> SessionAsync(this TestBot bot, TimeSpan begins, string coalition = "siegen", params (string Number, string Title)[] items)
    {
        await using var db = bot.Open(coalition);
        var session = new SessionRow { Id = Guid.CreateVersion7(), CoalitionId = coalition, BodyKey = "rat", StartUtc = bot.Clock.GetUtcNow().UtcDateTime + begins };
        db.Add(session);
        db.AddRange(items.Select((item, i) => new AgendaItemRow { Id = Guid.CreateVersion7(), CoalitionId = coalition, SessionId = session.Id, Ordinal = i, Number = item.Number, Title = item.Title }));
        await db.SaveChangesAsync();
        return session;
    }

    /// <summary>A filled-in form.</summary>
    public static JsonObject Form(string subject = "Budget", string vote = "No", string item = "7.1 Haushaltssatzung 2027", string session = "Rat am Donnerstag", string? reason = null, bool forBoth = false, bool conscience = false, string? euro = null) => new()
    {
        [DeviationValues.SessionInput] = Guid.TryParse(session, out _) ? session : DeviationValues.Other,
        [DeviationValues.SessionWordsInput] = Guid.TryParse(session, out _) ? "" : session,
        [DeviationValues.ItemInput] = item,
        [DeviationValues.SubjectInput] = subject,
        [DeviationValues.VoteInput] = vote,
        [DeviationValues.EuroInput] = euro ?? "",
        [DeviationValues.ReasonInput] = reason ?? "",
        [DeviationValues.ReasonForInput] = DeviationValues.ValueOf(forBoth),
        [DeviationValues.ConscienceInput] = conscience ? "true" : "false",
    };

    /// <summary>The empty form.</summary>
    public static async Task<JsonElement> FormAsync(this TestBot bot, TownPerson person) => (await bot.SayOneAsync(person, "Abweichend stimmen")).Card!.Value;

    /// <summary>The button of a form that leads on.</summary>
    public static JsonElement CheckButton(this JsonElement form) => form.ButtonOf(CheckDeviationHandler.Verb);

    /// <summary>The button with this verb.</summary>
    public static JsonElement ButtonOf(this JsonElement card, string verb) =>
        Looking.Objects(card).First(o => HasVerb(o, verb));

    /// <summary>Fills the form in; the preview.</summary>
    public static async Task<JsonElement> DraftAsync(this TestBot bot, TownPerson person, JsonObject? form = null) =>
        (await bot.PressAsync(person, (await bot.FormAsync(person)).CheckButton(), inputs: form ?? Form())).Card();

    /// <summary>Fills the form in and announces; the card with the receipt.</summary>
    public static async Task<JsonElement> AnnounceAsync(this TestBot bot, TownPerson person, JsonObject? form = null) =>
        (await bot.PressAsync(person, (await bot.DraftAsync(person, form)).Button("Ankündigen"))).Card();

    /// <summary>Presses "Ändern" on the card of an announcement; the form that comes beside it.</summary>
    public static async Task<JsonElement> ChangeFormAsync(this TestBot bot, TownPerson author, JsonElement card)
    {
        var before = bot.Chat(author).Count;
        await bot.PressAsync(author, card.Button("Ändern"));
        return (await bot.HearAsync(d => d.Delivery == Delivery.Sent && bot.Chat(author).Skip(before).Contains(d) && d.Card is { } form && Looking.Objects(form).Any(IsCheck))).Card!.Value;
    }

    /// <summary>The short identity in the title of a card.</summary>
    public static string ShortId(this JsonElement card) => card.Words().Split('\n')[0].Split('·', StringSplitOptions.TrimEntries)[^1];

    /// <summary>The card that tells somebody of an announcement, with these words on it.</summary>
    public static Task<DeliveredActivity> ToldAsync(this TestBot bot, TownPerson person, string words = "Abweichende Stimme ·") =>
        bot.HearAsync(d => d.Conversation == person.Chat && d.Body.Length > 0 && d.Card is { } card && card.Everything().Contains(words, StringComparison.Ordinal));

    /// <summary>All words of a card, also those of facts and inputs.</summary>
    public static string Everything(this JsonElement card) => string.Join('\n', Looking.Strings(card)).Replace("\u2060", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal);

    private static bool IsCheck(JsonElement action) => HasVerb(action, CheckDeviationHandler.Verb);

    private static bool HasVerb(JsonElement action, string verb) => action.TryGetProperty("verb", out var v) && v.ValueKind == JsonValueKind.String && v.GetString() == verb;
}
