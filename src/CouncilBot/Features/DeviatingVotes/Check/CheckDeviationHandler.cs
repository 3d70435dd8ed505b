using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Features.DeviatingVotes.Prepare;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.DeviatingVotes.DeviatingVote, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.DeviatingVotes.DeviatingVote>;

namespace CouncilBot.Features.DeviatingVotes.Check;

/// <summary>
/// What was filled in, or typed in one line: begins a draft that only its author sees and shows it, or changes one that exists. Of an
/// announced one the boards are told, after the author has seen the rule if another one holds for the change.
/// </summary>
internal sealed class CheckDeviationHandler(RuleShelf shelf, DeviationDesk desk, DeviationForm form) : IHandler
{
    public const string Verb = "deviation.check";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (!shelf.TryFind(visit, out var current, out var refusal))
            return refusal;

        if (visit.Turn.Action is not null && MatterRef.Of(visit) is null)
            return Response.Say(visit.Texts<MatterResources>()["NotThere"]);

        var target = MatterRef.Of(visit) ?? new MatterRef(Guid.NewGuid(), Seen: 0);
        var found = visit.Turn.Action is null ? null : await desk.FindAsync(visit, target.Id, cancellation);
        var rules = found?.Rules ?? current;
        var values = visit.Turn.Action is null ? TypedDeviation.Read(visit.Argument) : DeviationValues.Of(visit);
        var check = await CheckedDeviation.OfAsync(visit, rules.Rules, values, cancellation);
        if (check.Announcement is not { } announcement)
            return await CorrectAsync(visit, rules, found, target, check, cancellation);

        return found is null
            ? await BeginAsync(visit, current, target, announcement, cancellation)
            : await ChangeAsync(visit, found, target, check.Values, announcement, cancellation);
    }

    /// <summary>The form with what was typed and what is wrong; a text too long to be sent back stays where it was typed.</summary>
    private async Task<Response> CorrectAsync(Visit visit, MatterRules rules, Found? found, MatterRef target, CheckedDeviation check, CancellationToken cancellation)
    {
        var texts = visit.Texts<PrepareDeviationHandler>();
        if (check.Values is { SessionWords: var session, Item: var item, Reason: var reason, Euro: var euro } && new[] { session, item, reason, euro }.Sum(t => t?.Length ?? 0) > DeviationForm.MostSentBack)
            return Response.Say(check.Problem!);

        var note = visit.Turn.Action is null ? $"{check.Problem} {texts["NotUnderstood"]}" : check.Problem!;
        return await form.ShowAsync(visit, rules, found, target.Id, check.Values, note, shown: null, cancellation);
    }

    private async Task<Response> BeginAsync(Visit visit, MatterRules rules, MatterRef target, Announcement announcement, CancellationToken cancellation)
    {
        var prepared = new DeviatingVoteEvent.Prepared(visit.Member.FactionKey!, visit.Member.Id, announcement);
        return await Desk.BeginAsync(visit, rules, MatterKind.DeviatingVote, target.Id, prepared, cancellation) is { } begun
            ? await desk.ShowAsync(visit, begun, [], cancellation)
            // The identity is somebody else's.
            : Response.Say(visit.Texts<MatterResources>()["NotThere"]);
    }

    private async Task<Response> ChangeAsync(Visit visit, Found found, MatterRef target, DeviationValues values, Announcement announcement, CancellationToken cancellation)
    {
        // Pressed twice, or nothing changed.
        if (announcement == found.State.Announcement)
            return await desk.ShowAsync(visit, found, [], cancellation);

        var texts = visit.Texts<PrepareDeviationHandler>();
        var edit = new DeviatingVoteCommand.Edit(announcement);
        var mayChange = Desk.Would(found, edit, visit.Actor(), visit.Now);
        var seen = await DeviationDesk.CurrentAsync(visit, found, target.Seen, cancellation);
        if (mayChange && seen != found.Row.Events)
            return await form.ShowAsync(visit, found.Rules, found, target.Id, values, texts["StaleForm"], shown: null, cancellation);

        if (mayChange && found.State.IsShared && ShownRule.Of(found.State, announcement, found.Rules.Rules) is { } shown && visit.Input(DeviationForm.SureData) != shown.Key)
            return await form.ShowAsync(visit, found.Rules, found, target.Id, values, texts["RuleFirst"], shown, cancellation);

        return await desk.ActAsync(visit, found, seen, edit, cancellation);
    }
}
