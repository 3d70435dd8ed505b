using CouncilBot.Coalition.Informing;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.Informing.PartnerInformation, CouncilBot.Coalition.Informing.PartnerInformationCommand, CouncilBot.Coalition.Informing.PartnerInformationEvent>;

namespace CouncilBot.Features.Informing.Write;

/// <summary>What was filled in, or "Information an den Partner: …": shown to its author once more before it is sent.</summary>
internal sealed class CheckInformationHandler(RuleShelf shelf, InformationDesk desk) : IHandler
{
    public const string Verb = "information.check";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (!shelf.TryFind(visit, out var rules, out var refusal))
            return refusal;

        var (texts, common) = (visit.Texts<InformingResources>(), visit.Texts<MatterResources>());
        if (visit.Turn.Action is not null && MatterRef.Of(visit) is null)
            return Response.Say(common["NotThere"]);

        var target = MatterRef.Of(visit) ?? new MatterRef(Guid.NewGuid(), Seen: 0);
        var found = visit.Turn.Action is null ? null : await desk.FindAsync(visit, target.Id, cancellation);
        if (found is null && !PartnerInformation.MayBegin(visit.Actor(), rules.Rules))
            return Response.Say(texts["OnlyBoards"]);

        var written = visit.Turn.Action is null ? visit.Argument : visit.Input(InformationForm.TextInput, int.MaxValue) ?? "";
        var text = written.ReplaceLineEndings("\n").Trim();
        if (text.Length == 0)
            return InformationForm.Show(visit, found is null ? MatterRef.DataOfNew(target.Id) : MatterRef.Data(found.Row), text: null, texts["TextMissing"]);

        // What was typed stays where it was typed: the form in the chat, or the message above.
        if (text.Length > PartnerInformation.LongestText)
            return Response.Say(texts["TextTooLong", text.Length, PartnerInformation.LongestText]);

        if (found is not null)
            return await InformationDesk.ActAsync(visit, found, new PartnerInformationCommand.Edit(text), cancellation);

        var prepared = new PartnerInformationEvent.Prepared(visit.Member.FactionKey!, visit.Member.Id, text);
        return await Desk.BeginAsync(visit, rules, MatterKind.Information, target.Id, prepared, cancellation) is { } begun
            ? await InformationDesk.ShowAsync(visit, begun, note: null, cancellation)
            // The identity is somebody else's.
            : Response.Say(common["NotThere"]);
    }
}
