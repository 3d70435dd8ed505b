using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Features.DeviatingVotes.Prepare;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.DeviatingVotes.DeviatingVote, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>;

namespace CouncilBot.Features.DeviatingVotes.Change;

/// <summary>"Ändern": the form with what is announced now; an old card opens it with the newest state.</summary>
internal sealed class ChangeDeviationHandler(DeviationDesk desk, DeviationForm form) : IHandler
{
    public const string Verb = "deviation.change";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(visit, cancellation);
        if (found is not null)
        {
            var announcement = found.State.Announcement;
            // Any change at all: whether one is possible does not depend on which.
            var edit = new DeviatingVoteCommand.Edit(announcement with { IsConscience = !announcement.IsConscience });
            if (Desk.Would(found, edit, visit.Actor(), visit.Now))
                return await form.OpenAsync(visit, found, DeviationValues.Of(announcement, visit.Texts<PrepareDeviationHandler>()), cancellation);
        }

        // Says why not, and shows the card as it is now.
        return await desk.RefuseAsync(visit, found, state => new DeviatingVoteCommand.Edit(state.Announcement with { IsConscience = !state.Announcement.IsConscience }), cancellation);
    }
}
