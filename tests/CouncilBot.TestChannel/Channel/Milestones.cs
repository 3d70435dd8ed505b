namespace CouncilBot.TestChannel.Channel;

/// <summary>A counter that can be waited for.</summary>
internal sealed class Milestones
{
    /// <summary>Beyond what a busy machine takes: a test that waits for what never comes fails, and does not hold up the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _awaited = [];
    private int _count;

    /// <summary>One more.</summary>
    internal void Step()
    {
        lock (_lock)
        {
            _count++;
            for (var i = _awaited.Count - 1; i >= 0; i--)
            {
                if (_count < _awaited[i].Count)
                    continue;
                _awaited[i].Reached.TrySetResult();
                _awaited.RemoveAt(i);
            }
        }
    }

    /// <summary>Completes when so many steps were taken since the start.</summary>
    internal Task ReachedAsync(int count, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((count, reached));
            return reached.Task.WaitAsync(Patience, cancellation);
        }
    }
}
