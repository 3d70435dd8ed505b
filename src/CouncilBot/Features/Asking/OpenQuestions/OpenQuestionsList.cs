using System.Globalization;
using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Conversation;
using CouncilBot.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Asking.OpenQuestions;

/// <summary>The open questions of a faction. Without names, and with the day only, so that nobody is told by the hour.</summary>
internal static class OpenQuestionsList
{
    public const int MostPages = 100;
    public const int Most = PageSize * MostPages;
    private const int PageSize = 5;

    /// <summary>Older questions say little about what is open now.</summary>
    private static readonly TimeSpan Age = TimeSpan.FromDays(90);

    /// <summary>What is or was on the list of the visitor's faction.</summary>
    public static IQueryable<QuestionRow> OfMyFaction(Visit visit)
    {
        var (faction, since) = (visit.Member.FactionKey, visit.Now - Age);
        return visit.Db.Questions.Where(q => q.FactionKey == faction && q.AskedUtc >= since && (!q.IsCovered || q.Rating == Rating.NotHelpful));
    }

    /// <summary>A page of the list.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="page">From 0; beyond the last it is the last.</param>
    /// <param name="changed">A question that this visit takes off the list or puts back; not stored yet.</param>
    /// <param name="cancellation">Cancels.</param>
    public static async Task<Response> ShowAsync(Visit visit, int page, QuestionRow? changed, CancellationToken cancellation)
    {
        var open = await OfMyFaction(visit).Where(q => q.SettledUtc == null).OrderByDescending(q => q.AskedUtc).ThenBy(q => q.Id).Take(Most).AsNoTracking().ToListAsync(cancellation);
        if (changed is { SettledUtc: not null })
            open.RemoveAll(q => q.Id == changed.Id);
        else if (changed is not null && open.TrueForAll(q => q.Id != changed.Id))
            open.Insert(0, changed);

        var texts = visit.Texts<OpenQuestionsHandler>();
        var pages = Math.Max(1, (open.Count + PageSize - 1) / PageSize);
        page = Math.Min(page, pages - 1);
        var card = new AdaptiveCard
        {
            Language = texts.Tag,
            FallbackText = texts["Title", visit.Member.FactionName!, open.Count],
            Body =
            [
                Styled.Title(texts["Title", visit.Member.FactionName!, open.Count]),
                Styled.Small(texts[open.Count == 0 ? "None" : "WithoutNames"]),
                .. open.Skip(page * PageSize).Take(PageSize).SelectMany(q => Item(texts, q, page)),
            ],
            Actions = [.. Buttons(texts, changed, page, pages)],
        };
        return visit.Turn.Action is null ? Response.Show(card, card.FallbackText) : Response.Replace(card, card.FallbackText);
    }

    /// <summary>The first letters of the identity, by which a question is named in words.</summary>
    public static string ShortId(Guid id) => id.ToString("N")[..6].ToUpperInvariant();

    private static IEnumerable<CardElement> Item(Texts texts, QuestionRow question, int page)
    {
        yield return new RichText([new TextRun(question.Text)]) { Separator = true, Spacing = Spacing.Medium };
        var day = DateOnly.FromDateTime(BerlinTime.Of(question.AskedUtc)).ToString("d", texts.Culture);
        yield return Styled.Beneath(texts[question.IsCovered ? "NotHelpful" : "NotCovered", day]);
        yield return new ActionSet([new ExecuteAction(texts["Settle", ShortId(question.Id)], OpenQuestionsHandler.Verb) { Tooltip = texts["SettleTip", Shortened(question.Text)], Data = Data(page, ("settle", question.Id)) }]);
    }

    private static IEnumerable<CardAction> Buttons(Texts texts, QuestionRow? changed, int page, int pages)
    {
        if (page + 1 < pages)
            yield return new ExecuteAction(texts["Next"], OpenQuestionsHandler.Verb) { Data = Data(page + 1) };

        if (page > 0)
            yield return new ExecuteAction(texts["Previous"], OpenQuestionsHandler.Verb) { Data = Data(page - 1) };

        if (changed is { SettledUtc: not null })
            yield return new ExecuteAction(texts["Undo"], OpenQuestionsHandler.Verb) { Data = Data(page, ("settle", changed.Id), isUndo: true) };
    }

    private static Dictionary<string, string> Data(int page, (string Name, Guid Id)? item = null, bool isUndo = false)
    {
        var data = new Dictionary<string, string>(StringComparer.Ordinal) { ["page"] = page.ToString(CultureInfo.InvariantCulture) };
        if (item is { } i)
            data[i.Name] = i.Id.ToString("N");

        if (isUndo)
            data["undo"] = "1";

        return data;
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : $"{text[..57].TrimEnd()}…";
}
