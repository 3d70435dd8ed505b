using CouncilBot.Coalition.Motions;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Motions.Draft;

/// <summary>"Antrag 7F3A21 bearbeiten": the form of a draft, filled with what there is.</summary>
internal sealed class EditHandler(MotionActs acts, DraftForm form) : IHandler
{
    public const string Verb = "motion.edit";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await acts.FindAsync(visit, cancellation);
        if (found is null)
            return MotionActs.NotThere(visit);

        var other = new MotionCommand.Edit(found.State.Content with { Text = $"{found.State.Content.Text} " });
        if (!MatterDesk<Motion, MotionCommand, MotionEvent>.Would(found, other, visit.Actor(), visit.Now))
            return await acts.DoAsync(visit, found, other, cancellation);

        if (!MotionContents.IsSent(visit))
        {
            var card = await form.OfAsync(visit, found, cancellation);
            return Response.Show(card, card.FallbackText!);
        }

        var (content, problem) = await MotionContents.ReadAsync(visit, found.Rules.Rules, found.State.Content, cancellation);
        if (problem is not null)
            return Response.Say(problem);

        if (content == found.State.Content)
            return await MotionActs.ShowAsync(visit, found, MotionActs.Shared(visit)["Unchanged"], cancellation);

        // The form stays as it is, with everything that was typed.
        return MotionActs.IsStale(visit, found)
            ? Response.Say(visit.Texts<MotionResources>()["StaleForm"])
            : await acts.DoAsync(visit, found, new MotionCommand.Edit(content!), cancellation);
    }
}
