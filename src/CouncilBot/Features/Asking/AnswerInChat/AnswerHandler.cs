using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Asking.AnswerInChat;

/// <summary>Answers a question in chat: everything no other function claims.</summary>
internal sealed class AnswerHandler(KnowledgeBase knowledge, Answerer answerer) : IHandler
{
    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => new(Answer(visit, visit.Argument));

    /// <summary>Answers <paramref name="text"/> from the agreement of the visit's coalition.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="text">What was asked.</param>
    /// <param name="note">Words above the answer, when it was no question.</param>
    public Response Answer(Visit visit, string text, string? note = null)
    {
        var (question, refusal) = answerer.Read(text, visit.Known?.Language);
        if (refusal is { } reason)
            return Response.Say(visit.Texts<AnswerHandler>()[reason.ToString(), text.Length, Question.LongestText]);

        if (knowledge.Find(visit.Member.Collection) is not { } index)
            return Response.Say(visit.Texts<AnswerHandler>()["NoDocuments", visit.Member.CoalitionName]);

        visit.Language = visit.Known?.Language ?? question!.Language;
        var reply = answerer.Ask(index, question!, most: AnswerCards.MostPages);
        var row = new QuestionRow
        {
            // The same when the answer is given again, so that its buttons find the question.
            Id = visit.Turn.DeliveryId,
            CoalitionId = visit.Member.CoalitionId,
            AskedBy = visit.Member.Id,
            FactionKey = visit.Member.FactionKey,
            Text = question!.Text,
            Language = visit.Language,
            AskedUtc = visit.Now,
            IsCovered = reply.IsCovered,
            IsPublic = !visit.IsPersonal,
        };
        visit.Asked = row;
        var (card, summary) = AnswerCards.Of(visit, row, reply, new AnswerState(row.Id, Page: 0, Around: 0), note);
        return Response.Show(card, summary) with { IsRepeatable = true };
    }
}
