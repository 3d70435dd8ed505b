using System.Collections.Concurrent;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Teams.Turns;

/// <summary>
/// Runs turns, each in a scope of its own and independent of the request that brought it: the channel may hang up, the work goes on.
/// </summary>
internal sealed class TurnRunner(IServiceScopeFactory scopes, TimeProvider clock, TeamsTelemetry telemetry, ILogger<TurnRunner> log)
{
    private readonly ConcurrentDictionary<string, RunningTurn> _running = new(StringComparer.Ordinal);

    /// <summary>Number of turns at work.</summary>
    public int Count => _running.Count;

    /// <summary>Runs the turn, or joins it when the same delivery is at work; answers within the time budget.</summary>
    public async Task<HttpAnswer> RunAsync(Turn turn)
    {
        var running = Join(turn);
        var isInvoke = turn.Activity.Type == ActivityTypes.Invoke;
        if (!running.Answer.IsCompleted)
            await running.Finished.WaitAsync(isInvoke ? TimeBudget.Invoke : TimeBudget.Message, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (!running.Answer.IsCompleted && running.TryAnswer(isInvoke ? await TroubleAsync(turn, TurnTrouble.TakesLonger).ConfigureAwait(false) : HttpAnswer.Accepted))
            Log.TakesLonger(log, turn.DeliveryKey);

        return await running.Answer.ConfigureAwait(false);
    }

    /// <summary>The words of an apology. The handler may be at work on something else, so another one is asked.</summary>
    /// <returns>Empty when not even that works.</returns>
    public async Task<string> ApologyAsync(Turn turn, TurnTrouble trouble)
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                return scope.ServiceProvider.GetRequiredService<ITurnHandler>().Apology(turn, trouble);
        }
        catch (Exception e)
        {
            Log.StepFailed(log, turn.DeliveryKey, nameof(ITurnHandler.Apology), LogText.TypesOf(e), LogText.TraceOf(e));
            return "";
        }
    }

    /// <summary>Waits until no turn is at work; those that take too long are cancelled.</summary>
    public async Task DrainAsync(CancellationToken cancellation)
    {
        await FinishedAsync(_running.Values, TimeBudget.Stop, cancellation).ConfigureAwait(false);

        var left = _running.Values.ToList();
        if (left.Count == 0)
            return;

        Log.TurnsCancelled(log, left.Count);
        foreach (var turn in left)
            turn.Cancel();

        // What they still use is taken away when this returns.
        await FinishedAsync(left, TimeBudget.Farewell, cancellation).ConfigureAwait(false);
    }

    private async Task FinishedAsync(IEnumerable<RunningTurn> turns, TimeSpan within, CancellationToken cancellation) =>
        await Task.WhenAll(turns.Select(t => t.Finished)).WaitAsync(within, clock, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private RunningTurn Join(Turn turn)
    {
        var mine = new RunningTurn(turn, clock);
        var running = _running.GetOrAdd(turn.DeliveryKey, mine);
        if (ReferenceEquals(running, mine))
            _ = Task.Run(() => WorkAsync(mine)); // A handler that computes for long must not keep the clock from being looked at.
        else
            mine.Dispose();

        return running;
    }

    private async Task WorkAsync(RunningTurn running)
    {
        var turn = running.Turn;
        var started = clock.GetTimestamp();
        var outcome = TurnOutcome.Failed;
        using var trace = TeamsTelemetry.Start(turn);
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
                outcome = await WorkAsync(running, scope.ServiceProvider).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Log.TurnFailed(log, turn.DeliveryKey, LogText.TypesOf(e), LogText.TraceOf(e));
            running.TryAnswer(await TroubleAsync(turn, TurnTrouble.Failed).ConfigureAwait(false));
        }
        finally
        {
            telemetry.Ended(turn, outcome, clock.GetElapsedTime(started));
            _running.TryRemove(new(turn.DeliveryKey, running));
            running.Finish();
            running.Dispose();
        }
    }

    private async Task<TurnOutcome> WorkAsync(RunningTurn running, IServiceProvider services)
    {
        var turn = running.Turn;
        var handler = services.GetRequiredService<ITurnHandler>();
        var connector = services.GetRequiredService<IConnector>();
        // An apology is said also when the turn was cancelled, above all then.
        var apology = new TurnDelivery(turn, handler, connector, log, CancellationToken.None);
        TurnResult result;
        try
        {
            result = await HandleAsync(running, handler, connector).ConfigureAwait(false);
        }
        catch (StoreUnavailableException e)
        {
            Log.StoreUnavailable(log, turn.DeliveryKey, LogText.TypesOf(e));
            await ApologizeAsync(running, apology, TurnTrouble.StoreUnavailable).ConfigureAwait(false);
            return TurnOutcome.StoreUnavailable;
        }
        catch (Exception e)
        {
            Log.TurnFailed(log, turn.DeliveryKey, LogText.TypesOf(e), LogText.TraceOf(e));
            await ApologizeAsync(running, apology, TurnTrouble.Failed).ConfigureAwait(false);
            return TurnOutcome.Failed;
        }

        // The answer to an invoke is decided here, before anything is sent, and goes out at the latest when its time is up.
        var isLate = turn.Activity.Type == ActivityTypes.Invoke && !running.TryAnswer(HttpAnswer.Of(result.Response));
        var delivery = new TurnDelivery(turn, handler, connector, log, running.Cancellation);
        return await delivery.DeliverAsync(result, isLate ? result.Response : null).ConfigureAwait(false) ? TurnOutcome.Answered : TurnOutcome.Undelivered;
    }

    private async Task<TurnResult> HandleAsync(RunningTurn running, ITurnHandler handler, IConnector connector)
    {
        var work = handler.OnTurnAsync(running.Turn, running.Cancellation);
        if (!work.IsCompleted && running.Turn.Activity.Type == ActivityTypes.Message)
            await TypeUntilAsync(work, running, connector).ConfigureAwait(false);

        return await work.ConfigureAwait(false);
    }

    private async Task TypeUntilAsync(Task work, RunningTurn running, IConnector connector)
    {
        await work.WaitAsync(TimeBudget.Typing, clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (work.IsCompleted)
            return;

        using var done = CancellationTokenSource.CreateLinkedTokenSource(running.Cancellation);
        var typing = TypeAsync(running.Turn, connector, done.Token);
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await done.CancelAsync().ConfigureAwait(false);
        // Awaited, so that a sign of typing never follows the answer.
        await typing.ConfigureAwait(false);
    }

    private async Task TypeAsync(Turn turn, IConnector connector, CancellationToken done)
    {
        var typing = new OutgoingActivity { Type = ActivityTypes.Typing };
        try
        {
            // Only a sign: a conversation that does not take it is not asked again.
            while (await connector.SendAsync(turn.Conversation, typing, done).ConfigureAwait(false) is { Status: ConnectorStatus.Done })
                await Task.Delay(TimeBudget.TypingAgain, clock, done).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // The answer is there.
        }
        catch (Exception e)
        {
            Log.StepFailed(log, turn.DeliveryKey, ActivityTypes.Typing, LogText.TypesOf(e), LogText.TraceOf(e));
        }
    }

    private async Task ApologizeAsync(RunningTurn running, TurnDelivery delivery, TurnTrouble trouble)
    {
        var turn = running.Turn;
        switch (turn.Activity.Type)
        {
            case ActivityTypes.Invoke:
                var response = await ResponseAsync(turn, trouble).ConfigureAwait(false);
                if (!running.TryAnswer(HttpAnswer.Of(response)))
                    await delivery.DeliverAsync(TurnResult.Nothing, response).ConfigureAwait(false);
                return;
            case ActivityTypes.Message when await ApologyAsync(turn, trouble).ConfigureAwait(false) is { Length: > 0 } words:
                await delivery.SayAsync(words).ConfigureAwait(false);
                break;
        }

        running.TryAnswer(await TroubleAsync(turn, trouble).ConfigureAwait(false));
    }

    private async Task<HttpAnswer> TroubleAsync(Turn turn, TurnTrouble trouble)
    {
        if (turn.Activity.Type == ActivityTypes.Invoke)
            return HttpAnswer.Of(await ResponseAsync(turn, trouble).ConfigureAwait(false));

        // Only a database that is gone is worth another delivery.
        return trouble == TurnTrouble.StoreUnavailable ? HttpAnswer.Unavailable : HttpAnswer.Ok;
    }

    private async Task<InvokeResponse> ResponseAsync(Turn turn, TurnTrouble trouble)
    {
        var words = await ApologyAsync(turn, trouble).ConfigureAwait(false);
        return turn.Activity.Name switch
        {
            InvokeNames.ComposeExtensionQuery => new InvokeResponse.ComposeMessage(words),
            InvokeNames.TaskFetch or InvokeNames.TaskSubmit => new InvokeResponse.DialogMessage(words),
            _ when trouble == TurnTrouble.TakesLonger => new InvokeResponse.Note(words),
            _ => new InvokeResponse.Failure(500, "InternalServerError", words),
        };
    }
}
