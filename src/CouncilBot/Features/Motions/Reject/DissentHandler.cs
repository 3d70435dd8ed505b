using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Matters;
using CouncilBot.Coalition.Motions;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Features.Motions.Draft;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Motions.Reject;

/// <summary>"Antrag 7F3A21 ablehnen: Grund": no consent, with the reason.</summary>
internal sealed class DissentHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.dissent";
    public const string ReasonInput = "reason";

    /// <summary>Longest reason, in characters.</summary>
    internal const int LongestReason = 2_000;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await acts.FindAsync(visit, cancellation);
        var reason = visit.Turn.Action is null ? visit.Named.Words : visit.Input(ReasonInput, int.MaxValue) is { } sent ? MotionContents.Clean(sent) : null;
        // The form stays as it is, with everything that was typed; the second of two clicks finds it done.
        if (found is not null && visit.Turn.Action is not null && reason is not null && MotionActs.IsStale(visit, found) && found.State.Reason?.Reason != reason)
            return Response.Say(visit.Texts<MotionResources>()["StaleForm"]);

        if (found is null || !WouldNow(visit, found))
            return await acts.DoAsync(visit, found, new MotionCommand.Dissent(reason), cancellation);

        var texts = visit.Texts<MotionResources>();
        var isSent = visit.Turn.Action is not null && reason is not null;
        if (!isSent && string.IsNullOrEmpty(reason))
        {
            var form = Form(await MotionCards.ViewAsync(visit, found, cancellation));
            return Response.Show(form, form.FallbackText!);
        }

        if (string.IsNullOrWhiteSpace(reason))
            return Response.Say(texts["ReasonMissing"]);

        return reason.Length > LongestReason
            ? Response.Say(texts["TooLong", texts["ReasonLabel"], reason.Length, LongestReason])
            : await acts.DoAsync(visit, found, new MotionCommand.Dissent(reason), cancellation);
    }

    private static bool WouldNow(Visit visit, Matter<Motion> found) =>
        !MotionActs.IsStale(visit, found) && MatterDesk<Motion, MotionCommand, MotionEvent>.Would(found, new MotionCommand.Dissent(Reason: null), visit.Actor(), visit.Now);

    private static AdaptiveCard Form(MotionView on)
    {
        var texts = on.Texts;
        var title = texts[on.Side == Side.Sponsor ? "RejectTitle" : "DissentTitle", on.Kind, on.Motion.Content.Title];
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body =
            [
                Styled.Title(title),
                new InputText(ReasonInput, texts["ReasonLabel"]) { IsMultiline = true, MaxLength = LongestReason, IsRequired = true, ErrorMessage = texts["ReasonMissing"] },
                Styled.Small(texts["ReasonSeen"]),
            ],
            Actions =
            [
                new ExecuteAction(texts["SendReason"], DissentHandler.Verb) { Data = MatterRef.Data(on.Row) },
                new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(on.Row), AssociatedInputs = AssociatedInputs.None },
            ],
        };
    }
}
