using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CouncilBot.Hosting.Playground;

/// <summary>npx, the page it runs, and what they print.</summary>
internal sealed partial class PlaygroundProcess : IPlaygroundProcess
{
    /// <summary>How long a process that was asked to end may take.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    /// <summary>Names npm gives to a registry that cannot be reached or does not have the package.</summary>
    private static readonly string[] DownloadErrors =
        ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH", "ENOTCACHED", "ERR_SOCKET_TIMEOUT", "EIDLETIMEOUT", "CERT_", "E401", "E403", "E404", "E5"];

    private readonly Process _process;
    private readonly TaskCompletionSource<int> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _couldNotDownload;

    public PlaygroundProcess(Process process)
    {
        _process = process;
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => HeardOfTrouble(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = EndAsync();
    }

    public Task<int> Listening => _listening.Task;

    public Task<int> Exited { get; }

    public bool CouldNotDownload => _couldNotDownload;

    public async Task StopAsync()
    {
        if (!Exited.IsCompleted)
        {
            var tree = ProcessTree.Of(_process);
            tree.Ask();
            await WaitAsync(tree);
            tree.Kill();
            await WaitAsync(tree);
        }

        // Read to the end, so that nothing reads from a process that is disposed.
        await Exited;
        _process.Dispose();
    }

    private static async Task WaitAsync(ProcessTree tree)
    {
        using var enough = new CancellationTokenSource(Grace);
        await tree.WaitAsync(enough.Token);
    }

    private async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private void Heard(string? line)
    {
        if (line is not null && ListeningOn().Match(line) is { Success: true } said)
            _listening.TrySetResult(int.Parse(said.Groups["port"].Value, CultureInfo.InvariantCulture));
    }

    private void HeardOfTrouble(string? line)
    {
        if (line is not null && line.StartsWith("npm ", StringComparison.Ordinal) && DownloadErrors.Any(e => line.Contains(e, StringComparison.Ordinal)))
            _couldNotDownload = true;
    }

    [GeneratedRegex(@"^Listening on (?<port>\d{1,5})\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex ListeningOn();
}
