using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Asking.MorePassages;

/// <summary>"Weitere Stellen": the next passage that speaks of the question, and back to the first.</summary>
internal sealed class PageHandler(AnswerCards cards) : IHandler
{
    public const string Verb = "answer.page";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await AskedQuestions.FindAsync(visit, cancellation) is not { } found)
            return AskedQuestions.NotFound(visit);

        // Said in words there is no card to tell the page: the number said, or the second.
        var state = visit.Turn.Action is null ? found.State with { Page = PageSaid(visit.Argument, otherwise: 1) } : found.State;
        var (card, summary) = await cards.OfAsync(visit, found.Row, state, cancellation);
        return Response.Replace(card, summary);
    }

    /// <summary>The page, from 0, of a number that was said.</summary>
    internal static int PageSaid(string words, int otherwise) =>
        int.TryParse(words, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number - 1, 0, AnswerCards.MostPages - 1) : otherwise;
}
