using CouncilBot.AdaptiveCards;
using CouncilBot.Coalition.PartnerNotices;
using CouncilBot.Features.Matters;
using CouncilBot.Features.PartnerNotices.Show;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using Desk = CouncilBot.Features.Matters.MatterDesk<CouncilBot.Coalition.PartnerNotices.PartnerNotice, CouncilBot.Coalition.PartnerNotices.PartnerNoticeCommand, CouncilBot.Coalition.PartnerNotices.PartnerNoticeEvent>;
using Found = CouncilBot.Features.Matters.Matter<CouncilBot.Coalition.PartnerNotices.PartnerNotice>;

namespace CouncilBot.Features.PartnerNotices.Withdraw;

/// <summary>"Zurückziehen" and, before it is sent, "Verwerfen": asks back first.</summary>
internal sealed class WithdrawPartnerNoticeHandler(PartnerNoticeDesk desk) : IHandler
{
    public const string Verb = "partner-notice.withdraw";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        var found = await desk.FindAsync(visit, cancellation);
        if (found is null || !Desk.Would(found, new PartnerNoticeCommand.Withdraw(), visit.Actor(), visit.Now))
            return await PartnerNoticeDesk.ActAsync(visit, found, new PartnerNoticeCommand.Withdraw(), cancellation);

        var card = Ask(visit, found);
        return visit.Turn.Action is null ? Response.Show(card, card.FallbackText!) : Response.Replace(card, card.FallbackText!);
    }

    private static AdaptiveCard Ask(Visit visit, Found found)
    {
        var (texts, isShared, data) = (visit.Texts<PartnerNoticeResources>(), found.State.IsShared, MatterRef.Data(found.Row));
        var title = texts[isShared ? "AskWithdraw" : "AskDiscard"];
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{title} {found.State.Title}",
            Body =
            [
                Styled.Title(title),
                new RichText([new TextRun(found.State.Title)]),
                Styled.Plain(texts[isShared ? "WithdrawMeans" : "DiscardMeans"]),
                Styled.Small(texts["SurelyInWords", found.Row.ShortId]),
            ],
            Actions =
            [
                new ExecuteAction(texts[isShared ? "YesWithdraw" : "YesDiscard"], WithdrawPartnerNoticeSurelyHandler.Verb) { Data = data },
                new ExecuteAction(texts["No"], ShowPartnerNoticeHandler.Verb) { Data = data },
            ],
        };
    }
}

/// <summary>"Ja, zurückziehen".</summary>
internal sealed class WithdrawPartnerNoticeSurelyHandler(PartnerNoticeDesk desk) : IHandler
{
    public const string Verb = "partner-notice.withdraw.surely";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => await desk.ActAsync(visit, new PartnerNoticeCommand.Withdraw(), cancellation);
}
