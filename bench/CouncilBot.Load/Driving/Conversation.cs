using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CouncilBot.Load.Channel;

namespace CouncilBot.Load.Driving;

/// <summary>A personal chat of one member with the bot: writes the requests as Teams would and assigns the answers.</summary>
internal sealed class Conversation(Person person, Registration registration, TimeProvider clock)
{
    private static readonly TimeSpan s_tokenAge = TimeSpan.FromMinutes(30);
    private static long s_lastActivity = 1_763_625_600_000;

    private volatile Pending? _pending;
    private string _head = string.Empty;
    private DateTimeOffset _signed = DateTimeOffset.MinValue;

    /// <summary>Identity of the chat.</summary>
    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"a:{registration.Port}-{person.Number}");

    /// <summary>Puts a question, once the one before is answered or given up; the request is the caller's to send.</summary>
    public (Pending Pending, ReadOnlyMemory<byte> Request) Ask(Question question, long due)
    {
        var id = Interlocked.Increment(ref s_lastActivity).ToString(CultureInfo.InvariantCulture);
        _pending = new Pending(question, id, due);
        return (_pending, Request(question, id));
    }

    /// <summary>Takes what the bot sent into this chat.</summary>
    /// <param name="repliesTo">The message it answers, where the bot says so; in a personal chat it need not.</param>
    /// <param name="activity">What was sent.</param>
    /// <returns>Whether somebody waited for it.</returns>
    public bool Receive(string? repliesTo, ReceivedActivity activity)
    {
        if (activity.Type == "typing")
            return true;

        var pending = _pending;
        if (pending is null || (repliesTo is not null && repliesTo != pending.ActivityId) || Interlocked.CompareExchange(ref _pending, null, pending) != pending)
            return false;

        pending.Answered(activity);
        return true;
    }

    /// <summary>Gives up waiting.</summary>
    public void Forget() => _pending = null;

    private ReadOnlyMemory<byte> Request(Question question, string id)
    {
        var body = Activity(question, id);
        var head = $"{Head()}Content-Length: {body.WrittenCount}\r\n\r\n";
        var request = new byte[head.Length + body.WrittenCount];
        Encoding.ASCII.GetBytes(head, request);
        body.WrittenSpan.CopyTo(request.AsSpan(head.Length));
        return request;
    }

    /// <summary>The request down to its token, which the channel too uses again and again.</summary>
    private string Head()
    {
        var now = clock.GetUtcNow();
        if (now - _signed > s_tokenAge)
        {
            var token = registration.Signature.Token(registration.AppId, registration.ServiceUrl, now);
            _head = $"POST /api/messages HTTP/1.1\r\nHost: 127.0.0.1:{registration.Port}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json; charset=utf-8\r\n";
            _signed = now;
        }

        return _head;
    }

    private ArrayBufferWriter<byte> Activity(Question question, string id)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        json.WriteString("type"u8, "message"u8);
        json.WriteString("id"u8, id);
        json.WriteString("timestamp"u8, clock.GetUtcNow());
        json.WriteString("localTimezone"u8, "Europe/Berlin"u8);
        json.WriteString("serviceUrl"u8, registration.ServiceUrl);
        json.WriteString("channelId"u8, "msteams"u8);

        json.WriteStartObject("from"u8);
        json.WriteString("id"u8, person.AccountId);
        json.WriteString("name"u8, person.Name);
        json.WriteString("aadObjectId"u8, person.ObjectId);
        json.WriteEndObject();

        json.WriteStartObject("conversation"u8);
        json.WriteString("id"u8, Id);
        json.WriteString("conversationType"u8, "personal"u8);
        json.WriteString("tenantId"u8, registration.TenantId);
        json.WriteEndObject();

        json.WriteStartObject("recipient"u8);
        json.WriteString("id"u8, "28:" + registration.AppId);
        json.WriteString("name"u8, "CouncilBot"u8);
        json.WriteEndObject();

        json.WriteString("locale"u8, "de-DE"u8);
        json.WriteString("textFormat"u8, "plain"u8);
        json.WriteString("text"u8, question.Text);

        json.WriteStartArray("entities"u8);
        json.WriteStartObject();
        json.WriteString("type"u8, "clientInfo"u8);
        json.WriteString("locale"u8, "de-DE"u8);
        json.WriteString("country"u8, "DE"u8);
        json.WriteString("platform"u8, "Windows"u8);
        json.WriteString("timezone"u8, "Europe/Berlin"u8);
        json.WriteEndObject();
        json.WriteEndArray();

        json.WriteStartObject("channelData"u8);
        json.WriteStartObject("tenant"u8);
        json.WriteString("id"u8, registration.TenantId);
        json.WriteEndObject();
        json.WriteEndObject();

        json.WriteEndObject();
        json.Flush();
        return body;
    }
}
