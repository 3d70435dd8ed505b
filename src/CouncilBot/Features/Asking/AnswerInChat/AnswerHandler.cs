using CouncilBot.Features.Committee.Results;
using CouncilBot.Features.Rules.AnswerRule;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Answers;
using CouncilBot.Knowledge.Collections;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;

namespace CouncilBot.Features.Asking.AnswerInChat;

/// <summary>Answers a question in chat: everything no other function claims. Who asks for a rule of the coalition gets the rule first; what the cooperation committee has come to since stands below.</summary>
internal sealed class AnswerHandler(KnowledgeBase knowledge, Answerer answerer, RuleCards rules, LaterResults results) : IHandler
{
    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await AnswerAsync(visit, visit.Argument, cancellation);

    /// <summary>Answers <paramref name="text"/> from the agreement of the visit's coalition.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="text">What was asked.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<Response> AnswerAsync(Visit visit, string text, CancellationToken cancellation)
    {
        var (question, refusal) = answerer.Read(text, visit.Known?.Language);
        if (refusal == QuestionRefusal.Empty && HasFile(visit.Turn.Activity))
            return Response.Say(visit.Texts<AnswerHandler>()["FileNotRead"]);

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
        var state = new AnswerState(row.Id, Page: 0, Around: 0);
        var answer = rules.Of(visit, question.Text, state) ?? AnswerCards.Of(visit, row, reply, state);
        var (card, summary) = await results.BelowAsync(visit, row, answer, cancellation);
        return Response.Show(card, summary) with { IsRepeatable = true };
    }

    /// <summary>Teams repeats formatted words as an attachment of their own.</summary>
    private static bool HasFile(Activity message) => message.Attachments?.Any(a => a.ContentType != "text/html") == true;
}
