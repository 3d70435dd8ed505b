using System.Diagnostics;
using CouncilBot.Load.Bots;
using CouncilBot.Load.Driving;

namespace CouncilBot.Load.Measuring;

/// <summary>
/// How long the chair of a faction waits for the board of motions and for a decision, among few and among many: one person after
/// the other, as people do, whole way over HTTP until the card has arrived.
/// </summary>
internal static class Boards
{
    private const int WarmUp = 10;

    public static async Task<bool> RunAsync(IReadOnlyList<CouncilBotUnderLoad> bots, int times)
    {
        Table.Head("Members, open motions", "board, median, ms", "board, p99, ms", "agreeing, median, ms", "agreeing, p99, ms", "errors");
        var isRight = true;
        foreach (var bot in bots)
        {
            var boards = await AskAsync(bot, [.. Enumerable.Repeat("Anträge", WarmUp + times)]);
            var decisions = await AskAsync(bot, [.. bot.MotionIds.Take(WarmUp + times).Select(id => $"Antrag {id} zustimmen")]);
            var errors = boards.Errors + decisions.Errors;
            isRight &= errors == 0;
            Table.Row(
                bot.Name,
                Table.Number(Tally.Quantile(boards.Milliseconds, 0.5)),
                Table.Number(Tally.Quantile(boards.Milliseconds, 0.99)),
                Table.Number(Tally.Quantile(decisions.Milliseconds, 0.5)),
                Table.Number(Tally.Quantile(decisions.Milliseconds, 0.99)),
                Table.Number(errors, 0));
        }

        return isRight;
    }

    private static async Task<(List<double> Milliseconds, int Errors)> AskAsync(CouncilBotUnderLoad bot, IReadOnlyList<string> texts)
    {
        var (milliseconds, errors) = (new List<double>(), 0);
        using var connection = await Connection.OpenAsync(bot.Port, CancellationToken.None);
        foreach (var (index, text) in texts.Index())
        {
            var (pending, request) = bot.Conversations[0].Ask(new Question(text, Expected: string.Empty), Stopwatch.GetTimestamp());
            var status = await connection.AskAsync(request, CancellationToken.None);
            var answer = await pending.Answer.WaitAsync(TimeSpan.FromSeconds(15));
            if (status is < 200 or > 299 || !answer.HasCard)
                Console.Error.WriteLine($"{bot.Name}: HTTP {status}, no card for the {++errors}. wrong answer: {answer.Text}");
            else if (index >= WarmUp)
                milliseconds.Add(Stopwatch.GetElapsedTime(pending.Due, pending.AnsweredAt).TotalMilliseconds);
        }

        return (milliseconds, errors);
    }
}
