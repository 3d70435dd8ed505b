using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CouncilBot.Teams.Activities;

namespace CouncilBot.Teams.Turns;

/// <summary>Writes the answers to invokes as the channel reads them: universal actions, task modules, message extensions.</summary>
internal static class InvokeResponseJson
{
    private const string Thumbnail = "application/vnd.microsoft.card.thumbnail";

    // Umlauts stay letters; < > & are still escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    /// <summary>The body in UTF-8; empty where there is none.</summary>
    public static ReadOnlyMemory<byte> Write(InvokeResponse response)
    {
        if (response is InvokeResponse.DialogClosed or InvokeResponse.NotImplemented)
            return default;

        var buffer = new ArrayBufferWriter<byte>(SizeOf(response));
        using (var json = new Utf8JsonWriter(buffer, Options))
            Write(json, response);

        return buffer.WrittenMemory;
    }

    private static int SizeOf(InvokeResponse response) => 256 + response switch
    {
        InvokeResponse.Card card => card.Json.Length,
        InvokeResponse.Dialog dialog => dialog.CardJson.Length,
        InvokeResponse.ComposeResults list => list.Results.Sum(r => r.CardJson.Length + 512),
        _ => 256,
    };

    private static void Write(Utf8JsonWriter json, InvokeResponse response)
    {
        json.WriteStartObject();
        switch (response)
        {
            case InvokeResponse.Card card:
                WriteHead(json, 200, ContentTypes.AdaptiveCard);
                WriteCard(json, "value", card.Json);
                break;
            case InvokeResponse.Note note:
                WriteHead(json, 200, ContentTypes.Message);
                json.WriteString("value"u8, note.Text);
                break;
            case InvokeResponse.Failure failure:
                WriteHead(json, failure.Status, ContentTypes.Error);
                json.WriteStartObject("value"u8);
                json.WriteString("code"u8, failure.Code);
                json.WriteString("message"u8, failure.Text);
                json.WriteEndObject();
                break;
            case InvokeResponse.ComposeResults list:
                WriteResults(json, list.Results);
                break;
            case InvokeResponse.ComposeMessage message:
                json.WriteStartObject("composeExtension"u8);
                json.WriteString("type"u8, "message"u8);
                json.WriteString("text"u8, message.Text);
                json.WriteEndObject();
                break;
            case InvokeResponse.Dialog dialog:
                WriteDialog(json, dialog);
                break;
            case InvokeResponse.DialogMessage message:
                json.WriteStartObject("task"u8);
                json.WriteString("type"u8, "message"u8);
                json.WriteString("value"u8, message.Text);
                json.WriteEndObject();
                break;
            default:
                throw new InvalidOperationException($"{response.GetType().Name} has no body.");
        }

        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json, int status, string type)
    {
        json.WriteNumber("statusCode"u8, status);
        json.WriteString("type"u8, type);
    }

    private static void WriteResults(Utf8JsonWriter json, IReadOnlyList<ComposeResult> results)
    {
        json.WriteStartObject("composeExtension"u8);
        json.WriteString("type"u8, "result"u8);
        json.WriteString("attachmentLayout"u8, "list"u8);
        json.WriteStartArray("attachments"u8);
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("contentType"u8, ContentTypes.AdaptiveCard);
            WriteCard(json, "content", result.CardJson);
            json.WriteStartObject("preview"u8);
            json.WriteString("contentType"u8, Thumbnail);
            json.WriteStartObject("content"u8);
            json.WriteString("title"u8, result.Title);
            json.WriteString("text"u8, result.Text);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteDialog(Utf8JsonWriter json, InvokeResponse.Dialog dialog)
    {
        json.WriteStartObject("task"u8);
        json.WriteString("type"u8, "continue"u8);
        json.WriteStartObject("value"u8);
        json.WriteString("title"u8, dialog.Title);
        json.WriteString("height"u8, "medium"u8);
        json.WriteString("width"u8, "medium"u8);
        json.WriteStartObject("card"u8);
        json.WriteString("contentType"u8, ContentTypes.AdaptiveCard);
        WriteCard(json, "content", dialog.CardJson);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Our own cards, written by our own writer: not checked again.
    private static void WriteCard(Utf8JsonWriter json, string name, string card)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(card, skipInputValidation: true);
    }
}
