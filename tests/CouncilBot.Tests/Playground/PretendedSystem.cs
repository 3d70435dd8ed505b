using System.Collections.Concurrent;
using CouncilBot.Hosting.Playground;

namespace CouncilBot.Tests.Playground;

/// <summary>A machine on which chat pages do what a test wants them to.</summary>
internal sealed class PretendedSystem : IPlaygroundSystem
{
    private readonly ConcurrentQueue<PretendedPage> _pages = new();

    /// <summary>Ports somebody else listens on.</summary>
    public HashSet<int> Taken { get; } = [];

    public bool HasNode { get; init; } = true;

    /// <summary>What a page does after it was started; by default it is there at once.</summary>
    public Action<PretendedPage> Behaviour { get; set; } = page => page.Listen(page.Port);

    /// <summary>Whether a page answers.</summary>
    public Func<int, bool> Answers { get; set; } = _ => true;

    public IReadOnlyList<PretendedPage> Pages => [.. _pages];

    public ConcurrentQueue<Uri> Opened { get; } = new();

    public bool IsFree(int port) => !Taken.Contains(port);

    public IPlaygroundProcess? Start(string workingDirectory, int port, Uri bot)
    {
        if (!HasNode)
            return null;

        var page = new PretendedPage(workingDirectory, port, bot, File.ReadAllText(Path.Combine(workingDirectory, PlaygroundPerson.FileName)));
        _pages.Enqueue(page);
        Behaviour(page);
        return page;
    }

    public Task<bool> PingAsync(int port, CancellationToken cancellation) => Task.FromResult(Answers(port));

    public void OpenBrowser(Uri page) => Opened.Enqueue(page);
}

/// <summary>A chat page that a test plays.</summary>
internal sealed class PretendedPage(string workingDirectory, int port, Uri bot, string settings) : IPlaygroundProcess
{
    private readonly TaskCompletionSource<int> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string WorkingDirectory => workingDirectory;

    public int Port => port;

    public Uri Bot => bot;

    public string Settings => settings;

    public bool WasStopped { get; private set; }

    public Task<int> Listening => _listening.Task;

    public Task<int> Exited => _exited.Task;

    public bool CouldNotDownload { get; private set; }

    public void Listen(int on) => _listening.TrySetResult(on);

    public void End(bool couldNotDownload = false)
    {
        CouldNotDownload = couldNotDownload;
        _exited.TrySetResult(1);
    }

    public Task StopAsync()
    {
        WasStopped = true;
        End(CouldNotDownload);
        return Task.CompletedTask;
    }
}
