using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Features.Asking.MorePassages;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Asking.InContext;

/// <summary>"Im Zusammenhang": the passage between its neighbours in the document.</summary>
internal sealed class ContextHandler(AnswerCards cards) : IHandler
{
    public const string Verb = "answer.context";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => Context.ShowAsync(visit, cards, least: 1, cancellation);
}

/// <summary>"Mehr Zusammenhang", said in words: as many neighbours as are shown at all.</summary>
internal sealed class WiderContextHandler(AnswerCards cards) : IHandler
{
    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => Context.ShowAsync(visit, cards, AnswerState.MostAround, cancellation);
}

/// <summary>A button carries the passage and how many neighbours; in words the passage may be told by its number.</summary>
internal static class Context
{
    public static async ValueTask<Response> ShowAsync(Visit visit, AnswerCards cards, int least, CancellationToken cancellation)
    {
        if (await AskedQuestions.FindAsync(visit, cancellation) is not { } found)
            return AskedQuestions.NotFound(visit);

        var state = visit.Turn.Action is null ? found.State with { Page = PageHandler.PageSaid(visit.Argument, otherwise: 0) } : found.State;
        var (card, summary) = await cards.OfAsync(visit, found.Row, state with { Around = Math.Max(least, state.Around) }, cancellation);
        return Response.Replace(card, summary);
    }
}
