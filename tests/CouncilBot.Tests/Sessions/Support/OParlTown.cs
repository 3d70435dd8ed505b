using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using CouncilBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace CouncilBot.Tests.Sessions.Support;

/// <summary>A request as it arrived.</summary>
internal sealed record OParlRequest(string Path, string Query, IReadOnlyDictionary<string, string> Headers);

/// <summary>A server that speaks OParl, on a free port of loopback: well-behaved, and otherwise as a test wants it.</summary>
internal sealed class OParlTown : IAsyncDisposable
{
    public const string Type = "https://schema.oparl.org/1.1/";

    private readonly ConcurrentQueue<OParlRequest> _requests = new();
    private WebApplication _application = null!;

    /// <summary>The meetings, in the order of the list.</summary>
    public List<JsonObject> Meetings { get; } = [];

    /// <summary>Names of the organizations, by the last part of their address.</summary>
    public Dictionary<string, string> Organizations { get; } = new(StringComparer.Ordinal) { ["rat"] = "Rat der Stadt", ["hfa"] = "Haupt- und Finanzausschuss" };

    /// <summary>Names of the bodies; the first has the meetings.</summary>
    public List<string> Bodies { get; } = ["Stadt Beispiel"];

    public int PageSize { get; set; } = 100;

    /// <summary>The clock of the server.</summary>
    public DateTimeOffset Clock { get; set; } = ShiftedTime.Start;

    /// <summary>Whether it heeds the question what changed.</summary>
    public bool KnowsChanges { get; set; } = true;

    /// <summary>Answers before the server does; says whether it has.</summary>
    public Func<HttpContext, Task<bool>> Intercept { get; set; } = _ => Task.FromResult(false);

    public Uri Address { get; private set; } = null!;

    public Uri List => At("/oparl/body/0/meetings");

    public IReadOnlyCollection<OParlRequest> Requests => _requests;

    /// <summary>The questions that the list of meetings was asked.</summary>
    public IReadOnlyList<string> Asked => [.. _requests.Where(r => r.Path == List.AbsolutePath).Select(r => Uri.UnescapeDataString(r.Query))];

    public static async Task<OParlTown> StartAsync(X509Certificate2? certificate = null)
    {
        var town = new OParlTown();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen =>
            {
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });
        if (certificate is not null)
            builder.WebHost.UseKestrelHttpsConfiguration();

        town._application = builder.Build();
        town._application.Run(town.AnswerAsync);
        await town._application.StartAsync();
        town.Address = new Uri(town._application.Urls.Single());
        return town;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    public Uri At(string path) => new(Address, path);

    /// <summary>A meeting as 1.1 describes it, changed by the clock of the server.</summary>
    public JsonObject Meeting(string id, string start, string? organization = "rat") => new()
    {
        ["id"] = At($"/oparl/meeting/{id}").ToString(),
        ["type"] = $"{Type}Meeting",
        ["name"] = "Sitzung",
        ["start"] = start,
        ["organization"] = organization is null ? null : new JsonArray(At($"/oparl/organization/{organization}").ToString()),
        ["modified"] = Iso(Clock),
    };

    /// <summary>A meeting in the list.</summary>
    public JsonObject Adds(string id, string start, string? organization = "rat")
    {
        var meeting = Meeting(id, start, organization);
        Meetings.Add(meeting);
        return meeting;
    }

    /// <summary>Lets time pass on the server.</summary>
    public void Passes(TimeSpan time) => Clock += time;

    public static Task JsonAsync(HttpContext context, JsonNode json) => context.Response.WriteAsync(json.ToJsonString());

    public static async Task<bool> AnswersAsync(HttpContext context, int status, string body = "")
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
        return true;
    }

    private async Task AnswerAsync(HttpContext context)
    {
        _requests.Enqueue(new(context.Request.Path, context.Request.QueryString.Value ?? "", context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        context.Response.Headers.Date = Clock.ToString("R", CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/json";
        if (await Intercept(context))
            return;

        var path = context.Request.Path.Value!;
        if (path == "/oparl/system")
            await JsonAsync(context, new JsonObject { ["id"] = At(path).ToString(), ["type"] = $"{Type}System", ["body"] = At("/oparl/bodies").ToString() });
        else if (path == "/oparl/bodies")
            await JsonAsync(context, new JsonObject { ["data"] = new JsonArray([.. Bodies.Select((_, i) => Body(i))]), ["links"] = new JsonObject() });
        else if (path.StartsWith("/oparl/body/", StringComparison.Ordinal) && path.EndsWith("/meetings", StringComparison.Ordinal))
            await JsonAsync(context, Page(context.Request, path));
        else if (path.StartsWith("/oparl/body/", StringComparison.Ordinal))
            await JsonAsync(context, Body(int.Parse(path[12..], CultureInfo.InvariantCulture)));
        else if (path.StartsWith("/oparl/organization/", StringComparison.Ordinal) && Organizations.TryGetValue(path[20..], out var name))
            await JsonAsync(context, new JsonObject { ["id"] = At(path).ToString(), ["type"] = $"{Type}Organization", ["name"] = name });
        else
            context.Response.StatusCode = 404;
    }

    private JsonObject Body(int number) => new()
    {
        ["id"] = At($"/oparl/body/{number}").ToString(),
        ["type"] = $"{Type}Body",
        ["name"] = Bodies[number],
        ["shortName"] = $"K{number}",
        ["meeting"] = At($"/oparl/body/{number}/meetings").ToString(),
    };

    private JsonObject Page(HttpRequest request, string path)
    {
        var since = KnowsChanges && request.Query.TryGetValue("modified_since", out var text) ? DateTimeOffset.Parse(text!, CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;
        var number = request.Query.TryGetValue("page", out var page) ? int.Parse(page!, CultureInfo.InvariantCulture) : 1;
        var all = path == List.AbsolutePath ? Meetings.Where(m => since == DateTimeOffset.MinValue || DateTimeOffset.Parse(m["modified"]!.GetValue<string>(), CultureInfo.InvariantCulture) >= since).ToList() : [];
        var links = new JsonObject();
        if (number * PageSize < all.Count)
        {
            var query = new StringBuilder($"?page={number + 1}");
            if (request.Query.ContainsKey("modified_since"))
                query.Append(CultureInfo.InvariantCulture, $"&modified_since={Uri.EscapeDataString(request.Query["modified_since"]!)}");

            links["next"] = $"{At(path)}{query}";
        }

        return new JsonObject
        {
            ["data"] = new JsonArray([.. all.Skip((number - 1) * PageSize).Take(PageSize).Select(m => m.DeepClone())]),
            ["pagination"] = new JsonObject { ["totalElements"] = all.Count, ["elementsPerPage"] = PageSize, ["currentPage"] = number },
            ["links"] = links,
        };
    }

    private static string Iso(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
