namespace CouncilBot.Hosting.Playground;

/// <summary>
/// Starts a chat page for each chosen person once the bot listens, says where they are, and ends them with the bot. Whatever
/// goes wrong is said in one line; the bot runs on.
/// </summary>
/// <param name="options">Whose pages, and where.</param>
/// <param name="system">This machine.</param>
/// <param name="lifetime">Tells when the bot listens.</param>
/// <param name="botPort">The port the bot listens on; null when it does not listen on plain HTTP.</param>
/// <param name="texts">Wording of the lines.</param>
/// <param name="output">Where the lines go.</param>
/// <param name="time">Clock for the waiting.</param>
internal sealed class PlaygroundLauncher(
    PlaygroundOptions options,
    IPlaygroundSystem system,
    IHostApplicationLifetime lifetime,
    Func<int?> botPort,
    Texts texts,
    TextWriter output,
    TimeProvider time) : BackgroundService
{
    /// <summary>A page that takes longer to appear is being downloaded: worth a line.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>A page that takes longer than this will not appear any more.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan BetweenPings = TimeSpan.FromMilliseconds(250);

    private readonly List<IPlaygroundProcess> _pages = [];
    private readonly string _workingFolders = Path.Combine(Path.GetTempPath(), $"councilbot-playground-{Guid.NewGuid():N}");

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_pages.Select(p => p.StopAsync()));
        _pages.Clear();
        RemoveWorkingFolders();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.IsEnabled || !await BotListensAsync(stoppingToken))
            return;

        try
        {
            await LaunchAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The bot ends before all pages are there.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await SayAsync("NoWorkingFolder", _workingFolders);
        }
    }

    private async Task LaunchAsync(CancellationToken stopping)
    {
        if (botPort() is not { } bot)
        {
            await SayAsync("BotHasNoPort");
            return;
        }

        // One after the other: the first one may be downloading what the others need.
        var endpoint = new Uri($"http://127.0.0.1:{bot}/api/messages");
        foreach (var (at, key) in options.People.Index())
        {
            if (PlaygroundPerson.Find(options.Folder, key) is not { } person)
                await SayAsync("UnknownPerson", key, string.Join(", ", PlaygroundPerson.Known(options.Folder)));
            else if (!await LaunchAsync(person, options.FirstPort + at, endpoint, stopping))
                return;
        }
    }

    /// <summary>Starts one page; false when the others would fare no better.</summary>
    private async Task<bool> LaunchAsync(PlaygroundPerson person, int port, Uri endpoint, CancellationToken stopping)
    {
        if (!system.IsFree(port))
        {
            await SayAsync("PortTaken", person.Name, port);
            return true;
        }

        if (system.Start(WorkingFolderOf(person), port, endpoint) is not { } page)
        {
            await SayAsync("NodeMissing");
            return false;
        }

        // Known before anything is awaited, so that it ends with the bot whatever happens.
        _pages.Add(page);
        var outcome = await OutcomeAsync(page, port, stopping);
        if (outcome == PageOutcome.Ready)
        {
            var address = new Uri($"http://localhost:{port}");
            await SayAsync("Ready", person.Name, address.GetLeftPart(UriPartial.Authority));
            system.OpenBrowser(address);
            return true;
        }

        _pages.Remove(page);
        await page.StopAsync();
        await SayAsync(outcome.ToString(), person.Name, port, PlaygroundSystem.Package);
        return outcome == PageOutcome.PortTaken;
    }

    /// <summary>Waits until the page is ready, or certain not to be.</summary>
    private async Task<PageOutcome> OutcomeAsync(IPlaygroundProcess page, int port, CancellationToken stopping)
    {
        using var deadline = new CancellationTokenSource(Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, deadline.Token);
        try
        {
            var first = Task.WhenAny(page.Listening, page.Exited);
            if (await Task.WhenAny(first, Task.Delay(Patience, time, either.Token)) != first)
            {
                either.Token.ThrowIfCancellationRequested();
                await SayAsync("Downloading");
            }

            await first.WaitAsync(either.Token);
            if (!page.Listening.IsCompleted)
                return page.CouldNotDownload ? PageOutcome.NpmUnreachable : PageOutcome.Broken;

            // A port that was taken in the last moment makes the page move to another one without a word.
            if (await page.Listening != port)
                return PageOutcome.PortTaken;

            while (!await system.PingAsync(port, either.Token))
            {
                if (page.Exited.IsCompleted)
                    return PageOutcome.Broken;
                await Task.Delay(BetweenPings, time, either.Token);
            }

            return PageOutcome.Ready;
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            return PageOutcome.TooSlow;
        }
    }

    private async Task<bool> BotListensAsync(CancellationToken stopping)
    {
        var started = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var on = lifetime.ApplicationStarted.Register(() => started.TrySetResult(true));
        await using var off = stopping.Register(() => started.TrySetResult(false));
        return await started.Task;
    }

    /// <summary>The page writes its log beside the settings, so it gets a copy of them.</summary>
    private string WorkingFolderOf(PlaygroundPerson person)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_workingFolders, person.Key)).FullName;
        File.Copy(person.ConfigurationFile, Path.Combine(folder, PlaygroundPerson.FileName), overwrite: true);
        return folder;
    }

    private void RemoveWorkingFolders()
    {
        try
        {
            if (Directory.Exists(_workingFolders))
                Directory.Delete(_workingFolders, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A log that is still open; it lies among the temporary files.
        }
    }

    private Task SayAsync(string text, params object?[] values) => output.WriteLineAsync(texts[text, values]);
}

/// <summary>What became of a chat page. The name of a value is the name of its text.</summary>
internal enum PageOutcome
{
    /// <summary>It answers.</summary>
    Ready,

    /// <summary>Somebody else listens on its port.</summary>
    PortTaken,

    /// <summary>npm could not fetch it.</summary>
    NpmUnreachable,

    /// <summary>It ended before it answered.</summary>
    Broken,

    /// <summary>It did not answer in time.</summary>
    TooSlow,
}
