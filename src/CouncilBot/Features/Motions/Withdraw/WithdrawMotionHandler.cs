using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.Motions;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;

namespace CouncilBot.Features.Motions.Withdraw;

/// <summary>"Antrag 7F3A21 zurückziehen": asks once, because the partner hears of it.</summary>
internal sealed class WithdrawMotionHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.withdraw";
    private const string Confirmed = "confirmed";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await acts.FindAsync(visit, cancellation);
        if (visit.Input(Confirmed) is not null || found is null)
            return await acts.DoAsync(visit, found, new MotionCommand.Withdraw(), cancellation);

        var on = await MotionCards.ViewAsync(visit, found, cancellation);
        if (!on.Would(new MotionCommand.Withdraw()) || MotionActs.IsStale(visit, found))
            return await acts.DoAsync(visit, found, new MotionCommand.Withdraw(), cancellation);

        var card = Question(on);
        return Response.Show(card, card.FallbackText!);
    }

    private static AdaptiveCard Question(MotionView on)
    {
        var texts = on.Texts;
        var isDraft = on.Motion.State is MotionState.Draft;
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = texts[isDraft ? "DiscardAsk" : "WithdrawAsk", on.Kind, on.Motion.Content.Title],
            Body =
            [
                Styled.Title(texts[isDraft ? "DiscardAsk" : "WithdrawAsk", on.Kind, on.Motion.Content.Title]),
                Styled.Plain(texts[isDraft ? "DiscardMeans" : "WithdrawMeans"]),
                Styled.Small(texts["WithdrawInWords", on.Row.ShortId]),
            ],
            Actions =
            [
                new ExecuteAction(texts[isDraft ? "DiscardYes" : "WithdrawYes"], WithdrawMotionHandler.Verb) { Data = new Dictionary<string, string>(MatterRef.Data(on.Row), StringComparer.Ordinal) { [Confirmed] = "1" } },
                new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(on.Row) },
            ],
        };
    }
}

/// <summary>"Antrag 7F3A21 endgültig zurückziehen": the answer to the question, in words.</summary>
internal sealed class WithdrawConfirmedHandler(MotionActs acts) : IHandler
{
    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => acts.DoAsync(visit, new MotionCommand.Withdraw(), cancellation);
}
