using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Choosing;
using CouncilBot.Features.Members.MyData;
using CouncilBot.Features.Quiet;
using CouncilBot.Features.Speaking;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Members.WhoAmI;

/// <summary>"Wer bin ich": how the person is enrolled, in each of their coalitions, and which one answers now.</summary>
internal sealed class WhoAmIHandler : IHandler
{
    public const string Verb = "me.show";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<WhoAmIHandler>();
        var summary = texts["Summary", visit.Person.Name];
        var isOfSeveral = visit.Person.Memberships.Count > 1;
        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{summary} {string.Join("; ", visit.Person.Memberships.Select(m => Place(m, texts, visit.Language)))}",
            Body =
            [
                Styled.Title(texts["Title"]),
                new FactSet([.. Facts(visit, texts)]),
                .. visit.Person.Memberships.Select(m => Membership(m, texts, visit.Language)),
                Styled.Small(texts["Wrong"]),
                Styled.Small(texts[isOfSeveral ? "InWordsOfSeveral" : "InWords"]),
            ],
            Actions = [.. Buttons(visit, texts, isOfSeveral)],
        };
        return new(Response.Show(card, summary));
    }

    private static IEnumerable<Fact> Facts(Visit visit, Texts texts)
    {
        yield return Styled.Fact(texts["Name"], visit.Person.Name);
        yield return Styled.Fact(texts["Language"], texts[visit.Person.Language is null ? $"{visit.Language}Guessed" : visit.Language.ToString()]);
        if (visit.Person.Memberships.Count > 1)
            yield return Styled.Fact(texts["AnswersNow"], visit.Person.Current?.CoalitionName ?? texts["NotChosen"]);
    }

    private static Container Membership(Storage.Membership membership, Texts texts, Language language) => new(
    [
        Styled.Bold(membership.CoalitionName),
        new FactSet(
        [
            Styled.Fact(texts["Faction"], membership.FactionName ?? texts["NoFaction"]),
            Styled.Fact(texts["Roles"], RoleNames.Of(membership.Roles, language)),
        ]),
    ])
    {
        Style = ContainerStyle.Emphasis,
    };

    private static IEnumerable<CardAction> Buttons(Visit visit, Texts texts, bool isOfSeveral)
    {
        yield return new ExecuteAction(texts["MyData"], MyDataHandler.Verb);
        yield return new ExecuteAction(texts["SwitchLanguage"], visit.Language == Language.German ? EnglishHandler.Verb : GermanHandler.Verb);
        yield return new ExecuteAction(texts["Quiet"], QuietHandler.Verb);
        if (isOfSeveral)
            yield return new ExecuteAction(texts["SwitchCoalition"], ChooseHandler.Verb);
    }

    private static string Place(Storage.Membership membership, Texts texts, Language language) =>
        $"{membership.CoalitionName}, {membership.FactionName ?? texts["NoFaction"]}, {RoleNames.Of(membership.Roles, language)}";
}
