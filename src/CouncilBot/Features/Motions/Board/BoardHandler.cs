using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Features.Matters;
using CouncilBot.Features.Matters.Open;
using CouncilBot.Features.Motions.Draft;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;

namespace CouncilBot.Features.Motions.Board;

/// <summary>"Anträge": the open ones of both factions that the visitor may see; first what waits for their own.</summary>
internal sealed class BoardHandler(RuleShelf shelf) : IHandler
{
    public const string Verb = "motion.board";
    private const string Page = "page";
    private const int PageSize = 6;
    private const int MostPages = 1_000;

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (!shelf.TryFind(visit, out var rules, out var refusal))
            return refusal;

        var motions = new MotionsOf(visit.Db, visit.Member, rules.Rules.Roles.Speak);
        var counts = await motions.CountAsync(cancellation);
        var pages = Math.Max(1, (counts.Values.Sum() + PageSize - 1) / PageSize);
        var page = Math.Clamp(visit.Turn.Action is null ? Said(visit.Argument) : visit.InputNumber(Page, MostPages), 0, pages - 1);
        var shown = await motions.PageAsync(page * PageSize, PageSize, cancellation);
        var card = Card(visit, motions, counts, shown, page, pages);
        return visit.Turn.Action is null || visit.Input(Page) is null ? Response.Show(card, card.FallbackText!) : Response.Replace(card, card.FallbackText!);
    }

    private static int Said(string words) =>
        int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number - 1, 0, MostPages) : 0;

    private static AdaptiveCard Card(Visit visit, MotionsOf motions, IReadOnlyDictionary<WaitsFor, int> counts, IReadOnlyList<MatterRow> shown, int page, int pages)
    {
        var texts = visit.Texts<BoardHandler>();
        var total = counts.Values.Sum();
        var title = texts["Title", total];
        List<CardElement> body = [Styled.Title(title)];
        if (total == 0)
            body.Add(Styled.Plain(texts["None"]));

        if (pages > 1)
            body.Add(Styled.Remark(texts["PageOf", page + 1, pages]));

        foreach (var group in shown.GroupBy(motions.Of))
        {
            body.Add(Styled.Bold(texts[$"Group{group.Key}", counts[group.Key]]) with { Separator = true, Spacing = Spacing.Large });
            body.AddRange(group.SelectMany(row => Item(visit, texts, row)));
        }

        body.Add(Styled.Small(texts["InWords", shown.Count > 0 ? shown[0].ShortId : "7F3A21"]) with { Separator = true, Spacing = Spacing.Large });
        return new AdaptiveCard { Language = texts.Tag, FallbackText = title, Body = body, Actions = [.. Buttons(texts, page, pages)] };
    }

    private static IEnumerable<CardElement> Item(Visit visit, Texts texts, MatterRow row)
    {
        var faction = row.FactionKey == visit.Member.FactionKey ? texts["Ours"] : texts["Theirs"];
        yield return new RichText([new TextRun(row.Title) { IsBold = true }]) { Spacing = Spacing.Medium };
        yield return Styled.Plain(texts["Item", row.ShortId, faction, texts[row.Phase]]) with { Size = TextSize.Small, Spacing = Spacing.None };
        if (row.DueUtc is { } due)
        {
            // The day ends at midnight; the moment before belongs to it.
            var day = DateOnly.FromDateTime(BerlinTime.Of(due.AddTicks(-1)));
            yield return Styled.Plain(texts[due <= visit.Now ? "Overdue" : "Due", day.ToString("d", texts.Culture)]) with { Size = TextSize.Small, Spacing = Spacing.None, Weight = due <= visit.Now ? TextWeight.Bolder : TextWeight.Default };
        }

        yield return new ActionSet([new ExecuteAction(texts["Open", row.ShortId], OpenHandler.Verb) { Tooltip = texts["OpenTip", row.Title], Data = new Dictionary<string, string>(MatterRef.Data(row), StringComparer.Ordinal) { [OpenHandler.Beside] = "1" } }]) { Spacing = Spacing.Small };
    }

    private static IEnumerable<CardAction> Buttons(Texts texts, int page, int pages)
    {
        if (page + 1 < pages)
            yield return new ExecuteAction(texts["Next"], BoardHandler.Verb) { Data = ActionData.Of((Page, (page + 1).ToString(CultureInfo.InvariantCulture))) };

        if (page > 0)
            yield return new ExecuteAction(texts["Previous"], BoardHandler.Verb) { Data = ActionData.Of((Page, (page - 1).ToString(CultureInfo.InvariantCulture))) };

        yield return new ExecuteAction(texts["New"], DraftHandler.Verb);
    }
}
