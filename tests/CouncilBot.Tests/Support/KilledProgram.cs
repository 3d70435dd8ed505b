using System.Diagnostics;
using CouncilBot.Hosting;

namespace CouncilBot.Tests.Support;

/// <summary>The built program in a process of its own, which a test ends without warning (SIGKILL).</summary>
internal sealed class KilledProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<Uri> _listening;
    private readonly Lock _lock = new();
    private bool _isKilled;

    private KilledProgram(Process process, Task<Uri> listening) => (_process, _listening) = (process, listening);

    /// <summary>Where it listens.</summary>
    public Uri Address => _listening.Result;

    /// <summary>Starts it on a data folder, without a registration, and waits until it listens.</summary>
    public static async Task<KilledProgram> StartAsync(string seeds, string data)
    {
        var program = Begin(seeds, data);
        await program._listening.WaitAsync(TimeSpan.FromMinutes(2));
        return program;
    }

    /// <summary>Starts it, and does not wait: it may be killed while it starts.</summary>
    public static KilledProgram Begin(string seeds, string data)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Settings).Assembly.Location, "serve", "--urls", "http://127.0.0.1:0", "--no-playground", "--data", data])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        start.Environment["COUNCILBOT_Knowledge__Seeds"] = seeds;
        start.Environment["COUNCILBOT_Teams__AllowAnonymous"] = "true";
        start.Environment["COUNCILBOT_Teams__AllowedTenants__0"] = Town.Tenant;
        start.Environment["COUNCILBOT_Teams__AllowedTenants__1"] = Town.OtherTenant;
        var process = Process.Start(start)!;
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string?>();
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                listening.TrySetException(new InvalidOperationException($"The program ended: {string.Join('\n', said)}"));
            else if (line.Data.StartsWith("CouncilBot", StringComparison.Ordinal) && line.Data.IndexOf("http://", StringComparison.Ordinal) is > 0 and var at)
                listening.TrySetResult(new Uri(line.Data[at..].Split(' ')[0].TrimEnd('.')));
        };
        process.ErrorDataReceived += (_, line) => said.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new KilledProgram(process, listening.Task);
    }

    /// <summary>Ends it at once; when this returns it does nothing any more. Only the first call counts.</summary>
    /// <returns>Whether this call ended it.</returns>
    public bool Kill()
    {
        lock (_lock)
        {
            if (_isKilled)
                return false;

            _process.Kill();
            _process.WaitForExit(TimeSpan.FromSeconds(10));
            return _isKilled = true;
        }
    }

    /// <summary>Waits until it is ended, and ends it when nobody has within this time.</summary>
    public async Task EndAsync(TimeSpan atMost)
    {
        using var limit = new CancellationTokenSource(atMost);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

/// <summary>When a program is killed.</summary>
internal enum KillWhen
{
    /// <summary>At the commit of this number since somebody pressed.</summary>
    Commit,

    /// <summary>When a message arrives at the channel, before it is taken.</summary>
    Request,

    /// <summary>When the channel has taken it, before it says so.</summary>
    Delivered,

    /// <summary>So many microseconds after that.</summary>
    Answered,

    /// <summary>So many microseconds after somebody pressed.</summary>
    Pressed,
}

/// <summary>Where a program is killed.</summary>
internal readonly record struct KillPoint(KillWhen When, int Number);
