using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CouncilBot.Teams.Activities;

namespace CouncilBot.Teams.Connector;

/// <summary>The body of a request, written once, sent by every try, and used again by later calls.</summary>
internal sealed class ActivityBody : IDisposable
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json", "utf-8");

    // Umlauts stay as they are: the body is never embedded in a page.
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(4 * 1024);
    private readonly Utf8JsonWriter _json;
    private int _readers;

    internal ActivityBody() => _json = new Utf8JsonWriter(_buffer, s_options);

    /// <summary>Bytes written.</summary>
    internal int Length => _buffer.WrittenCount;

    /// <summary>
    /// Whether nobody reads it any more. A try that was given up may still be read by the connection; then the buffer is left to
    /// the garbage collector, because writing the next message into it could send that one to the wrong people.
    /// </summary>
    internal bool IsFree => Volatile.Read(ref _readers) == 0;

    /// <summary>What was written.</summary>
    internal ReadOnlySpan<byte> Written => _buffer.WrittenSpan;

    public void Dispose() => _json.Dispose();

    /// <summary>A message or a typing sign. False when the card is not JSON.</summary>
    internal bool TryWrite(ConversationReference to, OutgoingActivity activity, string? text)
    {
        Begin();
        _json.WriteStartObject();
        _json.WriteString("type"u8, activity.Type);
        WriteIdentified("from"u8, to.BotId);
        WriteIdentified("conversation"u8, to.ConversationId);
        if (to.UserId is { } user)
            WriteIdentified("recipient"u8, user);
        if (activity.ReplyToId is { } answered)
            _json.WriteString("replyToId"u8, answered);
        if (activity.Locale is { } locale)
            _json.WriteString("locale"u8, locale);
        if (activity.Summary is { } summary)
            _json.WriteString("summary"u8, summary);
        if (text is not null)
        {
            _json.WriteString("textFormat"u8, "markdown"u8);
            _json.WriteString("text"u8, text);
        }

        if (activity.Alert)
            WriteAlert();
        if (activity.Card is { } card && !TryWriteCard(card))
            return false;
        _json.WriteEndObject();
        _json.Flush();
        return true;
    }

    /// <summary>A personal chat is asked for empty: the service does not give the id of a first message.</summary>
    internal void WritePersonalConversation(string botId, string tenantId, string userId)
    {
        Begin();
        _json.WriteStartObject();
        _json.WriteBoolean("isGroup"u8, false);
        WriteIdentified("bot"u8, botId);
        _json.WriteStartArray("members"u8);
        _json.WriteStartObject();
        _json.WriteString("id"u8, userId);
        _json.WriteEndObject();
        _json.WriteEndArray();
        _json.WriteString("tenantId"u8, tenantId);
        _json.WriteStartObject("channelData"u8);
        WriteIdentified("tenant"u8, tenantId);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
    }

    /// <summary>The body for one try.</summary>
    internal HttpContent Content() => new Reading(this);

    private void Begin()
    {
        _buffer.ResetWrittenCount();
        _json.Reset();
    }

    private void WriteAlert()
    {
        _json.WriteStartObject("channelData"u8);
        _json.WriteStartObject("notification"u8);
        _json.WriteBoolean("alert"u8, true);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    private bool TryWriteCard(string card)
    {
        _json.WriteStartArray("attachments"u8);
        _json.WriteStartObject();
        _json.WriteString("contentType"u8, ContentTypes.AdaptiveCard);
        _json.WritePropertyName("content"u8);
        try
        {
            _json.WriteRawValue(card);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // An ArgumentException is what an empty text or half a character gets.
            return false;
        }

        _json.WriteEndObject();
        _json.WriteEndArray();
        return true;
    }

    private void WriteIdentified(ReadOnlySpan<byte> name, string id)
    {
        _json.WriteStartObject(name);
        _json.WriteString("id"u8, id);
        _json.WriteEndObject();
    }

    private sealed class Reading : HttpContent
    {
        private readonly ActivityBody _body;

        internal Reading(ActivityBody body)
        {
            _body = body;
            Headers.ContentType = s_json;
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _body._readers);
            // Not in a finally: after a failed write the connection may still hold the memory.
            await stream.WriteAsync(_body._buffer.WrittenMemory, cancellationToken);
            Interlocked.Decrement(ref _body._readers);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
