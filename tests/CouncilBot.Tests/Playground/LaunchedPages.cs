using System.Threading.Channels;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Playground;
using CouncilBot.Knowledge.Text;
using CouncilBot.Tests.Support;
using Microsoft.Extensions.Hosting;

namespace CouncilBot.Tests.Playground;

/// <summary>A bot with chat pages on a pretended machine; it ends when the test does.</summary>
internal sealed class LaunchedPages : IHostApplicationLifetime, IAsyncDisposable
{
    public const int BotPort = 3978;

    private readonly CancellationTokenSource _started = new();
    private readonly Lines _lines = new();
    private readonly PlaygroundLauncher _launcher;

    public LaunchedPages(PretendedSystem system, PlaygroundOptions? options = null, Language language = Language.German, int? botPort = BotPort)
    {
        System = system;
        Options = options ?? new PlaygroundOptions { IsEnabled = true, Folder = Folder };
        _launcher = new PlaygroundLauncher(Options, system, this, () => botPort, Texts.Of<PlaygroundLauncher>(language), _lines, Time);
    }

    /// <summary>The people of the repository.</summary>
    public static string Folder => Path.Combine(Repository.Root, "playground");

    public PretendedSystem System { get; }

    public PlaygroundOptions Options { get; }

    public ManualTime Time { get; } = new();

    public CancellationToken ApplicationStarted => _started.Token;

    public CancellationToken ApplicationStopping => CancellationToken.None;

    public CancellationToken ApplicationStopped => CancellationToken.None;

    /// <summary>Starts the bot; it does not listen yet.</summary>
    public async Task<LaunchedPages> StartAsync()
    {
        await _launcher.StartAsync(CancellationToken.None);
        return this;
    }

    /// <summary>Starts the bot, and it listens.</summary>
    public async Task<LaunchedPages> StartAndListenAsync()
    {
        await StartAsync();
        Listen();
        return this;
    }

    /// <summary>The bot listens now.</summary>
    public void Listen() => _started.Cancel();

    /// <summary>The next line that is printed.</summary>
    public Task<string> LineAsync() => _lines.NextAsync();

    /// <summary>All lines until everything is started that can be.</summary>
    public async Task<IReadOnlyList<string>> AllLinesAsync()
    {
        await _launcher.ExecuteTask!;
        return _lines.Rest();
    }

    /// <summary>Ends the bot.</summary>
    public Task EndAsync() => _launcher.StopAsync(CancellationToken.None);

    public void StopApplication() => throw new InvalidOperationException("Chat pages never end the bot.");

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _launcher.Dispose();
        _started.Dispose();
        await _lines.DisposeAsync();
    }

    private sealed class Lines : StringWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public override Task WriteLineAsync(string? value) => _lines.Writer.WriteAsync(value!).AsTask();

        public Task<string> NextAsync() => _lines.Reader.ReadAsync().AsTask();

        public List<string> Rest()
        {
            var rest = new List<string>();
            while (_lines.Reader.TryRead(out var line))
                rest.Add(line);
            return rest;
        }
    }
}
