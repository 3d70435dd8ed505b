using CouncilBot.Hosting.Conversation;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Asking.OpenQuestions;

/// <summary>
/// "Offene Fragen": what the agreement did not answer, or not well, in the manager's own faction. "Erledigt" takes a question off
/// the list, "Zurückholen" puts it back.
/// </summary>
internal sealed class OpenQuestionsHandler : IHandler
{
    public const string Verb = "openquestions.show";

    public async ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation)
    {
        if (visit.Turn.Action is null)
            return await OpenQuestionsList.ShowAsync(visit, PageSaid(visit.Argument), changed: null, cancellation);

        var changed = visit.InputId("settle") is { } id ? await OpenQuestionsList.OfMyFaction(visit).FirstOrDefaultAsync(q => q.Id == id, cancellation) : null;
        if (changed is not null)
            changed.SettledUtc = visit.Input("undo") is null ? changed.SettledUtc ?? visit.Now : null;

        return await OpenQuestionsList.ShowAsync(visit, visit.InputNumber("page", OpenQuestionsList.MostPages), changed, cancellation);
    }

    private static int PageSaid(string words) =>
        int.TryParse(words, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Math.Max(number - 1, 0) : 0;
}

/// <summary>"Erledigt 7F3A21".</summary>
internal sealed class SettleHandler : IHandler
{
    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => Said.SettledAsync(visit, visit.Now, cancellation);
}

/// <summary>"Zurückholen 7F3A21".</summary>
internal sealed class BringBackHandler : IHandler
{
    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => Said.SettledAsync(visit, settled: null, cancellation);
}

/// <summary>A question is named by the first letters of its identity, as the list shows them.</summary>
internal static class Said
{
    public static async ValueTask<Response> SettledAsync(Visit visit, DateTime? settled, CancellationToken cancellation)
    {
        var questions = await OpenQuestionsList.OfMyFaction(visit).OrderByDescending(q => q.AskedUtc).Take(OpenQuestionsList.Most).ToListAsync(cancellation);
        if (questions.Find(q => OpenQuestionsList.ShortId(q.Id).Equals(visit.Argument, StringComparison.OrdinalIgnoreCase)) is not { } question)
            return Response.Say(visit.Texts<OpenQuestionsHandler>()["Unknown"]);

        question.SettledUtc = settled is null ? null : question.SettledUtc ?? settled;
        return await OpenQuestionsList.ShowAsync(visit, page: 0, question, cancellation);
    }
}
