using System.Collections.Concurrent;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Teams.Tests.Turns.Support;

/// <summary>A product behind the wire that does what a test says and remembers what it was told.</summary>
internal sealed class TestProduct : ITurnHandler
{
    private readonly ConcurrentQueue<Turn> _turns = new();
    private readonly ConcurrentQueue<(Turn Turn, OutgoingActivity Activity, ConnectorResult Result)> _undelivered = new();
    private readonly ConcurrentQueue<string> _answered = new();
    private readonly ConcurrentQueue<SentMessage> _sent = new();

    /// <summary>What a turn leads to; nothing unless a test says otherwise.</summary>
    public Func<Turn, CancellationToken, Task<TurnResult>> OnTurn { get; set; } = (_, _) => Task.FromResult(TurnResult.Nothing);

    public IReadOnlyList<Turn> Turns => [.. _turns];

    public IReadOnlyList<string> Answered => [.. _answered];

    /// <summary>What was sent into the conversations of turns.</summary>
    public IReadOnlyList<SentMessage> Sent => [.. _sent];

    public IReadOnlyList<(Turn Turn, OutgoingActivity Activity, ConnectorResult Result)> Undelivered => [.. _undelivered];

    /// <summary>The one turn there was.</summary>
    public Turn Turn => Assert.Single(Turns);

    public void Forget()
    {
        _turns.Clear();
        _undelivered.Clear();
        _answered.Clear();
        _sent.Clear();
        OnTurn = (_, _) => Task.FromResult(TurnResult.Nothing);
    }

    public Task<TurnResult> OnTurnAsync(Turn turn, CancellationToken cancellation)
    {
        _turns.Enqueue(turn);
        return OnTurn(turn, cancellation);
    }

    public Task OnAnsweredAsync(Turn turn, IReadOnlyList<SentMessage> sent, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _answered.Enqueue(turn.DeliveryKey);
        foreach (var message in sent)
            _sent.Enqueue(message);

        return Task.CompletedTask;
    }

    public Task OnUndeliveredAsync(Turn turn, OutgoingActivity activity, ConnectorResult result, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _undelivered.Enqueue((turn, activity, result));
        return Task.CompletedTask;
    }

    public string Apology(Turn turn, TurnTrouble trouble) => $"apology: {trouble}";
}

/// <summary>A connector that only notes what would be sent, as "send a:1xyz Guten Tag".</summary>
internal sealed class TestConnector : IConnector
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>What becomes of a call; accepted unless a test says otherwise.</summary>
    public Func<string, Task<ConnectorResult>> OnCall { get; set; } = _ => Task.FromResult(new ConnectorResult(ConnectorStatus.Done, "sent-1"));

    public IReadOnlyList<string> Calls => [.. _calls];

    public void Forget()
    {
        _calls.Clear();
        OnCall = _ => Task.FromResult(new ConnectorResult(ConnectorStatus.Done, "sent-1"));
    }

    public Task<ConnectorResult> SendAsync(ConversationReference to, OutgoingActivity activity, CancellationToken cancellation) => Note($"send {to.ConversationId} {Words(activity)}", cancellation);

    public Task<ConnectorResult> UpdateAsync(ConversationReference to, string activityId, OutgoingActivity activity, CancellationToken cancellation) =>
        Note($"update {to.ConversationId} {activityId} {Words(activity)}", cancellation);

    public Task<ConnectorResult> DeleteAsync(ConversationReference to, string activityId, CancellationToken cancellation) => Note($"delete {to.ConversationId} {activityId}", cancellation);

    public Task<ConnectorResult> CreatePersonalAsync(string serviceUrl, string botId, string tenantId, string userId, CancellationToken cancellation) => Note($"create {userId}", cancellation);

    public Task<IReadOnlyList<Member>?> MembersAsync(ConversationReference of, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Member>?>(null);

    private static string Words(OutgoingActivity activity) => activity.Type == ActivityTypes.Typing ? "(typing)" : activity.Text ?? activity.Card ?? "";

    private Task<ConnectorResult> Note(string call, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _calls.Enqueue(call);
        return OnCall(call);
    }
}
