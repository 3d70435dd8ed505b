using CouncilBot.Coalition.Informing;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Informing.Write;

/// <summary>"Information an den Partner": the form for it.</summary>
internal sealed class WriteInformationHandler(RuleShelf shelf) : IHandler
{
    public const string Verb = "information.write";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (!shelf.TryFind(visit, out var rules, out var refusal))
            return new(refusal);

        return new(PartnerInformation.MayBegin(visit.Actor(), rules.Rules)
            ? InformationForm.Show(visit, MatterRef.DataOfNew(Guid.NewGuid()), text: null, note: null)
            : Response.Say(visit.Texts<InformingResources>()["OnlyBoards"]));
    }
}

/// <summary>"Ändern": the form with what was written, until it is sent.</summary>
internal sealed class ChangeInformationHandler(InformationDesk desk) : IHandler
{
    public const string Verb = "information.change";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) =>
        await desk.FindAsync(visit, cancellation) switch
        {
            { State.Phase: PartnerInformationPhase.Draft } draft => InformationForm.Show(visit, MatterRef.Data(draft.Row), draft.State.Text, note: null),
            // Says why not, above the card as it is now.
            var other => await InformationDesk.ActAsync(visit, other, new PartnerInformationCommand.Edit(string.Empty), cancellation),
        };
}
