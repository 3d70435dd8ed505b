using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using CouncilBot.Load.Bots;

namespace CouncilBot.Load.Driving;

/// <summary>Puts questions to a bot and checks every answer.</summary>
internal sealed class Driver(Bot bot, IReadOnlyList<Question> questions)
{
    /// <summary>Conversations that go on at the same time in the closed loop.</summary>
    public const int Parallel = 16;

    /// <summary>How long an answer may take before it counts as missing.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    private readonly ConcurrentStack<Connection> _idle = new();
    private int _next = -1;

    /// <summary>Every conversation puts its next question as soon as the last one is answered and its HTTP request too.</summary>
    public async Task<Tally> ClosedLoopAsync(TimeSpan duration)
    {
        var tally = new Tally();
        using var patience = new CancellationTokenSource(duration + s_patience);
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(bot.Conversations.Take(Parallel).Select(conversation => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(since) < duration)
                await AskAsync(conversation, Stopwatch.GetTimestamp(), tally, patience.Token);
        })));
        Close();
        return tally;
    }

    /// <summary>
    /// Questions at fixed times, whether or not earlier ones are answered. A question that leaves late because the machine was
    /// busy counts from the time it was due, so that a bot that stands still is not spared the questions of that time. Whoever
    /// asked asks again when the answer has come; the questions go round among all people.
    /// </summary>
    public async Task<Tally> OpenLoopAsync(int perSecond, TimeSpan duration)
    {
        var tally = new Tally();
        var count = (int)(duration.TotalSeconds * perSecond);
        var running = new List<Task>(count);
        var free = System.Threading.Channels.Channel.CreateUnbounded<Conversation>();
        foreach (var conversation in bot.Conversations)
            free.Writer.TryWrite(conversation);

        using var patience = new CancellationTokenSource(duration + s_patience);
        var since = Stopwatch.GetTimestamp();
        for (var i = 0; i < count && !patience.IsCancellationRequested; i++)
        {
            var due = since + (long)((double)i / perSecond * Stopwatch.Frequency);
            await UntilAsync(due);
            running.Add(AskNextAsync(due));
        }

        await Task.WhenAll(running);
        Close();
        return tally;

        async Task AskNextAsync(long due)
        {
            try
            {
                var conversation = await free.Reader.ReadAsync(patience.Token);
                await AskAsync(conversation, due, tally, patience.Token);
                free.Writer.TryWrite(conversation);
            }
            catch (OperationCanceledException)
            {
                tally.Add("not asked, since everybody was waiting");
            }
        }
    }

    private static async Task UntilAsync(long due)
    {
        var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        if (wait > TimeSpan.Zero)
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)));
    }

    private async Task AskAsync(Conversation conversation, long due, Tally tally, CancellationToken patience)
    {
        var question = questions[(Interlocked.Increment(ref _next) & int.MaxValue) % questions.Count];
        var (pending, request) = conversation.Ask(question, due);
        try
        {
            var connection = await RentAsync(patience);
            var status = await connection.AskAsync(request, patience);
            var turnEnded = Stopwatch.GetTimestamp();
            _idle.Push(connection);
            if (status is < 200 or > 299)
            {
                tally.Add($"HTTP {status}");
                conversation.Forget();
                return;
            }

            var answer = await pending.Answer.WaitAsync(patience);
            if (bot.Fault(question, answer) is { } fault)
                tally.Add(fault);
            else
                tally.Add(pending, turnEnded);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException)
        {
            tally.Add(e is OperationCanceledException ? "no answer" : e.Message);
            conversation.Forget();
        }
    }

    private async ValueTask<Connection> RentAsync(CancellationToken cancellation)
    {
        while (_idle.TryPop(out var idle))
        {
            if (idle.IsFresh)
                return idle;

            idle.Dispose();
        }

        return await Connection.OpenAsync(bot.Port, cancellation);
    }

    private void Close()
    {
        while (_idle.TryPop(out var idle))
            idle.Dispose();
    }
}
