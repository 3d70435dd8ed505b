using System.Text.Json;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Answers, and what can be done with them.</summary>
internal static class AnswerExhibits
{
    private const string Covered = "AnswerCards.Covered";
    private const string NotCovered = "AnswerCards.NotCovered";

    public static IEnumerable<Exhibit> All { get; } =
    [
        Answer("answer-one-passage", Covered, Visitors.Member, "Regel 7"),
        Answer("answer-several-passages", Covered, Visitors.Member, "abweichend stimmen nach Ankündigung"),
        Answer("answer-marked-sentence", Covered, Visitors.Member, "Bauen wir neue Kitas selbst?"),
        Answer("answer-long-passage", Covered, Visitors.Krefeld, "Was sagt die Vereinbarung zu den Stadtfinanzen?"),
        Answer("answer-intro-and-printed-lines", Covered, Visitors.Krefeld, "Radwege"),
        Answer("answer-printed-lines", Covered, Visitors.Krefeld, "Dissens"),
        Answer("answer-marker", Covered, Visitors.Soest, "Existenzgründungen"),
        Answer("answer-footnote", Covered, Visitors.Soest, "schulpsychologische Dienste"),
        Answer("answer-english", Covered, Visitors.EnglishMember, "vote differently after announcement"),
        Answer("not-covered", NotCovered, Visitors.Member, "Marskolonie"),
        Answer("not-covered-nearest", NotCovered, Visitors.Member, "Wie hoch ist die Grundsteuer?"),
        Answer("not-covered-for-a-manager", NotCovered, Visitors.Manager, "Wie hoch ist die Grundsteuer?"),
        Answer("not-covered-english", NotCovered, Visitors.EnglishMember, "How high is the property tax?"),
        new("answer-last-passage", Covered, "More", LastPassageAsync),
        new("answer-rated-helpful", Covered, "Helpful", g => ThenAsync(g, Visitors.Member, "Regel 3", "Hilfreich")),
        new("answer-rated-not-helpful", Covered, "NotHelpful", g => ThenAsync(g, Visitors.Member, "Haushalt", "Nicht hilfreich")),
        new("answer-in-context", Covered, "Context", g => ThenAsync(g, Visitors.Member, "abweichend stimmen nach Ankündigung", "Im Zusammenhang")),
        new("answer-in-context-widest", Covered, "Context", g => ThenAsync(g, Visitors.Krefeld, "Radwege", "Im Zusammenhang", "Mehr Zusammenhang", "Mehr Zusammenhang", "Mehr Zusammenhang")),
        new("answer-in-wider-context", Covered, "WiderContext", async g =>
        {
            await g.SayAsync(Visitors.Member, "abweichend stimmen nach Ankündigung");
            return await g.SayAsync(Visitors.Member, "Mehr Zusammenhang");
        }),
        new("answer-in-context-english", Covered, "Context", g => ThenAsync(g, Visitors.EnglishMember, "vote differently after announcement", "In context")),
        new("citation", "SearchHandler.Inserted", "Search", g => g.SearchAsync(Visitors.Member, "abweichend stimmen")),
        new("citation-intro-and-printed-lines", "SearchHandler.Inserted", "Search", g => g.SearchAsync(Visitors.Krefeld, "Radwege")),
        new("citation-english", "SearchHandler.Inserted", "Search", g => g.SearchAsync(Visitors.EnglishMember, "abweichend stimmen")),
    ];

    private static Exhibit Answer(string name, string maker, TownPerson person, string question) => new(name, maker, "Question", g => g.SayAsync(person, question));

    private static async Task<JsonElement> LastPassageAsync(Guide guide)
    {
        var card = await guide.SayAsync(Visitors.Member, "Haushalt");
        while (card.ButtonTitles().Contains("Weitere Stellen", StringComparer.Ordinal))
            card = await guide.PressAsync(Visitors.Member, card, "Weitere Stellen");

        return card;
    }

    private static async Task<JsonElement> ThenAsync(Guide guide, TownPerson person, string question, params string[] buttons)
    {
        var card = await guide.SayAsync(person, question);
        foreach (var button in buttons)
            card = await guide.PressAsync(person, card, button);

        return card;
    }
}
