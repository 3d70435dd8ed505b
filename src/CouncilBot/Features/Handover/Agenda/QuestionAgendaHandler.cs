using CouncilBot.Features.Committee;
using CouncilBot.Features.Handover.Reply;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Handover.Agenda;

/// <summary>
/// "Frage auf die Tagesordnung 7F3A21": a question that was given to a manager goes to the next meeting of the cooperation committee.
/// Under the manager's name: who asked did not ask the partner.
/// </summary>
internal sealed class QuestionAgendaHandler(MeetingDesk meetings) : IHandler
{
    public const string Verb = "handover.agenda";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await GivenQuestions.FindAsync(visit, cancellation) is { } handover
            ? await meetings.AnswerAsync(visit, await meetings.PutOnAgendaAsync(visit, handover.Text, matter: null, link: null, cancellation), cancellation)
            : Response.Say(visit.Texts<ReplyHandler>()["Unknown"]);
}
