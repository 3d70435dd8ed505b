using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Matters;

namespace CouncilBot.Features.Motions.Compare;

/// <summary>"Antrag 7F3A21 vergleichen": a version beside the one before, word by word, on pages; the older ones can be leafed to.</summary>
internal sealed class CompareHandler(MotionActs acts) : IHandler
{
    public const string Verb = "motion.compare";
    private const string Page = "page";
    private const string Version = "version";
    private const int PageLength = 3_000;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (await acts.FindAsync(visit, cancellation) is not { } found)
            return MotionActs.NotThere(visit);

        var on = await MotionCards.ViewAsync(visit, found, cancellation);
        if (!on.SeesVersions)
            return Response.Say(on.Shared["OnlyBoards"]);

        if (found.State.Versions.Count < 2)
            return Response.Say(on.Texts["OneVersion"]);

        await MatterLog.NoteSeenAsync(visit.Db, found.Row, visit.Member.Id, visit.Now, cancellation);
        var wanted = visit.InputNumber(Version, found.State.Versions.Count);
        var card = Beside(on, wanted < 2 ? found.State.Versions.Count : wanted, visit.InputNumber(Page, int.MaxValue - 1));
        return visit.Input(Page) is null ? Response.Show(card, card.FallbackText!) : Response.Replace(card, card.FallbackText!);
    }

    private static AdaptiveCard Beside(MotionView on, int number, int page)
    {
        var (texts, before, after) = (on.Texts, on.Motion.Versions[number - 2], on.Motion.Versions[number - 1]);
        var pages = VersionDiff.Pages(VersionDiff.Lines(VersionDiff.Of(before.Text, after.Text), texts), PageLength);
        page = Math.Min(page, pages.Count - 1);
        List<CardAction> buttons = [];
        if (page + 1 < pages.Count)
            buttons.Add(new ExecuteAction(texts["NextPage"], CompareHandler.Verb) { Data = At(number, page + 1) });

        if (page > 0)
            buttons.Add(new ExecuteAction(texts["PreviousPage"], CompareHandler.Verb) { Data = At(number, page - 1) });

        if (number > 2)
            buttons.Add(new ExecuteAction(texts["EarlierVersions"], CompareHandler.Verb) { Data = At(number - 1, 0) });

        buttons.Add(new ExecuteAction(texts["Back"], OpenHandler.Verb) { Data = MatterRef.Data(on.Row) });
        var title = texts["Changes", after.Number, on.NameOf(after.By), before.Number];
        return new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = title,
            Body =
            [
                Styled.Title($"{on.Kind} {on.Row.ShortId}: {on.Motion.Content.Title}"),
                Styled.Plain(title) with { Spacing = Spacing.Small },
                Styled.Remark(texts["PageOf", page + 1, pages.Count]),
                .. pages[page],
            ],
            Actions = buttons,
        };

        Dictionary<string, string> At(int version, int shown) => new(MatterRef.Data(on.Row), StringComparer.Ordinal)
        {
            [Version] = version.ToString(CultureInfo.InvariantCulture),
            [Page] = shown.ToString(CultureInfo.InvariantCulture),
        };
    }
}
