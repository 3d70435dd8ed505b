using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.PartnerNotices.Write;

/// <summary>"Information an den Partner": the form for it.</summary>
internal sealed class WritePartnerNoticeHandler(RuleShelf shelf) : IHandler
{
    public const string Verb = "partner-notice.write";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (!shelf.TryFind(visit, out var rules, out var refusal))
            return new(refusal);

        return new(PartnerNotice.MayBegin(visit.Actor(), rules.Rules)
            ? PartnerNoticeForm.Show(visit, MatterRef.DataOfNew(Guid.NewGuid()), text: null, note: null)
            : Response.Say(visit.Texts<PartnerNoticeResources>()["OnlyBoards"]));
    }
}

/// <summary>"Ändern": the form with what was written, until it is sent.</summary>
internal sealed class ChangePartnerNoticeHandler(PartnerNoticeDesk desk) : IHandler
{
    public const string Verb = "partner-notice.change";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await desk.FindAsync(visit, cancellation) switch
        {
            { State.Phase: PartnerNoticePhase.Draft } draft => PartnerNoticeForm.Show(visit, MatterRef.Data(draft.Row), draft.State.Text, note: null),
            // Says why not, above the card as it is now.
            var other => await PartnerNoticeDesk.ActAsync(visit, other, new PartnerNoticeCommand.Edit(string.Empty), cancellation),
        };
}
