namespace CouncilBot.Hosting.Playground;

/// <summary>What the launcher needs of the machine: processes, ports, a browser.</summary>
internal interface IPlaygroundSystem
{
    /// <summary>Whether nobody listens on the port yet.</summary>
    bool IsFree(int port);

    /// <summary>Starts a chat page, or returns null when Node is not installed.</summary>
    /// <param name="workingDirectory">Folder with the person's settings; the page writes its log there.</param>
    /// <param name="port">Port it is to listen on.</param>
    /// <param name="bot">Address of the bot's messages.</param>
    IPlaygroundProcess? Start(string workingDirectory, int port, Uri bot);

    /// <summary>Whether the page is ready: its port answers <c>/_debug/ping</c> with <c>pong</c>.</summary>
    Task<bool> PingAsync(int port, CancellationToken cancellation);

    /// <summary>Shows a page in the browser of whoever sits at the machine; does nothing where nobody can see it.</summary>
    void OpenBrowser(Uri page);
}

/// <summary>A chat page that was started.</summary>
internal interface IPlaygroundProcess
{
    /// <summary>The port it says it listens on: not always the one it was given. Never completes for a process that ends before.</summary>
    Task<int> Listening { get; }

    /// <summary>Its exit code, once it has ended.</summary>
    Task<int> Exited { get; }

    /// <summary>Whether it ended because the package could not be downloaded. Known once it has ended.</summary>
    bool CouldNotDownload { get; }

    /// <summary>Ends it and everything it has started: first asked, then made to.</summary>
    Task StopAsync();
}
