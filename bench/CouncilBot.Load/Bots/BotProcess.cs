using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace CouncilBot.Load.Bots;

/// <summary>A bot in a process of its own, and what the system says about that process.</summary>
internal sealed class BotProcess : IAsyncDisposable
{
    private const double TicksPerSecond = 100;

    /// <summary>How long a bot may take to finish its turns when it is told to end.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(2) };

    private readonly Process _process;
    private readonly string _log;

    private BotProcess(Process process, string log) => (_process, _log) = (process, log);

    /// <summary>CPU time so far, in seconds.</summary>
    public double CpuSeconds
    {
        get
        {
            // The name of the program stands in brackets and may contain anything; utime and stime are fields 14 and 15.
            var stat = File.ReadAllText($"/proc/{_process.Id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
        }
    }

    /// <summary>Resident memory now, in MiB.</summary>
    public double ResidentMegabytes => Kilobytes("VmRSS:") / 1024.0;

    /// <summary>The most resident memory it ever had, in MiB.</summary>
    public double PeakMegabytes => Kilobytes("VmHWM:") / 1024.0;

    /// <summary>Starts a program; what it prints goes to <paramref name="log"/> without passing through the driver.</summary>
    public static BotProcess Start(string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string log)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (var argument in (string[])["-c", "log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log, program, .. arguments])
            start.ArgumentList.Add(argument);

        // Idle threads of the driver do not spin, so that the bot has the cores (launchSettings.json); the bot is to run as it always does.
        start.Environment.Remove("DOTNET_ThreadPool_UnfairSemaphoreSpinLimit");
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        return new BotProcess(Process.Start(start)!, log);
    }

    /// <summary>Waits until <paramref name="url"/> answers 200.</summary>
    /// <returns>How long it took since the call.</returns>
    public async Task<TimeSpan> ReadyAsync(Uri url, TimeSpan atMost)
    {
        var since = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync(url))
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(since) > atMost)
                throw new InvalidOperationException($"The bot did not get ready. It said: {Said()}");

            await Task.Delay(5);
        }

        return Stopwatch.GetElapsedTime(since);
    }

    /// <summary>Waits for the end of a program that ends by itself.</summary>
    public async Task EndAsync()
    {
        await _process.WaitForExitAsync();
        if (_process.ExitCode != 0)
            throw new InvalidOperationException($"It ended with {_process.ExitCode} and said: {Said()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var patience = new CancellationTokenSource(s_patience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(Uri url)
    {
        try
        {
            using var answer = await s_http.GetAsync(url);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }

    private long Kilobytes(string field) =>
        long.Parse(File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private string Said() => File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(20)) : "nothing";
}
