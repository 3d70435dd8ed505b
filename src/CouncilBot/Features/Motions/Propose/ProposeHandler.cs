using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Motions;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Features.Motions.Draft;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Motions.Propose;

/// <summary>"Antrag 7F3A21 Fassung vorschlagen": the present words in a field, to be changed and sent to the other side.</summary>
internal sealed class ProposeHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.propose";
    public const string TextInput = "words";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await acts.FindAsync(visit, cancellation);
        var isSent = visit.Turn.Action is null ? visit.Named.Words.Length > 0 : visit.Input(TextInput) is not null;
        var words = MotionContents.Clean((visit.Turn.Action is null ? visit.Named.Words : visit.Input(TextInput, int.MaxValue)) ?? "");
        if (found is not null && isSent && words == found.State.Content.Text)
            return await MotionActs.ShowAsync(visit, found, MotionActs.Shared(visit)["Unchanged"], cancellation);

        // The form stays as it is, with everything that was typed.
        if (found is not null && isSent && MotionActs.IsStale(visit, found))
            return Response.Say(visit.Texts<MotionResources>()["StaleForm"]);

        if (found is null || !WouldNow(visit, found))
            return await acts.DoAsync(visit, found, new MotionCommand.Propose(words), cancellation);

        var texts = visit.Texts<MotionResources>();
        if (!isSent)
        {
            var form = Form(await MotionCards.ViewAsync(visit, found, cancellation));
            return Response.Show(form, form.FallbackText!);
        }

        if (words.Length == 0)
            return Response.Say(texts["TextMissing"]);

        if (words.Length > MotionContents.LongestText)
            return Response.Say(texts["TooLong", texts["TextLabel"], words.Length, MotionContents.LongestText]);

        return await acts.DoAsync(visit, found, new MotionCommand.Propose(words), cancellation);
    }

    private static bool WouldNow(Visit visit, Matter<Motion> found) =>
        !MotionActs.IsStale(visit, found) && MatterDesk<Motion, MotionCommand, MotionEvent>.Would(found, new MotionCommand.Propose($"{found.State.Content.Text} "), visit.Actor(), visit.Now);

    private static AdaptiveCard Form(MotionView on)
    {
        var texts = on.Texts;
        var title = texts["ProposeTitle", on.Kind, on.Motion.Content.Title];
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body =
            [
                Styled.Title(title),
                Styled.Plain(texts["ProposeMeans"]),
                new InputText(TextInput, texts["TextLabel"]) { IsMultiline = true, MaxLength = MotionContents.LongestText, Value = on.Motion.Content.Text, IsRequired = true, ErrorMessage = texts["TextMissing"] },
            ],
            Actions =
            [
                new ExecuteAction(texts["SendProposal"], ProposeHandler.Verb) { Data = MatterRef.Data(on.Row) },
                new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(on.Row), AssociatedInputs = AssociatedInputs.None },
            ],
        };
    }
}
