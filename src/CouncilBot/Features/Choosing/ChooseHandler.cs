using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Teams.Activities;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Choosing;

/// <summary>
/// "Koalition wechseln": a person of several coalitions says which one is meant. A question asked before the choice is answered
/// right after it.
/// </summary>
internal sealed class ChooseHandler(AnswerHandler answers) : IHandler
{
    public const string Verb = "coalition.choose";
    private const string Coalition = "coalition";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var texts = visit.Texts<ChooseHandler>();
        if (visit.Person.Memberships.Count == 1)
            return Response.Say(texts["OnlyOne", visit.Person.Memberships[0].CoalitionName]);

        if (Wanted(visit) is not { } membership)
            return Ask(visit, texts);

        var person = await visit.Db.People.SingleAsync(p => p.Id == visit.Person.Id, cancellation);
        var pending = person.PendingQuestion;
        (person.ChosenCoalitionId, person.PendingQuestion) = (membership.CoalitionId, null);
        if (pending is null)
            return Response.Say(texts["Chosen", membership.CoalitionName]);

        return await answers.AnswerAsync(visit.In(membership), pending, cancellation);
    }

    /// <summary>Asks which coalition is meant and keeps a question until that is known.</summary>
    public static async ValueTask<Response> AskFirstAsync(Visit visit, string question, CancellationToken cancellation)
    {
        if (question.Length is > 0 and <= Question.LongestText)
        {
            var person = await visit.Db.People.SingleAsync(p => p.Id == visit.Person.Id, cancellation);
            person.PendingQuestion = question;
        }

        // Which coalitions somebody belongs to is nobody else's business, and a search has no place for buttons.
        var texts = visit.Texts<ChooseHandler>();
        return visit.IsPersonal && visit.Turn.Activity.Name != InvokeNames.ComposeExtensionQuery ? Ask(visit, texts) : Response.Say(texts["AskPersonally"]);
    }

    private static Membership? Wanted(Visit visit)
    {
        var said = visit.Turn.Action is null ? visit.Argument : visit.Input(Coalition);
        if (string.IsNullOrWhiteSpace(said))
            return null;

        var folded = Folding.Fold(said);
        return visit.Person.Memberships.FirstOrDefault(m => m.CoalitionId.Equals(said, StringComparison.OrdinalIgnoreCase))
            ?? (visit.Person.Memberships.Where(m => Folding.Fold(m.CoalitionName).Contains(folded, StringComparison.Ordinal)).ToList() is [var only] ? only : null);
    }

    private static Response Ask(Visit visit, Hosting.Texts texts)
    {
        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = texts["AskFallback", string.Join(", ", visit.Person.Memberships.Select(m => m.CoalitionName))],
            Body =
            [
                Styled.Title(texts["Ask"]),
                Styled.Plain(texts["AskMeans"]),
                // Names of coalitions are longer than a button is wide on a phone.
                new InputChoiceSet(Coalition, texts["Coalition"], [.. visit.Person.Memberships.Select(m => new Choice(m.CoalitionName, m.CoalitionId))])
                {
                    Style = ChoiceStyle.Expanded,
                    Value = visit.Person.Current?.CoalitionId,
                    IsRequired = true,
                    ErrorMessage = texts["Missing"],
                },
                new ActionSet([new ExecuteAction(texts["Choose"], Verb)]),
                Styled.Small(texts["InWords", visit.Person.Memberships[0].CoalitionName]),
            ],
        };
        return visit.Turn.Action is null ? Response.Show(card, texts["Ask"]) : Response.Replace(card, texts["Ask"]);
    }
}
