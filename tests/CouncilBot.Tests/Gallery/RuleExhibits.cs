using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Gallery;

/// <summary>Answers to questions about the rules of cooperation.</summary>
internal static class RuleExhibits
{
    private const string Maker = "RuleCards.Card";

    public static IEnumerable<Exhibit> All { get; } =
    [
        Asked("rule-vote-on-the-budget", Visitors.Member, "Darf ich beim Haushalt abweichend stimmen?"),
        Asked("rule-vote-on-the-budget-with-release", Visitors.Krefeld, "Darf ich beim Haushalt abweichend stimmen?"),
        Asked("rule-vote-on-anything", Visitors.Krefeld, "Darf ich anders stimmen?"),
        Asked("rule-vote-not-regulated", Visitors.Krefeld, "Müssen wir bei Personalentscheidungen einheitlich abstimmen?"),
        Asked("rule-motion-english", Visitors.EnglishMember, "Do we have to discuss motions with our partner?"),
        Asked("rule-motion-alone", Visitors.Member, "Dürfen wir einen Antrag allein stellen?"),
        Asked("rule-motion-alone-not-regulated", Visitors.Krefeld, "Dürfen wir einen Antrag allein stellen?"),
        Asked("rule-inquiry-not-regulated", Visitors.Member, "Müssen wir Anfragen abstimmen?"),
        Asked("rule-resolution", Visitors.Krefeld, "Ist eine Resolution frei?"),
        Asked("rule-dissent", Visitors.Krefeld, "Was passiert bei Dissens?"),
        Asked("rule-proposal", Visitors.EnglishMember, "Who may propose the treasurer?"),
        Asked("rule-proposal-after-the-incumbent", Visitors.Member, "Wer schlägt den Stadtbaurat vor?"),
        Asked("rule-proposal-none", Visitors.Krefeld, "Wer darf die Kämmerei besetzen?"),
        Asked("rule-committee", Visitors.Member, "Wann tagt der Kooperationsausschuss?"),
        Asked("rule-committee-none", Visitors.Krefeld, "Tagt in Krefeld ein Kooperationsausschuss?"),
    ];

    private static Exhibit Asked(string name, TownPerson person, string question) => new(name, Maker, "Question", g => g.SayAsync(person, question));
}
