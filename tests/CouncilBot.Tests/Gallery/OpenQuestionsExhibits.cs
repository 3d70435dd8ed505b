using System.Text.Json;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>What the agreement did not answer.</summary>
internal static class OpenQuestionsExhibits
{
    private const string Maker = "OpenQuestionsList.ShowAsync";
    private const string Route = "OpenQuestions";
    private static readonly string[] Asked =
    [
        "Wie hoch ist die Grundsteuer?", "Marskolonie", "Gibt es ein Handyverbot im Rat?", "Wer bezahlt den Weihnachtsbaum?",
        "Was gilt für Drohnen über dem Rathaus?", "Haben wir etwas zur Jagdsteuer vereinbart?", "Wann kommt die Seilbahn?",
    ];

    public static IEnumerable<Exhibit> All { get; } =
    [
        new("open-questions-none", Maker, Route, async g => await (await g.AloneAsync()).SayAsync(Visitors.Manager, "Offene Fragen")),
        new("open-questions", Maker, Route, g => AfterAsync(g, Asked)),
        new("open-questions-last-page", Maker, Route, async g => await g.PressAsync(Visitors.Manager, await AfterAsync(g, Asked), "Ältere Fragen")),
        new("open-questions-settled", Maker, Route, SettledAsync),
        new("open-questions-settled-in-words", Maker, "Settle", async g => await g.SayAsync(Visitors.Manager, await FirstSettledAsync(g))),
        new("open-questions-brought-back", Maker, "BringBack", async g =>
        {
            var words = await FirstSettledAsync(g);
            await g.SayAsync(Visitors.Manager, words);
            return await g.SayAsync(Visitors.Manager, words.Replace("Erledigt", "Zurückholen", StringComparison.Ordinal));
        }),
        new("open-questions-long-and-hostile", Maker, Route, g => AfterAsync(g, [HandoverExhibits.Hostile, HandoverExhibits.Long])),
        new("open-questions-english", Maker, Route, async g =>
        {
            await g.AloneAsync();
            await g.SayAsync(Visitors.EnglishMember, "How high is the property tax?");
            return await g.SayAsync(Visitors.EnglishManager, "Open questions");
        }),
    ];

    private static async Task<JsonElement> AfterAsync(Guide guide, IEnumerable<string> questions)
    {
        await guide.AloneAsync();
        foreach (var question in questions)
            await guide.SayAsync(Visitors.Member, question);

        var card = await guide.SayAsync(Visitors.Member, "Haushalt");
        await guide.PressAsync(Visitors.Member, card, "Nicht hilfreich");
        return await guide.SayAsync(Visitors.Manager, "Offene Fragen");
    }

    private static async Task<JsonElement> SettledAsync(Guide guide)
    {
        var card = await AfterAsync(guide, Asked[..2]);
        return await guide.PressAsync(Visitors.Manager, card, Words(card));
    }

    /// <summary>What takes the first question off the list, on its button as in words.</summary>
    private static string Words(JsonElement card) => card.SettleButton().GetProperty("title").GetString()!;

    private static async Task<string> FirstSettledAsync(Guide guide) => Words(await AfterAsync(guide, Asked[..2]));
}
