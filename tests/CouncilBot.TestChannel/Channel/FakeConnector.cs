using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace CouncilBot.TestChannel.Channel;

/// <summary>
/// The connector service of the channel, in memory: it takes messages, gives them ids, knows who is in a conversation, and fails
/// the way a test says. <see cref="Handler"/> puts it below an HTTP client, <see cref="FakeConnectorServer"/> on loopback.
/// </summary>
public sealed class FakeConnector
{
    private readonly ConcurrentQueue<ScriptedAnswer> _script = new();
    private readonly Lock _lock = new();
    private readonly List<DeliveredActivity> _delivered = [];
    private readonly List<ConnectorRequest> _requests = [];
    private readonly Milestones _deliveries = new();
    private readonly Milestones _calls = new();
    private readonly Dictionary<string, IReadOnlyList<FakeMember>> _members = new(StringComparer.Ordinal);
    private long _lastId;

    /// <summary>Base of the service as the bot knows it.</summary>
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    /// <summary>Whether requests and messages are kept; a load driver listens to <see cref="Delivering"/> and keeps nothing.</summary>
    public bool KeepsEverything { get; init; } = true;

    /// <summary>The limits to enforce, or null for none.</summary>
    public ThreadLimits? Limits { get; init; }

    /// <summary>Called for every message that arrives, on the thread of the request.</summary>
    public Action<DeliveredActivity>? Delivering { get; set; }

    /// <summary>Called for every request, before it is answered; a scripted answer, or null to go on.</summary>
    public Func<ConnectorRequest, ScriptedAnswer?>? Answering { get; set; }

    /// <summary>Messages in order of arrival.</summary>
    public IReadOnlyList<DeliveredActivity> Delivered
    {
        get
        {
            lock (_lock)
                return [.. _delivered];
        }
    }

    /// <summary>Requests in order of arrival, refused ones included.</summary>
    public IReadOnlyList<ConnectorRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    /// <summary>A handler that answers in process.</summary>
    public HttpMessageHandler Handler() => new FakeConnectorHandler(this);

    /// <summary>The next requests are answered like this, each by one; then as usual.</summary>
    public FakeConnector Then(params ScriptedAnswer[] answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var answer in answers)
            _script.Enqueue(answer);
        return this;
    }

    /// <summary>Who is in a conversation.</summary>
    public FakeConnector With(string conversation, params FakeMember[] members)
    {
        lock (_lock)
            _members[conversation] = members;
        return this;
    }

    /// <summary>Waits until so many messages have arrived since the start.</summary>
    public Task DeliveredAsync(int count, CancellationToken cancellation = default) => _deliveries.ReachedAsync(count, cancellation);

    /// <summary>Waits until so many requests have arrived since the start.</summary>
    public Task RequestedAsync(int count, CancellationToken cancellation = default) => _calls.ReachedAsync(count, cancellation);

    /// <summary>What the service answers; null when it closes the connection.</summary>
    internal async Task<ScriptedAnswer> AnswerAsync(ConnectorRequest request, CancellationToken cancellation)
    {
        Count(request);
        var scripted = Answering?.Invoke(request) ?? (_script.TryDequeue(out var next) ? next : ScriptedAnswer.Usual);
        if (scripted.Delivers)
            Usual(request);
        if (scripted.Until is { } until)
            await until.WaitAsync(cancellation);
        return scripted.IsUsual ? Usual(request) : scripted;
    }

    private ScriptedAnswer Usual(ConnectorRequest request)
    {
        if (ConnectorPath.Read(request) is not { } path)
            return ScriptedAnswer.Error(HttpStatusCode.NotFound, "ServiceError");
        if (Limits?.Exceeded(path.Conversation ?? "", request.Method == "GET") is { } wait)
            return ScriptedAnswer.TooManyRequests(Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        return path switch
        {
            { Conversation: null } => Create(request),
            { IsMembers: true } => MembersOf(path.Conversation, request),
            { Method: "POST" } => Deliver(Delivery.Sent, path.Conversation, NextId(), path.Activity, request, HttpStatusCode.Created),
            { Method: "PUT", Activity: { } id } => Deliver(Delivery.Updated, path.Conversation, id, null, request, HttpStatusCode.OK),
            { Method: "DELETE", Activity: { } id } => Deliver(Delivery.Deleted, path.Conversation, id, null, request, HttpStatusCode.OK),
            _ => ScriptedAnswer.Error(HttpStatusCode.MethodNotAllowed, "MethodNotAllowed"),
        };
    }

    private string NextId() => (1_763_625_600_000 + Interlocked.Increment(ref _lastId)).ToString(CultureInfo.InvariantCulture);

    private ScriptedAnswer Deliver(Delivery delivery, string conversation, string id, string? replyTo, ConnectorRequest request, HttpStatusCode status)
    {
        var activity = new DeliveredActivity(delivery, conversation, id, replyTo, request.Address, request.Body);
        if (KeepsEverything)
        {
            lock (_lock)
                _delivered.Add(activity);
        }

        Delivering?.Invoke(activity);
        _deliveries.Step();
        return delivery == Delivery.Deleted ? new ScriptedAnswer { Status = status } : ScriptedAnswer.Of(status, $$"""{"id":"{{id}}"}""");
    }

    /// <summary>One person: the same conversation again. Anything else is refused, as the service does.</summary>
    private static ScriptedAnswer Create(ConnectorRequest request)
    {
        var json = request.Json;
        if (!json.TryGetProperty("members", out var members) || members.GetArrayLength() != 1 || !json.TryGetProperty("tenantId", out _))
            return ScriptedAnswer.Error(HttpStatusCode.BadRequest, "BadSyntax");
        var user = members[0].GetProperty("id").GetString()!;
        return ScriptedAnswer.Of(HttpStatusCode.Created, JsonSerializer.Serialize(new { id = PersonalConversation(user) }));
    }

    /// <summary>Identity of the personal chat with a person.</summary>
    public static string PersonalConversation(string userId) => "a:" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(userId));

    private ScriptedAnswer MembersOf(string conversation, ConnectorRequest request)
    {
        IReadOnlyList<FakeMember>? members;
        lock (_lock)
            members = _members.GetValueOrDefault(conversation);
        if (members is null)
            return ScriptedAnswer.Error(HttpStatusCode.NotFound, "ConversationNotFound");
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(request.Address.Query);
        var size = int.Parse(query["pageSize"].ToString(), CultureInfo.InvariantCulture);
        var from = query.TryGetValue("continuationToken", out var token) ? int.Parse(token.ToString().AsSpan("page/".Length), CultureInfo.InvariantCulture) : 0;
        var page = new
        {
            members = members.Skip(from).Take(size).Select(member => new { id = member.Id, name = member.Name, aadObjectId = member.ObjectId, tenantId = member.TenantId }),
            continuationToken = from + size < members.Count ? $"page/{from + size}" : null,
        };
        return ScriptedAnswer.Of(HttpStatusCode.OK, JsonSerializer.Serialize(page));
    }

    private void Count(ConnectorRequest request)
    {
        if (KeepsEverything)
        {
            lock (_lock)
                _requests.Add(request);
        }

        _calls.Step();
    }
}

/// <summary>A person in a conversation of the <see cref="FakeConnector"/>.</summary>
public sealed record FakeMember(string Id, string? Name = null, string? ObjectId = null, string? TenantId = null);
