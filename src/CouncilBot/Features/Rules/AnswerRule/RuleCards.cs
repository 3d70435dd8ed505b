using System.Collections.Concurrent;
using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Asking.MorePassages;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;

namespace CouncilBot.Features.Rules.AnswerRule;

/// <summary>The card that answers a question about a rule: what applies, the words it comes from, what can be done, and the way to all passages.</summary>
internal sealed class RuleCards(AgreementBook agreements, RuleQuotes quotes, RuleView view, RouteTable routes)
{
    private readonly ConcurrentDictionary<string, RuleQuestions> _questions = new(StringComparer.Ordinal);

    /// <summary>The answer to a question about a rule; null when it is about something else, or when a rule can no longer be shown.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="text">What was asked.</param>
    /// <param name="passages">The card with all passages.</param>
    public (AdaptiveCard Card, string Summary)? Of(Visit visit, string text, AnswerState passages)
    {
        if (agreements.Find(visit.Member.CoalitionId) is not { Rules: not null } agreement
            || _questions.GetOrAdd(agreement.Id, static (_, a) => new RuleQuestions(a), agreement).Of(text) is not { } topic)
            return null;

        var answer = new RuleWording(visit.Texts<RuleCards>(), agreement, visit.Language == Language.German).Of(topic);
        return answer.Quotes.Any(q => quotes.Of(visit.Member.Collection, q) is null) ? null : (Card(visit, answer, passages), answer.Sentences[0]);
    }

    private AdaptiveCard Card(Visit visit, RuleAnswer answer, AnswerState passages)
    {
        var texts = visit.Texts<RuleCards>();
        List<CardElement> body =
        [
            Styled.Small(texts["Source", visit.Member.CoalitionName]),
            Styled.Title(answer.Title),
            .. answer.Sentences.Select(s => Styled.Plain(s)),
        ];
        if (answer is { IsNearest: true, Quotes.Count: > 0 })
            body.Add(Styled.Plain(texts["Nearest"]) with { Separator = true, Spacing = Spacing.Medium });

        body.AddRange(view.Of(visit, answer.Quotes));
        body.Add(new ActionSet([.. Workflow(visit, answer), new ExecuteAction(texts["More"], PageHandler.Verb) { Data = passages.Data() }]));
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = string.Join(' ', answer.Sentences.Concat(answer.Quotes.Select(q => quotes.Of(visit.Member.Collection, q)!).Select(q => $"{q.Citation}: „{q.Words}“"))),
            Body = body,
        };
    }

    /// <summary>Only for who can go on from here: a member of a faction, where the function may be used.</summary>
    private IEnumerable<ExecuteAction> Workflow(Visit visit, RuleAnswer answer)
    {
        if (answer.Workflow is { } way && visit.Member.FactionKey is not null && routes.OfVerb(way.Command) is { } route && (visit.IsPersonal || route.Where == Where.Anywhere))
            yield return new ExecuteAction(way.Title, way.Command) { Data = way.Value is { } value ? new Dictionary<string, string>(StringComparer.Ordinal) { [way.Name] = value } : [] };
    }
}
