using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CouncilBot.Hosting.Playground;

/// <summary>This machine. The page comes from npm when it is first used and is never part of the product.</summary>
/// <param name="npx">The program that fetches and runs npm packages.</param>
internal sealed class PlaygroundSystem(string npx) : IPlaygroundSystem, IDisposable
{
    /// <summary>The package, pinned: it is a pre-release and changes.</summary>
    public const string Package = "@microsoft/m365agentsplayground@0.2.28";

    /// <summary>Settings of the bot, secrets among them, are none of the page's business.</summary>
    private static readonly string[] OwnVariables = ["COUNCILBOT_", "TEAMS__"];

    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = PingTimeout };

    public PlaygroundSystem()
        : this(OperatingSystem.IsWindows() ? "npx.cmd" : "npx")
    {
    }

    public bool IsFree(int port)
    {
        try
        {
            // The page listens on all addresses; a port that is taken on one of them is taken.
            using var any = new TcpListener(IPAddress.IPv6Any, port) { ExclusiveAddressUse = true };
            any.Server.DualMode = true;
            any.Start();
            return true;
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressFamilyNotSupported or SocketError.AddressNotAvailable)
        {
            return IsFreeWithoutIPv6(port);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public IPlaygroundProcess? Start(string workingDirectory, int port, Uri bot)
    {
        var start = new ProcessStartInfo(npx)
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "--yes", Package, "start", "-p", port.ToString(CultureInfo.InvariantCulture), "-e", bot.AbsoluteUri, "-c", "msteams", "--disable-telemetry" })
            start.ArgumentList.Add(argument);

        foreach (var own in start.Environment.Keys.Where(k => OwnVariables.Any(o => k.StartsWith(o, StringComparison.OrdinalIgnoreCase))).ToList())
            start.Environment.Remove(own);
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        start.Environment["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "true";
        start.Environment["NPM_CONFIG_UPDATE_NOTIFIER"] = "false";
        start.Environment["NO_PROXY"] = string.Join(',', new[] { start.Environment.TryGetValue("NO_PROXY", out var none) ? none : null, "127.0.0.1", "localhost" }.OfType<string>());
        try
        {
            return new PlaygroundProcess(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public async Task<bool> PingAsync(int port, CancellationToken cancellation)
    {
        try
        {
            return (await _http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/_debug/ping"), cancellation)).Trim() == "pong";
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    public void OpenBrowser(Uri page)
    {
        var opener = OperatingSystem.IsWindows() ? new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true }
            : OperatingSystem.IsMacOS() ? new ProcessStartInfo("open", page.AbsoluteUri)
            : HasDisplay() ? new ProcessStartInfo("xdg-open", page.AbsoluteUri) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true }
            : null;
        try
        {
            using var opened = opener is null ? null : Process.Start(opener);
        }
        catch (Win32Exception)
        {
            // No browser can be opened from here; the address is printed all the same.
        }
    }

    public void Dispose() => _http.Dispose();

    private static bool HasDisplay() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY"));

    private static bool IsFreeWithoutIPv6(int port)
    {
        try
        {
            using var any = new TcpListener(IPAddress.Any, port) { ExclusiveAddressUse = true };
            any.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
