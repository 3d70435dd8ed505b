using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CouncilBot.Hosting.Playground;
using CouncilBot.Tests.Support;

namespace CouncilBot.Tests.Playground;

/// <summary>The real machine, with a script in place of npx. Scripts are for systems that have a shell.</summary>
public sealed class ARealProcess : IDisposable
{
    private readonly Installation _bot = Installation.WithSeedsOfItsOwn();

    public void Dispose() => _bot.Dispose();

    [Fact]
    public async Task Tells_the_port_it_listens_on()
    {
        if (Start("echo 'Listening on 40123'; exec sleep 600") is not { } page)
            return;

        Assert.Equal(40123, await page.Listening);
        await page.StopAsync();
    }

    [Fact]
    public async Task Ends_with_everything_it_started()
    {
        if (Start("""(trap '' TERM; echo $BASHPID > child; exec sleep 600) & echo "Listening on $5"; wait""") is not { } page)
            return;

        await page.Listening;
        var child = await ChildAsync();
        await page.StopAsync();

        Assert.True(page.Exited.IsCompleted);
        Assert.False(IsThere(child));
    }

    [Fact]
    public async Task May_end_by_itself_when_asked_to()
    {
        if (Start("""trap 'echo bye > farewell; exit 0' TERM; echo "Listening on $5"; while true; do sleep 0.05; done""") is not { } page)
            return;

        await page.Listening;
        await page.StopAsync();

        Assert.True(File.Exists(_bot.PathOf("farewell")));
        Assert.Equal(0, await page.Exited);
    }

    [Theory]
    [InlineData("npm error code ENOTFOUND", true)]
    [InlineData("npm error code EAI_AGAIN", true)]
    [InlineData("npm ERR! code E404", true)]
    [InlineData("npm error code EUSAGE", false)]
    [InlineData("Error: something ENOTFOUND", false)]
    public async Task Tells_whether_it_could_not_be_downloaded(string said, bool couldNotDownload)
    {
        if (Start($"echo '{said}' >&2; exit 1") is not { } page)
            return;

        Assert.Equal(1, await page.Exited);
        Assert.Equal(couldNotDownload, page.CouldNotDownload);
        await page.StopAsync();
    }

    [Fact]
    public async Task Gets_what_the_playground_needs_and_no_settings_of_the_bot()
    {
        Environment.SetEnvironmentVariable("COUNCILBOT_Teams__ClientSecret", "geheim");
        if (Start("echo \"$@\" > arguments; env > variables") is not { } page)
            return;

        await page.Exited;
        await page.StopAsync();

        Assert.Equal(
            $"--yes {PlaygroundSystem.Package} start -p 56150 -e http://127.0.0.1:3978/api/messages -c msteams --disable-telemetry\n",
            await File.ReadAllTextAsync(_bot.PathOf("arguments")));
        var variables = await File.ReadAllTextAsync(_bot.PathOf("variables"));
        Assert.Contains("TEAMSAPPTESTER_BROWSER=none\n", variables, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1,localhost\n", variables, StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", variables, StringComparison.Ordinal);
    }

    [Fact]
    public void That_is_not_installed_is_none()
    {
        using var system = new PlaygroundSystem(_bot.PathOf("no-such-npx"));

        Assert.Null(system.Start(_bot.PathOf(), 56150, new Uri("http://127.0.0.1:3978/api/messages")));
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    public void Cannot_have_a_port_that_is_taken(string address)
    {
        using var system = new PlaygroundSystem();
        using var other = new TcpListener(IPAddress.Parse(address), 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        Assert.False(system.IsFree(port));
        other.Stop();
        Assert.True(system.IsFree(port));
    }

    [Theory]
    [InlineData("200 OK", "pong", true)]
    [InlineData("200 OK", "<html>", false)]
    [InlineData("404 Not Found", "pong", false)]
    public async Task Is_ready_when_it_answers_pong(string status, string body, bool isReady)
    {
        using var system = new PlaygroundSystem();
        using var page = new TcpListener(IPAddress.Loopback, 0);
        page.Start();
        var ready = system.PingAsync(((IPEndPoint)page.LocalEndpoint).Port, CancellationToken.None);
        using (var client = await page.AcceptTcpClientAsync())
        await using (var stream = client.GetStream())
        {
            Assert.StartsWith("GET /_debug/ping ", await new StreamReader(stream, leaveOpen: true).ReadLineAsync(), StringComparison.Ordinal);
            await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
            Assert.Equal(isReady, await ready);
        }
    }

    [Fact]
    public async Task Is_not_ready_where_nobody_listens()
    {
        using var system = new PlaygroundSystem();
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var port = ((IPEndPoint)nobody.LocalEndpoint).Port;
        nobody.Stop();

        Assert.False(await system.PingAsync(port, CancellationToken.None));
    }

    /// <summary>Starts a script as if it were npx; null where there is no bash.</summary>
    private IPlaygroundProcess? Start(string script)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists("/bin/bash"))
            return null;

        var npx = _bot.Bring("npx", "#!/bin/bash\n" + script + "\n");
        File.SetUnixFileMode(npx, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var system = new PlaygroundSystem(npx);
        return system.Start(_bot.PathOf(), 56150, new Uri("http://127.0.0.1:3978/api/messages"));
    }

    private async Task<int> ChildAsync()
    {
        // Written by the child itself, a moment after its parent spoke.
        var id = "";
        await Hearing.UntilAsync(async () => File.Exists(_bot.PathOf("child")) && (id = (await File.ReadAllTextAsync(_bot.PathOf("child"))).Trim()).Length > 0);
        return int.Parse(id, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a process runs; its remains, waiting to be counted by whoever started it, do not.</summary>
    private static bool IsThere(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            return stat[stat.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }
}
