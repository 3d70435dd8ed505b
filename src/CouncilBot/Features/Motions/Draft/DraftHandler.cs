using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage.Rows;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.Motions.Motion, CouncilBot.Coalition.Motions.MotionCommand, CouncilBot.Coalition.Motions.MotionEvent>;

namespace CouncilBot.Features.Motions.Draft;

/// <summary>
/// "Antrag anlegen": the form, and the draft it becomes. The faction is the author's, whatever the card says; only they and their
/// board see it until it is announced.
/// </summary>
internal sealed class DraftHandler(MotionActs acts, RuleShelf shelf, DraftForm form) : IHandler
{
    public const string Verb = "motion.draft";

    /// <summary>Data of a button that names the kind to begin with, see <see cref="MotionKind"/>.</summary>
    public const string KindData = "kind";

    private static readonly Dictionary<string, MotionKind> Kinds = new(StringComparer.Ordinal)
    {
        [Folding.Fold("Anfrage")] = MotionKind.Inquiry,
        [Folding.Fold("inquiry")] = MotionKind.Inquiry,
        [Folding.Fold("Resolution")] = MotionKind.Resolution,
        [Folding.Fold("Initiative")] = MotionKind.Initiative,
    };

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (!shelf.TryFind(visit, out var rules, out var refusal))
            return refusal;

        if (!MotionContents.IsSent(visit) || visit.InputId(DraftForm.NewMotion) is not { } id)
        {
            var card = await form.NewAsync(visit, rules, KindOf(visit), cancellation);
            return Response.Show(card, card.FallbackText!);
        }

        var (content, problem) = await MotionContents.ReadAsync(visit, rules.Rules, before: null, cancellation);
        if (problem is not null)
            return Response.Say(problem);

        if (await Desk.BeginAsync(visit, rules, MatterKind.Motion, id, new MotionEvent.Drafted(visit.Member.FactionKey!, visit.Member.Id, content!), cancellation) is { } begun)
            return await MotionActs.ShowAsync(visit, begun, visit.Texts<MotionResources>()["DoneDrafted"], cancellation);

        return await acts.FindAsync(visit, id, cancellation) is { } before
            ? await MotionActs.ShowAsync(visit, before, MotionActs.Shared(visit)["Unchanged"], cancellation)
            : MotionActs.NotThere(visit);
    }

    private static MotionKind KindOf(Visit visit)
    {
        if (visit.Turn.Action is not null)
            return Enum.TryParse<MotionKind>(visit.Input(KindData), out var named) && Enum.IsDefined(named) ? named : MotionKind.Motion;

        return new Utterance(visit.Turn.Text).Words.Select(w => Kinds.TryGetValue(w, out var kind) ? kind : (MotionKind?)null).FirstOrDefault(k => k is not null) ?? MotionKind.Motion;
    }
}
