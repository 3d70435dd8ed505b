using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.Coalition.Rules;
using CouncilBot.Features.Sessions.Sync;
using CouncilBot.Hosting;
using CouncilBot.Storage.Sessions;
using CouncilBot.TestChannel.Channel;
using CouncilBot.Tests.Sessions.Support;
using CouncilBot.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CouncilBot.Tests.Sessions;

public sealed class ReadingAServer : IAsyncLifetime
{
    private static readonly SessionFileContext Context = new([new Body("rat", BodyKind.Council, new LocalName("Rat", "Council"), [])], BerlinTime.Zone, new DateOnly(2026, 11, 10));

    private OParlTown _town = null!;

    public async Task InitializeAsync() => _town = await OParlTown.StartAsync();

    public async Task DisposeAsync() => await _town.DisposeAsync();

    [Theory]
    [InlineData("absolute")]
    [InlineData("relative")]
    [InlineData("object")]
    public async Task Follows_its_pages(string kind)
    {
        ManyMeetings(5, pageSize: 2);
        if (kind != "absolute")
            _town.Intercept = context => PageAsync(context, links: next => new JsonObject { ["next"] = kind == "object" ? new JsonObject { ["href"] = next.ToString() } : next.PathAndQuery });

        var read = (await ReadAsync()).Value!;

        Assert.Equal((5, true), (read.Meetings.Count, read.IsComplete));
        Assert.Equal(_town.Clock.UtcDateTime, read.ServerUtc!.Value, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("itself")]
    [InlineData("first")]
    [InlineData("ever-new")]
    public async Task Ends_where_pages_go_round_in_a_circle(string kind)
    {
        ManyMeetings(2, pageSize: 100);
        var round = 0;
        _town.Intercept = context => PageAsync(context, links: _ => new JsonObject
        {
            ["next"] = kind switch
            {
                "itself" => $"{_town.List}{context.Request.QueryString}",
                "first" => context.Request.QueryString.HasValue ? _town.List.ToString() : $"{_town.List}?page=2",
                _ => $"{_town.List}?round={++round}",
            }
        });

        var read = (await ReadAsync()).Value!;

        Assert.Equal(2, read.Meetings.Count);
        Assert.InRange(_town.Asked.Count, 1, 3);
    }

    [Fact]
    public async Task Counts_a_meeting_once_that_slips_to_the_next_page()
    {
        ManyMeetings(3, pageSize: 2);
        _town.Meetings.Insert(1, (JsonObject)_town.Meetings[0].DeepClone());

        Assert.Equal(3, (await ReadAsync()).Value!.Meetings.Count);
    }

    [Theory]
    [InlineData("bom")]
    [InlineData("text/html")]
    [InlineData("none")]
    public async Task Reads_JSON_whatever_it_is_called(string kind)
    {
        _town.Adds("1", "2026-11-24T17:00:00+01:00");
        _town.Intercept = async context =>
        {
            context.Response.ContentType = kind == "none" ? null : "text/html; charset=iso-8859-1";
            if (kind == "bom")
                await context.Response.Body.WriteAsync(Encoding.UTF8.Preamble.ToArray());

            return false;
        };

        Assert.Equal(1, (await ReadAsync()).Value!.Meetings.Count);
    }

    [Theory]
    [InlineData("<html><body>Ratsinformation</body></html>", OParlProblem.NotJson)]
    [InlineData("", OParlProblem.NotJson)]
    [InlineData("{\"data\": [", OParlProblem.NotJson)]
    [InlineData("{\"data\": null}", OParlProblem.NotOParl)]
    [InlineData("[]", OParlProblem.NotOParl)]
    [InlineData("\"Hallo\"", OParlProblem.NotOParl)]
    [InlineData("{\"data\": {}}", OParlProblem.NotOParl)]
    public async Task Refuses_what_is_no_list(string body, object problem)
    {
        _town.Intercept = context => OParlTown.AnswersAsync(context, 200, body);

        Assert.Equal(problem, (await ReadAsync()).Refusal!.Problem);
    }

    [Fact]
    public async Task Refuses_what_is_not_UTF8()
    {
        _town.Intercept = async context =>
        {
            await context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes("{\"data\": [{\"name\": \"Prüfung\"}]}"));
            return true;
        };

        Assert.Equal(OParlProblem.NotJson, (await ReadAsync()).Refusal!.Problem);
    }

