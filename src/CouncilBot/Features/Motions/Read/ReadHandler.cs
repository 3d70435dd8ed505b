using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Matters;

namespace CouncilBot.Features.Motions.Read;

/// <summary>"Antrag 7F3A21 Text": all its words, on pages.</summary>
internal sealed class ReadHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.read";
    private const string Page = "page";
    private const int MostPages = 1_000;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await acts.FindAsync(visit, cancellation) is not { } found)
            return MotionActs.NotThere(visit);

        await MatterLog.NoteSeenAsync(visit.Db, found.Row, visit.Member.Id, visit.Now, cancellation);
        var on = await MotionCards.ViewAsync(visit, found, cancellation);
        var card = Whole(on, visit.InputNumber(Page, MostPages));
        return visit.Input(Page) is null ? Response.Show(card, card.FallbackText!) : Response.Replace(card, card.FallbackText!);
    }

    private static AdaptiveCard Whole(MotionView on, int page)
    {
        var texts = on.Texts;
        var pages = MotionText.Pages(on.Motion.Content.Text);
        page = Math.Clamp(page, 0, Math.Max(0, pages.Count - 1));
        List<CardAction> buttons = [];
        if (page + 1 < pages.Count)
            buttons.Add(new ExecuteAction(texts["NextPage"], ReadHandler.Verb) { Data = At(page + 1) });

        if (page > 0)
            buttons.Add(new ExecuteAction(texts["PreviousPage"], ReadHandler.Verb) { Data = At(page - 1) });

        buttons.Add(new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(on.Row) });
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = $"{on.Kind} {on.Row.ShortId}: {on.Motion.Content.Title}",
            Body =
            [
                Styled.Title($"{on.Kind} {on.Row.ShortId}: {on.Motion.Content.Title}"),
                Styled.Remark(texts["PageOf", page + 1, Math.Max(1, pages.Count)]),
                .. pages.Count == 0 ? [Styled.Plain(texts["NoText"])] : Styled.Lines(pages[page]),
            ],
            Actions = buttons,
        };

        Dictionary<string, string> At(int number) => new(MatterRef.Data(on.Row), StringComparer.Ordinal) { [Page] = number.ToString(CultureInfo.InvariantCulture) };
    }
}
