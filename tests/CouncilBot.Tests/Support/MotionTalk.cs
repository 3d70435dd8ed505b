using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CouncilBot.Coalition.Matters;
using CouncilBot.Storage.Rows;
using CouncilBot.TestChannel.Channel;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Tests.Support;

/// <summary>What people do with motions, and what they see of them.</summary>
internal static partial class MotionTalk
{
    public const string Title = "Radweg an der Sieg";
    public const string Text = "Die Verwaltung prüft einen Radweg an der Sieg. Sie berichtet im Mai.";

    /// <summary>A bot whose factions have their boards.</summary>
    public static async Task<TestBot> StartAsync()
    {
        var bot = await TestBot.StartAsync();
        Assert.Empty((await bot.EnrolAsync(Town.Boards)).Errors);
        return bot;
    }

    /// <summary>What is filled into the form of a draft.</summary>
    public static JsonObject Fields(string title = Title, string text = Text, string kind = "Motion", string body = "rat", string session = "-", string money = "-", string euro = "", string paper = "", string otherSession = "") => new()
    {
        ["title"] = title,
        ["text"] = text,
        ["kindOf"] = kind,
        ["body"] = body,
        ["session"] = session,
        ["money"] = money,
        ["euro"] = euro,
        ["paper"] = paper,
        ["otherSession"] = otherSession,
    };

    /// <summary>Somebody writes a draft; its card.</summary>
    public static async Task<JsonElement> DraftMotionAsync(this TestBot bot, TownPerson person, JsonObject? fields = null)
    {
        var form = await bot.SayOneAsync(person, "Antrag anlegen");
        return (await bot.PressAsync(person, form.Button("Entwurf speichern"), inputs: fields ?? Fields())).Card();
    }

    /// <summary>A draft that its board has announced to the partner; its short identity.</summary>
    public static async Task<string> AnnounceMotionAsync(this TestBot bot, TownPerson board, JsonObject? fields = null, string button = "Dem Partner ankündigen")
    {
        var id = (await bot.DraftMotionAsync(board, fields)).MotionId();
        await bot.DoAsync(board, id, button);
        return id;
    }

    /// <summary>Somebody asks for a motion and presses a button on its card; the card it becomes.</summary>
    public static async Task<JsonElement> DoAsync(this TestBot bot, TownPerson person, string id, string button, JsonObject? inputs = null) =>
        (await bot.PressAsync(person, (await bot.LookAsync(person, id)).Button(button), inputs: inputs)).Card();

    /// <summary>Somebody opens a form from the card of a motion, fills it in and sends it; the card of the motion.</summary>
    public static async Task<JsonElement> FillAsync(this TestBot bot, TownPerson person, string id, string button, string send, JsonObject inputs) =>
        (await bot.PressAsync(person, (await bot.MotionFormAsync(person, id, button)).Button(send), inputs: inputs)).Card();

    /// <summary>Somebody presses a button of a motion's card that answers with a new message; that one.</summary>
    public static async Task<DeliveredActivity> MotionFormAsync(this TestBot bot, TownPerson person, string id, string button)
    {
        var pressed = (await bot.LookAsync(person, id)).Button(button);
        var before = bot.Chat(person).Count;
        await bot.PressAsync(person, pressed);
        // Notices and updates show the card of the motion, which says its kind and identity above its title.
        return await bot.HearAsync(d => d.Delivery == Delivery.Sent && bot.Chat(person).Skip(before).Contains(d) && d.Card?.Words().Contains($"{id} ·", StringComparison.Ordinal) == false);
    }

    /// <summary>The card of a motion as somebody sees it now.</summary>
    public static async Task<JsonElement> LookAsync(this TestBot bot, TownPerson person, string id)
    {
        // Besides the answer there may be notices and updates of older cards.
        var said = (await bot.SayAsync(person, $"Antrag {id}")).Where(m => m.Delivery == Delivery.Sent).ToList();
        return said.Last(m => m.Card?.Words().Contains(id, StringComparison.Ordinal) ?? throw new InvalidOperationException(m.Text)).Card!.Value;
    }

    /// <summary>Somebody writes; the message that answers, whatever else arrives meanwhile.</summary>
    public static async Task<string> HearAnswerAsync(this TestBot bot, TownPerson person, string text) =>
        (await bot.SayOneAsync(person, text)).Words();

    /// <summary>What somebody is told who asks for a motion that is none for them.</summary>
    public static async Task<string> AskInVainAsync(this TestBot bot, TownPerson person, string id)
    {
        var said = (await bot.SayAsync(person, $"Antrag {id}")).Where(m => m.Delivery == Delivery.Sent).ToList();
        Assert.All(said, m => Assert.Null(m.Card));
        return Assert.Single(said).Text!;
    }

    /// <summary>The short identity on a card.</summary>
    public static string MotionId(this JsonElement card) => ShortName().Match(card.Words()).Value;

    /// <summary>The titles of the buttons that decide something, without those that only show.</summary>
    public static IReadOnlyList<string> Decisions(this JsonElement card) =>
        [.. card.ButtonTitles().Except(["Verlauf", "Ganzen Text lesen", "Fassungen vergleichen", "Was sagt die Vereinbarung?", "Zustellung", "In den Kooperationsausschuss"], StringComparer.Ordinal)];

    /// <summary>A session of the calendar.</summary>
    public static async Task<SessionRow> EnterSessionAsync(this TestBot bot, string coalition, string body, DateTime startUtc)
    {
        await using var db = bot.Open(coalition);
        var row = new SessionRow { Id = Guid.CreateVersion7(), CoalitionId = coalition, BodyKey = body, StartUtc = startUtc };
        db.Sessions.Add(row);
        await db.SaveChangesAsync();
        return row;
    }

    /// <summary>The row of a motion.</summary>
    public static async Task<MatterRow> MatterAsync(this TestBot bot, string id) => (await bot.RowsAsync<MatterRow>()).Single(m => m.ShortId == id);

    /// <summary>Motions of the CDU that wait for the SPD; rows alone, for what reads nothing else.</summary>
    public static async Task FillBoardAsync(this TestBot bot, int count)
    {
        await using var db = bot.Open("siegen");
        var rules = await db.Rules.Where(r => r.CoalitionId == "siegen").Select(r => r.Hash).FirstAsync();
        var now = bot.Clock.GetUtcNow().UtcDateTime;
        db.Matters.AddRange(Enumerable.Range(0, count).Select(i => new MatterRow
        {
            Id = Guid.NewGuid(),
            ShortId = $"{i:X6}",
            CoalitionId = "siegen",
            Kind = MatterKind.Motion,
            FactionKey = "cdu",
            Phase = "WithPartner",
            IsOpen = true,
            Audience = Audience.BothBoards,
            Waiting = Waiting.Partner,
            Title = $"Antrag {i:0000}",
            DueUtc = now.AddDays(1).AddMinutes(i),
            RulesHash = rules,
            Events = 2,
            CreatedUtc = now,
            ChangedUtc = now,
        }));
        await db.SaveChangesAsync();
    }

    [GeneratedRegex(@"\b[0-9A-F]{6}\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ShortName();
}