    [Theory]
    [InlineData(401, OParlProblem.LoginNeeded)]
    [InlineData(403, OParlProblem.LoginNeeded)]
    [InlineData(404, OParlProblem.NotFound)]
    [InlineData(410, OParlProblem.NotFound)]
    [InlineData(429, OParlProblem.ServerBusy)]
    [InlineData(503, OParlProblem.ServerBusy)]
    [InlineData(500, OParlProblem.ServerFailed)]
    [InlineData(304, OParlProblem.ServerFailed)]
    public async Task Refuses_with_the_status(int status, object problem)
    {
        _town.Intercept = context =>
        {
            context.Response.StatusCode = status;
            return Task.FromResult(true);
        };

        Assert.Equal((problem, status.ToString(CultureInfo.InvariantCulture)), ((object)(await ReadAsync()).Refusal!.Problem, (await ReadAsync()).Refusal!.Value));
    }

    [Fact]
    public async Task Is_redirected_on_the_same_host()
    {
        _town.Adds("1", "2026-11-24T17:00:00+01:00");
        _town.Intercept = context => Task.FromResult(context.Request.Path == "/alt" && Redirects(context, "/oparl/body/0/meetings"));

        Assert.Equal(1, (await ReadAsync(_town.At("/alt"))).Value!.Meetings.Count);
    }

    [Theory]
    [InlineData("http://other.example/oparl", "other.example")]
    [InlineData("http://169.254.169.254/latest", "169.254.169.254")]
    [InlineData("http://127.0.0.1:1/", "127.0.0.1")]
    [InlineData("file:///etc/passwd", "")]
    public async Task Is_not_led_elsewhere_by_a_redirect_or_a_link(string elsewhere, string host)
    {
        _town.Adds("1", "2026-11-24T17:00:00+01:00");
        _town.Intercept = context => Task.FromResult(Redirects(context, elsewhere));
        Assert.Equal(new OParlRefusal(OParlProblem.LeadsElsewhere, host), (await ReadAsync()).Refusal!);

        _town.Intercept = context => PageAsync(context, links: _ => new JsonObject { ["next"] = elsewhere });
        Assert.Equal(new OParlRefusal(OParlProblem.LeadsElsewhere, host), (await ReadAsync()).Refusal!);
    }

    [Fact]
    public async Task Is_redirected_only_so_often()
    {
        var round = 0;
        _town.Intercept = context => Task.FromResult(Redirects(context, $"/round/{++round}"));

        Assert.Equal(OParlProblem.TooManyRedirects, (await ReadAsync()).Refusal!.Problem);
        Assert.Equal(6, round);
    }

    [Fact]
    public async Task Refuses_one_answer_that_is_too_large_and_stops_reading_it()
    {
        _town.Intercept = async context =>
        {
            var chunk = new byte[64 * 1024];
            Array.Fill(chunk, (byte)' ');
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(chunk, context.RequestAborted);

            return true;
        };

        Assert.Equal(new OParlRefusal(OParlProblem.AnswerTooLarge, "1"), (await ReadAsync(limits: new() { AnswerBytes = 1024 * 1024 })).Refusal!);
    }

    [Fact]
    public async Task Refuses_answers_that_are_too_large_together()
    {
        ManyMeetings(20, pageSize: 1);

        Assert.Equal(OParlProblem.TooMuch, (await ReadAsync(limits: new() { TotalBytes = 2_000 })).Refusal!.Problem);
        Assert.InRange(_town.Asked.Count, 2, 10);
    }

    [Fact]
    public async Task Refuses_too_many_pages_meetings_and_sessions()
    {
        ManyMeetings(SessionFile.MaxSessions + 1, pageSize: 500);

        Assert.Equal(new OParlRefusal(OParlProblem.TooManyPages, "4"), (await ReadAsync(limits: new() { Pages = 4 })).Refusal!);
        Assert.Equal(new OParlRefusal(OParlProblem.TooManyMeetings, "1000"), (await ReadAsync(limits: new() { Meetings = 1_000 })).Refusal!);
        Assert.Equal(new OParlRefusal(OParlProblem.TooManySessions, "2000"), (await ReadAsync()).Refusal!);
    }

