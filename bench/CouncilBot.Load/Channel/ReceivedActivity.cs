using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CouncilBot.Load.Channel;

/// <summary>What the driver wants to know of an activity that a bot sent. Read in one pass: the driver shares the cores with the bot.</summary>
internal sealed record ReceivedActivity
{
    public string Type { get; private init; } = string.Empty;

    public string? ReplyToId { get; private init; }

    /// <summary>The text of the message itself.</summary>
    public string? Text { get; private init; }

    /// <summary>Whether an Adaptive Card is attached.</summary>
    public bool HasCard { get; private init; }

    /// <summary>Letters and digits of every text in the attachments: what is left of it when the markup is taken away.</summary>
    public string CardLetters { get; private init; } = string.Empty;

    public static ReceivedActivity Read(in ReadOnlySequence<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        string? type = null, replyToId = null, text = null;
        var hasCard = false;
        var letters = new StringBuilder();
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;

            var depth = reader.CurrentDepth;
            if (reader.ValueTextEquals("text"u8) && Value(ref reader) is { } words)
                text = depth == 1 ? words : With(letters, words, text);
            else if (depth == 1 && reader.ValueTextEquals("type"u8))
                type = Value(ref reader);
            else if (depth == 1 && reader.ValueTextEquals("replyToId"u8))
                replyToId = Value(ref reader);
            else if (reader.ValueTextEquals("contentType"u8))
                hasCard |= Value(ref reader) == "application/vnd.microsoft.card.adaptive";
        }

        return new ReceivedActivity
        {
            Type = type ?? string.Empty,
            ReplyToId = replyToId,
            Text = text,
            HasCard = hasCard,
            CardLetters = letters.ToString(),
        };
    }

    /// <summary>The letters and digits of <paramref name="words"/>.</summary>
    public static string Letters(string words)
    {
        var letters = new StringBuilder(words.Length);
        Append(letters, words);
        return letters.ToString();
    }

    private static string? With(StringBuilder letters, string words, string? text)
    {
        Append(letters, words);
        return text;
    }

    private static void Append(StringBuilder letters, string words)
    {
        foreach (var character in words)
        {
            if (char.IsLetterOrDigit(character))
                letters.Append(character);
        }
    }

    private static string? Value(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
}
