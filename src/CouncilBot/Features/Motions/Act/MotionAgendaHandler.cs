using CouncilBot.Features.Committee;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Motions.Act;

/// <summary>
/// "Antrag 7F3A21 auf die Tagesordnung" of the next meeting of the cooperation committee. Only what the partner knows: its guests and
/// the partner's board read the agenda.
/// </summary>
internal sealed class MotionAgendaHandler(MotionActs acts, MeetingDesk meetings) : IHandler
{
    public const string Verb = "motion.agenda";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await acts.FindAsync(visit, cancellation) is not { } motion)
            return MotionActs.NotThere(visit);

        return motion.State is { IsShared: true, IsOpen: true }
            ? await meetings.AnswerAsync(visit, await meetings.PutOnAgendaAsync(visit, motion.Row.Title, motion.Row.Id, MotionActs.PaperBy(visit, motion), cancellation), cancellation)
            : await MotionActs.ShowAsync(visit, motion, visit.Texts<MotionResources>()[motion.State.IsOpen ? "AgendaNotShared" : "AgendaNotOpen"], cancellation);
    }
}