    [Fact]
    public async Task Refuses_what_is_nested_too_deeply()
    {
        _town.Intercept = context => OParlTown.AnswersAsync(context, 200, $"{{\"data\": {new string('[', 40)}{new string(']', 40)}}}");

        Assert.Equal(OParlProblem.NotJson, (await ReadAsync()).Refusal!.Problem);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Waits_only_so_long_for_one_answer(bool hasBegun)
    {
        var time = new ManualTime();
        var asked = HoldingAnswers(hasBegun);

        var reading = ReadAsync(time: time);
        await asked.WaitAsync(TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.False(reading.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new OParlRefusal(OParlProblem.AnswerTooSlow, "60"), (await reading).Refusal!);
    }

    [Fact]
    public async Task Waits_only_so_long_for_all_of_it()
    {
        var time = new ManualTime();
        var asked = HoldingAnswers(hasBegun: false);

        var reading = ReadAsync(time: time, limits: new() { Answer = TimeSpan.FromHours(1) });
        await asked.WaitAsync(TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal(new OParlRefusal(OParlProblem.TookTooLong, "15"), (await reading).Refusal!);
    }

    [Fact]
    public async Task Ends_when_the_person_ends_it()
    {
        using var cancel = new CancellationTokenSource();
        var asked = HoldingAnswers(hasBegun: true);

        var reading = ReadAsync(cancel: cancel.Token);
        await asked.WaitAsync(TimeSpan.FromSeconds(60));
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Refuses_a_server_that_breaks_off_or_is_not_there()
    {
        _town.Intercept = async context =>
        {
            await context.Response.WriteAsync("{\"data\": [");
            await context.Response.Body.FlushAsync();
            context.Abort();
            return true;
        };
        Assert.Equal(OParlProblem.Unreachable, (await ReadAsync()).Refusal!.Problem);

        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        Assert.Equal(OParlProblem.Unreachable, (await ReadAsync(new Uri($"http://127.0.0.1:{port}/"))).Refusal!.Problem);
    }

    [Fact]
    public async Task Refuses_a_certificate_nobody_vouches_for()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), password: null);
        await using var town = await OParlTown.StartAsync(certificate);

        Assert.Equal(OParlProblem.CertificateInvalid, (await ReadAsync(town.List)).Refusal!.Problem);
        Assert.Empty(town.Requests);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("93.184.216.34,127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task Does_not_connect_to_a_private_address_behind_a_public_name(string addresses)
    {
        var list = new UriBuilder(_town.List) { Host = "ris.example" }.Uri;

        var read = await ReadAsync(list, resolve: (_, _) => Task.FromResult<IPAddress[]>([.. addresses.Split(',').Select(IPAddress.Parse)]));

        Assert.Equal(new OParlRefusal(OParlProblem.AddressPrivate, "ris.example"), read.Refusal!);
        Assert.Empty(_town.Requests);
    }

    [Fact]
    public async Task Refuses_a_name_nobody_knows() => Assert.Equal(
        new OParlRefusal(OParlProblem.HostUnknown, "ris.example"),
        (await ReadAsync(new Uri("http://ris.example/"), resolve: (_, _) => throw new SocketException((int)SocketError.HostNotFound))).Refusal!);

    [Fact]
    public async Task Sends_no_credentials_and_no_cookies()
    {
        ManyMeetings(3, pageSize: 1);
        _town.Intercept = context =>
        {
            context.Response.Headers.SetCookie = "sitzung=1; Path=/";
            context.Response.Headers.WWWAuthenticate = "Negotiate";
            return Task.FromResult(false);
        };

        await ReadAsync();

        Assert.Equal(3, _town.Requests.Count);
        Assert.All(_town.Requests, r => Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], r.Headers.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Writes_nothing_to_the_log()
    {
        using var log = new LogBook();
        _town.Adds("geheim", "2026-11-24T17:00:00+01:00");

        await ReadAsync(log: log);

        Assert.Empty(log.Lines);
    }

    [Fact]
    public async Task Tells_of_progress_every_few_pages()
    {
        ManyMeetings(25, pageSize: 1);
        List<(int, int)> told = [];

        await ReadAsync(progress: (pages, meetings) =>
        {
            told.Add((pages, meetings));
            return Task.CompletedTask;
        });

        Assert.Equal([(10, 10), (20, 20)], told);
    }

    [Theory]
    [InlineData("{\"id\": \"s\", \"body\": [\"/oparl/body/0\"]}")]
    [InlineData("{\"id\": \"s\", \"body\": \"/oparl/bodies\"}")]
    [InlineData("{\"id\": \"s\", \"body\": [{\"id\": \"b\", \"name\": \"B\", \"meeting\": \"/oparl/body/0/meetings\"}]}")]
    [InlineData("{\"type\": \"https://schema.oparl.org/1.0/Body\", \"meeting\": \"/oparl/body/0/meetings\"}")]
    [InlineData("{\"data\": [{\"type\": \"https://schema.oparl.org/1.0/Body\", \"meeting\": \"/oparl/body/0/meetings\"}]}")]
    public async Task Finds_the_list_however_a_system_is_written(string system)
    {
        _town.Intercept = context => context.Request.Path == "/start" ? OParlTown.AnswersAsync(context, 200, system) : Task.FromResult(false);

        Assert.Equal(_town.List, (await FindAsync(_town.At("/start"))).Value);
    }

    [Theory]
    [InlineData("{\"body\": []}", OParlProblem.NoBody)]
    [InlineData("{\"body\": {}}", OParlProblem.NotOParl)]
    [InlineData("{\"body\": \"http://other.example/\"}", OParlProblem.LeadsElsewhere)]
    [InlineData("{\"type\": \"x/Body\"}", OParlProblem.NoMeetings)]
    [InlineData("{\"type\": \"x/Body\", \"meeting\": \"http://other.example/\"}", OParlProblem.LeadsElsewhere)]
    [InlineData("{\"data\": [{\"type\": \"x/Person\"}]}", OParlProblem.NotOParl)]
    [InlineData("{\"type\": \"x/Paper\"}", OParlProblem.NotOParl)]
    [InlineData("7", OParlProblem.NotOParl)]
    public async Task Says_why_there_is_no_list(string system, object problem)
    {
        _town.Intercept = context => OParlTown.AnswersAsync(context, 200, system);

        Assert.Equal(problem, (await FindAsync(_town.At("/start"))).Refusal!.Problem);
    }

    private static bool Redirects(HttpContext context, string to)
    {
        context.Response.StatusCode = 302;
        context.Response.Headers.Location = to;
        return true;
    }

    /// <summary>Answers that are begun at most and never finished; ends when the first is asked for.</summary>
    private Task HoldingAnswers(bool hasBegun)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _town.Intercept = async context =>
        {
            if (hasBegun)
            {
                await context.Response.WriteAsync("{\"data\": [");
                await context.Response.Body.FlushAsync();
            }

            asked.TrySetResult();
            var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var _ = context.RequestAborted.Register(aborted.SetResult);
            await aborted.Task;
            return true;
        };
        return asked.Task;
    }

    private async Task<bool> PageAsync(HttpContext context, Func<Uri, JsonObject> links)
    {
        if (context.Request.Path != _town.List.AbsolutePath)
            return false;

        var number = context.Request.Query.TryGetValue("page", out var page) ? int.Parse(page!, CultureInfo.InvariantCulture) : 1;
        var json = new JsonObject { ["data"] = new JsonArray([.. _town.Meetings.Skip((number - 1) * _town.PageSize).Take(_town.PageSize).Select(m => m.DeepClone())]) };
        if (number * _town.PageSize < _town.Meetings.Count || _town.PageSize == 100)
            json["links"] = links(new Uri($"{_town.List}?page={number + 1}"));

        await OParlTown.JsonAsync(context, json);
        return true;
    }

    private void ManyMeetings(int count, int pageSize)
    {
        _town.PageSize = pageSize;
        for (var i = 0; i < count; i++)
            _town.Adds($"{i}", "2026-11-24T17:00:00+01:00");
    }

    private static Task<Answer<Uri>> FindAsync(Uri address) => WithServerAsync(address, server => server.FindListAsync(address, wanted: null, CancellationToken.None));

    private Task<Answer<OParlList>> ReadAsync(Uri? list = null, OParlLimits? limits = null, TimeProvider? time = null, OParlHttp.Resolve? resolve = null, LogBook? log = null, Func<int, int, Task>? progress = null, CancellationToken cancel = default) =>
        WithServerAsync(list ?? _town.List, server => server.ReadAsync(list ?? _town.List, since: null, Context, cancel), limits, time, resolve, log, progress);

    private static async Task<Answer<T>> WithServerAsync<T>(Uri address, Func<OParlServer, Task<Answer<T>>> ask, OParlLimits? limits = null, TimeProvider? time = null, OParlHttp.Resolve? resolve = null, LogBook? log = null, Func<int, int, Task>? progress = null)
        where T : class
    {
        var services = new ServiceCollection().AddOParlHttp(address, resolve);
        if (log is not null)
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));

        await using var provider = services.BuildServiceProvider();
        using var client = new OParlClient(provider.GetRequiredService<IHttpClientFactory>(), limits ?? new(), time ?? TimeProvider.System);
        return await ask(new OParlServer(client, limits ?? new(), progress ?? ((_, _) => Task.CompletedTask)));
    }
}
