using System.Net;
using System.Net.Sockets;
using CouncilBot.Hosting;
using CouncilBot.Hosting.Starting;
using CouncilBot.Knowledge.Text;
using CouncilBot.Teams;
using CouncilBot.TestChannel.Channel;
using CouncilBot.TestChannel.Signing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Tests.Support;

/// <summary>The bot as <c>serve</c> starts it, in this process: it runs until it is stopped, or says what stops the start.</summary>
internal sealed class Served : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task<int> _running;
    private readonly Lines _out;
    private readonly StringWriter _error;

    private Served(Task<int> running, Lines output, StringWriter error, CancellationTokenSource stop) => (_running, _out, _error, _stop) = (running, output, error, stop);

    /// <summary>What was printed.</summary>
    public string Out => _out.ToString();

    /// <summary>What was refused or complained about.</summary>
    public string Error => _error.ToString().ReplaceLineEndings("\n");

    /// <summary>Settings of a registered bot on a free port; the folder is the caller's.</summary>
    public static Settings Registered(string data)
    {
        var settings = new Settings
        {
            Seeds = Repository.Seeds,
            Data = data,
            DefaultCollection = Settings.DefaultCollectionId,
            IndexMegabytes = Settings.DefaultIndexMegabytes,
            Bot = new BotOptions { Urls = "http://127.0.0.1:0" },
            Teams = new TeamsOptions { AppId = TestBot.AppId, TenantId = Town.Tenant, ClientSecret = "canary-secret-of-the-bot" },
        };
        settings.Teams.AllowedTenants.Add(Town.Tenant);
        return settings;
    }

    /// <summary>Settings of somebody who tries things out.</summary>
    public static Settings Anonymous(string data)
    {
        var settings = Registered(data) with { Environment = "Development", Teams = new TeamsOptions { AllowAnonymous = true } };
        settings.Teams.AllowedTenants.Add("62f746b4-84e6-4ceb-95bd-447e7184d454");
        return settings;
    }

    /// <summary>Starts through the command line; waits until it listens or has ended.</summary>
    public static Task<Served> StartAsync(Settings settings, params string[] arguments) =>
        StartAsync((output, error, cancellation) => CommandLine.RunAsync(arguments, settings, output, error, TextReader.Null, cancellation: cancellation));

    /// <summary>Starts with the channel of the tests; waits until it listens or has ended.</summary>
    public static Task<Served> StartWithChannelAsync(Settings settings, Language language = Language.German) =>
        StartAsync((output, error, cancellation) => new ServeCommand(settings, new Terminal(TextReader.Null, output, error, language, IsStyled: false), data: null).RunAsync(cancellation, services =>
        {
            services.AddFakeChannel(new FakeConnector(), new FakeTokenEndpoint());
            services.AddHttpClient(TeamsHttp.Metadata).ConfigurePrimaryHttpMessageHandler(() => new MetadataSource());
            services.AddLogging(logging => logging.ClearProviders());
        }));

    /// <summary>Where it listens.</summary>
    public Uri Address => new(Out[Out.IndexOf("http://", StringComparison.Ordinal)..].Split([' ', ',', '\n', '\r'])[0].TrimEnd('.'));

    /// <summary>Stops it, as Ctrl+C does.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        await _stop.CancelAsync();
        return await _running;
    }

    /// <summary>The lines of a refused start, after its title.</summary>
    public async Task<IReadOnlyList<string>> RefusalAsync()
    {
        Assert.Equal(Exit.Refused, await _running);
        Assert.Equal("", Out);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", Error, StringComparison.Ordinal);
        return [.. Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
    }

    /// <summary>A port where nobody listens.</summary>
    public static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private static async Task<Served> StartAsync(Func<TextWriter, TextWriter, CancellationToken, Task<int>> run)
    {
        var (output, error, stop) = (new Lines(), new StringWriter(), new CancellationTokenSource());
        var running = Task.Run(() => run(output, TextWriter.Synchronized(error), stop.Token));
        await Task.WhenAny(running, output.FirstLine);
        if (running.IsFaulted)
            await running;

        return new Served(running, output, error, stop);
    }

    /// <summary>Tells when the first line is there.</summary>
    private sealed class Lines : StringWriter
    {
        private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task FirstLine => _first.Task;

        public override async Task WriteLineAsync(string? value)
        {
            await base.WriteLineAsync(value);
            _first.TrySetResult();
        }
    }
}
