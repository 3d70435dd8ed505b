namespace CouncilBot.Teams.Turns;

/// <summary>A turn at work. Whoever delivers the same activity again waits for this one.</summary>
internal sealed class RunningTurn(Turn turn, TimeProvider clock) : IDisposable
{
    private readonly TaskCompletionSource<HttpAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancellation = new(TimeBudget.Turn, clock);

    public Turn Turn => turn;

    /// <summary>What the channel is told; decided once.</summary>
    public Task<HttpAnswer> Answer => _answer.Task;

    /// <summary>Completed when everything is done, never faulted.</summary>
    public Task Finished => _finished.Task;

    /// <summary>Cancelled when the turn takes far too long or the program cannot wait any more; not when the channel hangs up.</summary>
    public CancellationToken Cancellation => _cancellation.Token;

    /// <summary>Decides the answer.</summary>
    /// <returns>False when it was decided before.</returns>
    public bool TryAnswer(HttpAnswer answer) => _answer.TrySetResult(answer);

    public void Finish()
    {
        _answer.TrySetResult(HttpAnswer.Ok);
        _finished.SetResult();
    }

    public void Cancel()
    {
        try
        {
            _cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just finished.
        }
    }

    public void Dispose() => _cancellation.Dispose();
}
