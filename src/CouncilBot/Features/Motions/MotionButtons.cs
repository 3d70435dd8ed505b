using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Committee;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Coalition.Rules;
using CouncilBot.Coalition.Sessions;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Deliveries;
using CouncilBot.Features.Matters.Record;
using CouncilBot.Features.Motions.Act;
using CouncilBot.Features.Motions.Compare;
using CouncilBot.Features.Motions.Draft;
using CouncilBot.Features.Motions.Link;
using CouncilBot.Features.Motions.Passages;
using CouncilBot.Features.Motions.Propose;
using CouncilBot.Features.Motions.Read;
using CouncilBot.Features.Motions.Reject;
using CouncilBot.Features.Motions.Withdraw;
using static CouncilBot.Coalition.Motions.MotionCommand;
using In = CouncilBot.Coalition.Motions.MotionState;

namespace CouncilBot.Features.Motions;

/// <summary>
/// The buttons of a motion's card: for each command that would be done for this reader one, and no others. Each has words that do
/// the same.
/// </summary>
internal static class MotionButtons
{
    /// <summary>Any session: whether one may be named does not depend on which.</summary>
    private static readonly SessionRef AnySession = new(Id: null, StartUtc: null, Day: null, Body: null, Words: "");

    /// <summary>What the reader may decide, with the words for it.</summary>
    public static IReadOnlyList<(ExecuteAction Button, string Words)> Decisions(MotionView on)
    {
        var (texts, motion) = (on.Texts, on.Motion);
        var (isDraft, isSponsor) = (motion.State is In.Draft, on.Side == Side.Sponsor);
        var step = motion.Step(on.Rules);
        return
        [
            .. Button(texts["Edit"], EditHandler.Verb, new Edit(motion.Content with { Text = $"{motion.Content.Text} " }), "EditSaid"),
            .. Button(texts["Present"], PresentHandler.Verb, new Present(), "PresentSaid"),
            .. Button(texts[motion.Rule(on.Rules).Treatment == Treatment.Coordinate ? "Announce" : "ShowToPartner"], AnnounceHandler.Verb, new Announce(), "AnnounceSaid"),
            .. Button(texts["Acknowledge"], AcknowledgeHandler.Verb, new Acknowledge(), "AcknowledgeSaid"),
            .. Button(texts[isSponsor ? "AcceptChanges" : "Agree"], AgreeHandler.Verb, new Agree(), "AgreeSaid"),
            .. Button(texts[motion.State is In.WithPartner && !isSponsor ? "AgreeWithChanges" : "ProposeWords"], ProposeHandler.Verb, new MotionCommand.Propose($"{motion.Content.Text} "), "ProposeSaid"),
            .. Button(texts[isSponsor ? "RejectChanges" : "Dissent"], DissentHandler.Verb, new Dissent(Reason: null), "DissentSaid"),
            .. Button(texts["CloseWithoutReply"], CloseHandler.Verb, new CloseWithoutReply(), "CloseSaid"),
            .. step is null ? [] : Button(texts[step.Kind == StepKind.Adjournment ? "RequestAdjournment" : step.Place == TalkPlace.CooperationCommittee ? "RequestCommittee" : "RequestStep"], StepHandler.Verb, new RequestStep(Next: null), "StepSaid"),
            .. step is null ? [] : Button(texts[LeadsToAlone(on) ? "OwnMotion" : step.Kind == StepKind.Adjournment ? "SkipAdjournment" : "SkipStep"], SkipHandler.Verb, new SkipStep(), "SkipSaid"),
            .. Button(texts["StateConsensus"], ConsensusHandler.Verb, new StateConsensus(), "ConsensusSaid"),
            .. Button(texts["StateDissent"], NoConsensusHandler.Verb, new StateDissent(), "NoConsensusSaid"),
            .. Button(texts["GrantRelease"], GrantHandler.Verb, new GrantRelease(), "GrantSaid"),
            .. Button(texts["RefuseRelease"], RefuseHandler.Verb, new RefuseRelease(), "RefuseSaid"),
            .. Button(texts["Submit"], SubmitHandler.Verb, new Submit(), "SubmitSaid"),
            .. Button(texts["Reopen"], ReopenHandler.Verb, new Reopen(), "ReopenSaid"),
            .. Button(texts["LinkSession"], LinkHandler.Verb, new LinkSession(AnySession), "LinkSaid"),
            .. Button(texts[isDraft ? "Discard" : "Withdraw"], WithdrawMotionHandler.Verb, new MotionCommand.Withdraw(), "WithdrawSaid"),
        ];

        IEnumerable<(ExecuteAction, string)> Button(string title, string verb, MotionCommand command, string said) =>
            on.Would(command) ? [(new ExecuteAction(title, verb) { Data = MatterRef.Data(on.Row), AssociatedInputs = AssociatedInputs.None }, texts[said])] : [];
    }

    /// <summary>What the reader may look at besides.</summary>
    public static IReadOnlyList<(ExecuteAction Button, string Words)> Views(MotionView on, bool isShortened)
    {
        var texts = on.Texts;
        return
        [
            .. isShortened ? Button(texts["ReadAll"], ReadHandler.Verb, "ReadSaid") : [],
            .. on.Motion.Versions.Count > 1 && on.SeesVersions ? Button(texts["CompareVersions"], CompareHandler.Verb, "CompareSaid") : [],
            .. on.Motion.IsOpen ? Button(texts["Passages"], PassagesHandler.Verb, "PassagesSaid") : [],
            .. MayGoToCommittee(on) ? Button(texts["ToAgenda"], MotionAgendaHandler.Verb, "ToAgendaSaid") : [],
            .. Button(texts["Record"], RecordHandler.Verb, said: null),
            // Whom news reached is for those who sent them.
            .. on.Motion.IsShared && DeliveriesHandler.IsFor(on.Reader.Membership.Actor(), on.Row, on.Rules) ? Button(texts["Deliveries"], DeliveriesHandler.Verb, said: null) : [],
        ];

        IEnumerable<(ExecuteAction, string)> Button(string title, string verb, string? said) =>
            [(new ExecuteAction(title, verb) { Data = MatterRef.Data(on.Row), AssociatedInputs = AssociatedInputs.None }, said is null ? texts["RecordSaid", on.Row.ShortId] : texts[said])];
    }

    /// <summary>Whether the reader may put it on the agenda of the committee, and no step does so by itself.</summary>
    private static bool MayGoToCommittee(MotionView on)
    {
        var (actor, rules) = (on.Reader.Membership.Actor(), on.Rules);
        var isStep = on.Motion.Step(rules) is { Place: TalkPlace.CooperationCommittee };
        return !isStep && on.Motion is { IsShared: true, IsOpen: true } && rules.Committee is not null && (CommitteeMeeting.Attends(actor, rules) || actor.Is(rules.Roles.Organise));
    }

    /// <summary>Whether nothing follows the step that is offered but moving alone.</summary>
    private static bool LeadsToAlone(MotionView on) => on.Motion.StepNumber is { } number && on.Rules.StepAt(number + 1) is null && on.Rules.Motions.Alone is not null;
}
