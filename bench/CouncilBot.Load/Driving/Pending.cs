using System.Diagnostics;
using CouncilBot.Load.Channel;

namespace CouncilBot.Load.Driving;

/// <summary>A question that was put and the answer that is waited for.</summary>
/// <param name="Question">The question.</param>
/// <param name="ActivityId">The message that carries it.</param>
/// <param name="Due">When it was to be put, as a <see cref="Stopwatch"/> timestamp: waiting for the bot's turn counts.</param>
internal sealed record Pending(Question Question, string ActivityId, long Due)
{
    private readonly TaskCompletionSource<ReceivedActivity> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first message that came back, other than "is typing".</summary>
    public Task<ReceivedActivity> Answer => _answer.Task;

    /// <summary>When it came.</summary>
    public long AnsweredAt { get; private set; }

    public void Answered(ReceivedActivity activity)
    {
        AnsweredAt = Stopwatch.GetTimestamp();
        _answer.TrySetResult(activity);
    }
}
