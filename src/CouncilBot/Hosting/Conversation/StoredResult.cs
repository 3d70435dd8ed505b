using System.Text.Json;
using System.Text.Json.Serialization;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Turns;

namespace CouncilBot.Hosting.Conversation;

/// <summary>The result of a turn as it is kept in the inbox, so that a second delivery gets the first answer.</summary>
internal sealed record StoredResult
{
    public IReadOnlyList<OutgoingActivity>? Messages { get; init; }

    public string? UpdateId { get; init; }

    public OutgoingActivity? Update { get; init; }

    public string? Card { get; init; }

    public string? Note { get; init; }

    /// <summary>Stored in place of a result that is found again by handling the delivery again.</summary>
    public const string Again = "again";

    public static string Write(TurnResult result) => JsonSerializer.Serialize(
        new StoredResult
        {
            Messages = result.Messages.Count > 0 ? result.Messages : null,
            UpdateId = result.Update?.ActivityId,
            Update = result.Update?.Activity,
            Card = (result.Response as InvokeResponse.Card)?.Json,
            Note = (result.Response as InvokeResponse.Note)?.Text,
        },
        StoredJson.Default.StoredResult);

    public static TurnResult Read(string json)
    {
        var stored = JsonSerializer.Deserialize(json, StoredJson.Default.StoredResult)!;
        return new TurnResult
        {
            Messages = stored.Messages ?? [],
            Update = stored.UpdateId is { } id ? (id, stored.Update!) : null,
            Response = stored.Card is { } card ? new InvokeResponse.Card(card) : stored.Note is { } note ? new InvokeResponse.Note(note) : null,
        };
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.General, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredResult))]
[JsonSerializable(typeof(OutgoingActivity))]
internal sealed partial class StoredJson : JsonSerializerContext;
