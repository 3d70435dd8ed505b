using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Asking.InContext;
using CouncilBot.Features.Asking.MorePassages;
using CouncilBot.Features.Asking.Rate;
using CouncilBot.Features.Committee.Results;
using CouncilBot.Features.Handover.Give;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage;
using CouncilBot.Storage.Rows;
using KnowledgeAnswer = CouncilBot.Knowledge.Answers.Answer;

namespace CouncilBot.Features.Asking.AnswerInChat;

/// <summary>
/// The card of an answer in each of its states. It is made anew from the stored question whenever a button is pressed, so that an
/// old card shows what the documents say now.
/// </summary>
internal sealed class AnswerCards(KnowledgeBase knowledge, Answerer answerer, LaterResults results)
{
    /// <summary>Most passages one can leaf through.</summary>
    public const int MostPages = 10;

    /// <summary>The card of a stored question.</summary>
    public async Task<(AdaptiveCard Card, string Summary)> OfAsync(Visit visit, QuestionRow row, AnswerState state, CancellationToken cancellation)
    {
        // The asker's own card stays in the language it was answered in.
        visit.Language = visit.Known?.Language ?? (row.AskedBy == visit.Member.Id ? row.Language : visit.Language);
        var question = answerer.Read(row.Text, row.Language).Question!;
        var index = knowledge.Find(visit.Member.Collection) ?? throw new InvalidOperationException($"{visit.Member.Collection} has gone.");
        return await results.BelowAsync(visit, row, Of(visit, row, answerer.Ask(index, question, most: MostPages), state), cancellation);
    }

    /// <summary>The card of a question with what was just found.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="row">The stored question.</param>
    /// <param name="reply">What the documents say.</param>
    /// <param name="state">What of it is shown.</param>
    public static (AdaptiveCard Card, string Summary) Of(Visit visit, QuestionRow row, Reply reply, AnswerState state) =>
        reply.IsCovered
            ? Covered(visit, row, reply, state with { Page = Math.Min(state.Page, reply.Answers.Count - 1) })
            : NotCovered(visit, row, reply, state);

    private static (AdaptiveCard Card, string Summary) Covered(Visit visit, QuestionRow row, Reply reply, AnswerState state)
    {
        var texts = visit.Texts<AnswerCards>();
        var answer = reply.Answers[state.Page];
        var isWhole = reply.IsReference || answer.Highlights.Sum(h => h.Length) >= answer.Passage.Text.Length - 1;
        List<CardElement> body =
        [
            Source(texts, visit.Member),
            .. state.Around == 0 ? [PassageView.Quote(texts, answer.Passage, isWhole ? [] : answer.Highlights)] : PassageView.InContext(texts, answer.Document, answer.Passage, state.Around),
        ];
        if (reply.Answers.Count > 1)
            body.Add(Styled.Small(texts["Page", state.Page + 1, reply.Answers.Count]));

        if (Buttons(texts, reply, state, answer).ToList() is { Count: > 0 } buttons)
            body.Add(new ActionSet(buttons));

        // What the asker thought of an answer is nobody else's business.
        var isAsker = row.AskedBy == visit.Member.Id;
        if (isAsker && row.Rating is { } rating)
            body.Add(Styled.Small(texts[$"Rated{rating}"]) with { Spacing = Spacing.Medium });

        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{answer.Passage.Citation}: „{answer.Passage.Text}“",
            Body = body,
            Actions = isAsker ? [.. RatingButtons(texts, row, state)] : [],
        };
        return (card, answer.Passage.Citation);
    }

    private static IEnumerable<CardAction> Buttons(Texts texts, Reply reply, AnswerState state, KnowledgeAnswer answer)
    {
        if (reply.Answers.Count > 1)
        {
            var isLast = state.Page == reply.Answers.Count - 1;
            yield return Button(texts[isLast ? "First" : "More"], PageHandler.Verb, state with { Page = isLast ? 0 : state.Page + 1, Around = 0 });
        }

        if (state.Around == 0 && answer.Document.Passages.Count > 1)
            yield return Button(texts["Context"], ContextHandler.Verb, state with { Around = 1 });

        if (state.Around is > 0 and < AnswerState.MostAround)
            yield return Button(texts["WiderContext"], ContextHandler.Verb, state with { Around = state.Around + 1 });

        if (state.Around > 0)
            yield return Button(texts["OnlyPassage"], PageHandler.Verb, state with { Around = 0 });
    }

    /// <summary>Only for the asker: what they thought of an answer is not shown to others who leaf through it.</summary>
    private static IEnumerable<CardAction> RatingButtons(Texts texts, QuestionRow row, AnswerState state)
    {
        if (row.Rating != Rating.Helpful)
            yield return Button(texts["Helpful"], HelpfulHandler.Verb, state);

        if (row.Rating != Rating.NotHelpful)
            yield return Button(texts["NotHelpful"], NotHelpfulHandler.Verb, state);
    }

    private static (AdaptiveCard Card, string Summary) NotCovered(Visit visit, QuestionRow row, Reply reply, AnswerState state)
    {
        var texts = visit.Texts<AnswerCards>();
        List<CardElement> body =
        [
            Source(texts, visit.Member),
            Styled.Title(texts["NotCovered"]),
            Styled.Plain(texts["NotCoveredMeans"]),
            Styled.Small(texts["Searched", string.Join("; ", reply.Searched)]),
        ];
        if (CanHandOver(visit))
            body.Add(new ActionSet([HandOver(texts, state)]));

        if (reply.Nearest.Count > 0)
        {
            body.Add(Styled.Plain(texts["Nearest"]) with { Spacing = Spacing.Large, Separator = true });
            body.AddRange(reply.Nearest.Select(n => PassageView.Quote(texts, n.Passage, [])));
        }

        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = texts["NotCovered"],
            Body = body,
        };
        return (card, texts["NotCovered"]);
    }

    /// <summary>Managers are asked by others, not by themselves; in a group the question would be seen to go there.</summary>
    private static bool CanHandOver(Visit visit) => visit.IsPersonal && visit.Member is { FactionKey: not null, IsManager: false };

    /// <summary>Always said, so that nobody takes one coalition's words for another's.</summary>
    private static TextBlock Source(Texts texts, Membership member) =>
        Styled.Small(texts["Source", member.CoalitionName]);

    /// <summary>The whole of it is longer than a button is wide on a phone.</summary>
    private static ExecuteAction HandOver(Texts texts, AnswerState state) => Button(texts["HandOver"], GiveHandler.Verb, state) with { Tooltip = texts["HandOverWords"] };

    private static ExecuteAction Button(string title, string verb, AnswerState state) => new(title, verb) { Data = state.Data() };
}
