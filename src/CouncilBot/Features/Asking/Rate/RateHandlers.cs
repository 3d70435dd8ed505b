using CouncilBot.Features.Asking.AnswerInChat;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Asking.Rate;

/// <summary>"Hilfreich".</summary>
internal sealed class HelpfulHandler(AnswerCards cards) : IHandler
{
    public const string Verb = "answer.helpful";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => RateAnswer.AsAsync(Rating.Helpful, visit, cards, cancellation);
}

/// <summary>"Nicht hilfreich".</summary>
internal sealed class NotHelpfulHandler(AnswerCards cards) : IHandler
{
    public const string Verb = "answer.nothelpful";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => RateAnswer.AsAsync(Rating.NotHelpful, visit, cards, cancellation);
}

/// <summary>Only who asked rates the answer, and may change their mind.</summary>
internal static class RateAnswer
{
    public static async ValueTask<Response> AsAsync(Rating rating, Visit visit, AnswerCards cards, CancellationToken cancellation)
    {
        if (await AskedQuestions.FindAsync(visit, cancellation) is not { } found)
            return AskedQuestions.NotFound(visit);

        if (found.Row.AskedBy != visit.Member.Id)
            return Response.Say(visit.Texts<AnswerHandler>()["OnlyAskerRates"]);

        found.Row.Rating = rating;
        var (card, summary) = await cards.OfAsync(visit, found.Row, found.State, cancellation);
        return visit.Turn.Action is null ? Response.Say(visit.Texts<AnswerCards>()[$"Rated{rating}"]) : Response.Replace(card, summary);
    }
}
