using System.Diagnostics;
using System.Globalization;
using CouncilBot.Hosting;
using CouncilBot.TestChannel.Channel;
using Microsoft.Data.Sqlite;

namespace CouncilBot.Tests.Support;

/// <summary>The built program in a process of its own, which a test ends without warning (SIGKILL).</summary>
internal sealed class KilledProgram : IAsyncDisposable
{
    /// <summary>What the program logs of a message whose answer it waited for in vain (<c>ConnectorLog.NotDone</c>).</summary>
    private const string InVain = "Connector send: Unknown (Timeout)";

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _faults = [];
    private readonly Lock _lock = new();
    private int _unanswered;
    private bool _isKilled;

    private KilledProgram(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => _faults.Add(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => _listening.Task.Result;

    /// <summary>
    /// Messages whose answer did not come in time, on a machine that stood still: it cannot know whether they arrived, and may repeat
    /// each. Complete when the program has ended.
    /// </summary>
    public int Unanswered => Volatile.Read(ref _unanswered);

    /// <summary>
    /// Where one of several programs that follow each other finds the channel: by it the channel knows whose a message is, also when
    /// it takes it only after that program's death.
    /// </summary>
    public static string ServiceFor(int life, Uri channel) => new Uri(channel, string.Create(CultureInfo.InvariantCulture, $"{life}/")).AbsoluteUri;

    /// <summary>Lets the next program find the channel there in all conversations that are stored; nobody is alive now.</summary>
    public static void Readdress(string databaseFile, string service)
    {
        using var db = new SqliteConnection($"Data Source={databaseFile};Pooling=False");
        db.Open();
        using var update = db.CreateCommand();
        update.CommandText = """UPDATE "Conversations" SET "ServiceUrl" = @service""";
        update.Parameters.AddWithValue("@service", service);
        update.ExecuteNonQuery();
    }

    /// <summary>Which of them a message comes from.</summary>
    public static int LifeOf(DeliveredActivity delivered) => int.Parse(delivered.Address.Segments[1].AsSpan().TrimEnd('/'), CultureInfo.InvariantCulture);

    /// <summary>Starts it on a data folder, without a registration, and waits until it listens.</summary>
    public static async Task<KilledProgram> StartAsync(string seeds, string data)
    {
        var program = Begin(seeds, data);
        await program._listening.Task.WaitAsync(TimeSpan.FromMinutes(2));
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
        return new KilledProgram(Process.Start(start)!);
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
            // Also what it has still said.
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
            _listening.TrySetException(new InvalidOperationException($"The program ended: {string.Join('\n', _faults)}"));
        else if (line.StartsWith("CouncilBot", StringComparison.Ordinal) && line.IndexOf("http://", StringComparison.Ordinal) is > 0 and var at)
            _listening.TrySetResult(new Uri(line[at..].Split(' ')[0].TrimEnd('.')));
        else if (line.Contains(InVain, StringComparison.Ordinal))
            Interlocked.Increment(ref _unanswered);
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
