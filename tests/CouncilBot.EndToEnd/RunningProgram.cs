using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace CouncilBot.EndToEnd;

/// <summary>A program that runs while tests do, and what it has printed.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(2) };
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _printed = new();

    private RunningProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a program.</summary>
    public static RunningProgram Start(string file, IEnumerable<string> arguments, string workingDirectory, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(file, arguments) { WorkingDirectory = workingDirectory, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return new RunningProgram(Process.Start(start)!);
    }

    /// <summary>A port nobody listens on at the moment.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Waits until the program has ended by itself, and succeeded.</summary>
    public async Task SucceedAsync()
    {
        await _process.WaitForExitAsync();
        Assert.True(_process.ExitCode == 0, $"The program ended with {_process.ExitCode}:\n{Printed()}");
    }

    /// <summary>Waits until an address answers with success.</summary>
    public async Task AnswerAsync(Uri address, TimeSpan atMost)
    {
        using var deadline = new CancellationTokenSource(atMost);
        while (!await AnswersAsync(address))
        {
            Assert.False(_process.HasExited, $"The program ended before {address} answered:\n{Printed()}");
            Assert.False(deadline.IsCancellationRequested, $"{address} did not answer within {atMost}:\n{Printed()}");
            // Another program tells nobody when it listens: it can only be asked again.
            await Task.Delay(Often);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(Uri address)
    {
        try
        {
            using var response = await Http.GetAsync(address);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private string Printed() => string.Join('\n', _printed);

    private void Keep(string? line)
    {
        if (line is not null)
            _printed.Enqueue(line);
    }
}
