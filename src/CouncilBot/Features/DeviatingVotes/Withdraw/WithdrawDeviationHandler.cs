using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.DeviatingVotes;
using CouncilBot.Features.DeviatingVotes.Show;
using CouncilBot.Features.Matters;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.DeviatingVotes.DeviatingVote, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteCommand, CouncilBot.Coalition.DeviatingVotes.DeviatingVoteEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.DeviatingVotes.DeviatingVote>;

namespace CouncilBot.Features.DeviatingVotes.Withdraw;

/// <summary>"Zurückziehen" and, before it is announced, "Verwerfen": asks back first.</summary>
internal sealed class WithdrawDeviationHandler(DeviationDesk desk) : IHandler
{
    public const string Verb = "deviation.withdraw";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(visit, cancellation);
        if (found is null || !Desk.Would(found, new DeviatingVoteCommand.Withdraw(), visit.Actor(), visit.Now))
            return await desk.RefuseAsync(visit, found, _ => new DeviatingVoteCommand.Withdraw(), cancellation);

        var card = Ask(visit, found);
        return visit.Turn.Action is null ? Response.Show(card, card.FallbackText!) : Response.Replace(card, card.FallbackText!);
    }

    private static AdaptiveCard Ask(Visit visit, Found found)
    {
        var texts = visit.Texts<WithdrawDeviationHandler>();
        var (isShared, data) = (found.State.IsShared, MatterRef.Data(found.Row));
        var title = texts[isShared ? "Title" : "DiscardTitle"];
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{title} {DeviationWords.Of(found.State.Announcement.Item)}",
            Body =
            [
                Styled.Title(title),
                new RichText([new TextRun(DeviationWords.Of(found.State.Announcement.Item))]),
                Styled.Plain(texts[isShared ? "Means" : "DiscardMeans"]),
                Styled.Small(texts["InWords", found.Row.ShortId]),
            ],
            Actions =
            [
                new ExecuteAction(texts[isShared ? "Yes" : "YesDiscard"], WithdrawDeviationSurelyHandler.Verb) { Data = data },
                new ExecuteAction(texts["No"], ShowDeviationHandler.Verb) { Data = data },
            ],
        };
    }
}

/// <summary>"Ja, zurückziehen".</summary>
internal sealed class WithdrawDeviationSurelyHandler(DeviationDesk desk) : IHandler
{
    public const string Verb = "deviation.withdraw.surely";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new DeviatingVoteCommand.Withdraw(), cancellation);
}
