using System.Net;
using System.Net.Sockets;
using CouncilBot.Load.Channel;
using CouncilBot.Load.Driving;

namespace CouncilBot.Load.Bots;

/// <summary>A bot under load: its process, its chats, and what a right answer of it is.</summary>
internal abstract class Bot : IAsyncDisposable
{
    /// <summary>People who are enrolled, each with a chat: at a fixed rate nobody asks again before the answer has come.</summary>
    public int People { get; init; } = 400;

    /// <summary>Tenant of the bot and of everybody who asks.</summary>
    public static readonly Guid Tenant = new("10ad0000-0000-4000-8000-000000000001");

    /// <summary>The app id under which the bot is registered.</summary>
    public const string AppId = "10ad0000-0000-4000-8000-000000000002";

    private Dictionary<string, Conversation> _conversations = [];
    private BotProcess? _process;
    private long _unasked;

    /// <summary>Name in tables.</summary>
    public abstract string Name { get; }

    /// <summary>Where it listens on 127.0.0.1.</summary>
    public int Port { get; } = FreePort();

    /// <summary>Its process.</summary>
    public BotProcess Process => _process ?? throw new InvalidOperationException("It was not started.");

    /// <summary>The chats, one for each person.</summary>
    public IReadOnlyList<Conversation> Conversations { get; private set; } = [];

    /// <summary>Messages nobody waited for: none is right.</summary>
    public long Unasked => Interlocked.Read(ref _unasked);

    /// <summary>The connector as the bot is told it.</summary>
    protected abstract string ServiceUrl(FakeChannel channel);

    /// <summary>Where 200 says that it is ready.</summary>
    protected abstract Uri ReadyUrl { get; }

    /// <summary>What is wrong with an answer; null when nothing is.</summary>
    public abstract string? Fault(Question question, ReceivedActivity answer);

    /// <summary>Starts the process and waits until it is ready.</summary>
    /// <returns>From the start of the process to ready.</returns>
    public async Task<TimeSpan> StartAsync(FakeChannel channel, Signature signature)
    {
        var registration = new Registration(AppId, Tenant, ServiceUrl(channel), Port, signature);
        Conversations = [.. Enumerable.Range(1, People).Select(n => new Conversation(new Person(n), registration, TimeProvider.System))];
        _conversations = Conversations.ToDictionary(c => c.Id, StringComparer.Ordinal);
        await PrepareAsync();
        _process = Launch(channel);
        return await Process.ReadyAsync(ReadyUrl, TimeSpan.FromSeconds(30));
    }

    /// <summary>Takes what arrived at the connector.</summary>
    /// <returns>Whether it was sent into one of this bot's chats.</returns>
    public bool Receive(string conversationId, string? repliesTo, ReceivedActivity activity)
    {
        if (!_conversations.TryGetValue(conversationId, out var conversation))
            return false;

        if (!conversation.Receive(repliesTo ?? activity.ReplyToId, activity))
            Interlocked.Increment(ref _unasked);

        return true;
    }

    /// <summary>Ends the process, if there is one.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
            await _process.DisposeAsync();

        _process = null;
    }

    public virtual async ValueTask DisposeAsync() => await StopAsync();

    /// <summary>Whatever must be there before the process starts; called before every start.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Starts the process.</summary>
    protected abstract BotProcess Launch(FakeChannel channel);

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
