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
        Answer("answer-several-passages", Covered, Visitors.Member, "Darf ich abweichend stimmen?"),
        Answer("answer-marked-sentence", Covered, Visitors.Member, "Bauen wir neue Kitas selbst?"),
        Answer("answer-long-passage", Covered, Visitors.Krefeld, "Was sagt die Vereinbarung zu den Stadtfinanzen?"),
        Answer("answer-intro-and-printed-lines", Covered, Visitors.Krefeld, "Radwege"),
        Answer("answer-printed-lines", Covered, Visitors.Krefeld, "Was passiert bei Dissens?"),
        Answer("answer-marker", Covered, Visitors.Soest, "Existenzgründungen"),
        Answer("answer-footnote", Covered, Visitors.Soest, "schulpsychologische Dienste"),
        Answer("answer-english", Covered, Visitors.EnglishMember, "May I vote differently?"),
        Answer("not-covered", NotCovered, Visitors.Member, "Marskolonie"),
        Answer("not-covered-nearest", NotCovered, Visitors.Member, "Wie hoch ist die Grundsteuer?"),
        Answer("not-covered-for-a-manager", NotCovered, Visitors.Manager, "Wie hoch ist die Grundsteuer?"),
        Answer("not-covered-english", NotCovered, Visitors.EnglishMember, "How high is the property tax?"),
        new("answer-last-passage", Covered, "More", LastPassageAsync),
        new("answer-rated-helpful", Covered, "Helpful", g => ThenAsync(g, Visitors.Member, "Regel 3", "Hilfreich")),
        new("answer-rated-not-helpful", Covered, "NotHelpful", g => ThenAsync(g, Visitors.Member, "Haushalt", "Nicht hilfreich")),
        new("answer-in-context", Covered, "Context", g => ThenAsync(g, Visitors.Member, "Darf ich abweichend stimmen?", "Im Zusammenhang")),
        new("answer-in-context-widest", Covered, "Context", g => ThenAsync(g, Visitors.Krefeld, "Radwege", "Im Zusammenhang", "Mehr Zusammenhang", "Mehr Zusammenhang", "Mehr Zusammenhang")),
        new("answer-in-wider-context", Covered, "WiderContext", async g =>
        {
            await g.SayAsync(Visitors.Member, "Darf ich abweichend stimmen?");
            return await g.SayAsync(Visitors.Member, "Mehr Zusammenhang");
        }),
        new("answer-in-context-english", Covered, "Context", g => ThenAsync(g, Visitors.EnglishMember, "May I vote differently?", "In context")),
        new("intention", Covered, "Intention", g => g.SayAsync(Visitors.Member, "Ich möchte abweichend stimmen")),
        new("intention-not-covered", NotCovered, "Intention", g => g.SayAsync(Visitors.Member, "Ich möchte einen Antrag zur Marskolonie stellen")),
        new("intention-english", Covered, "Intention", g => g.SayAsync(Visitors.EnglishMember, "I want to vote differently")),
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
