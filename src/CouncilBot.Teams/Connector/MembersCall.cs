using System.Text.Json;

namespace CouncilBot.Teams.Connector;

/// <summary>Asks for one page of the members of a conversation.</summary>
internal sealed class MembersCall(Uri address) : ConnectorCall("members", HttpMethod.Get, address, body: null, isRepeatable: true)
{
    private readonly List<Member> _members = [];

    /// <summary>The members of this page.</summary>
    internal IReadOnlyList<Member> Members => _members;

    /// <summary>Where the next page begins; null on the last one.</summary>
    internal string? Continuation { get; private set; }

    internal override ConnectorResult? Accept(ReadOnlySpan<byte> answer)
    {
        _members.Clear();
        Continuation = null;
        try
        {
            var reader = new Utf8JsonReader(answer);
            using var page = JsonDocument.ParseValue(ref reader);
            return Read(page.RootElement) ? new ConnectorResult(ConnectorStatus.Done) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what half a character gets.
            return null;
        }
    }

    private bool Read(JsonElement page)
    {
        if (page.ValueKind != JsonValueKind.Object || !page.TryGetProperty("members", out var members) || members.ValueKind != JsonValueKind.Array)
            return false;
        foreach (var account in members.EnumerateArray())
        {
            if (account.ValueKind == JsonValueKind.Object && Text(account, "id") is { } id)
                _members.Add(new Member(id, Identity(account, "aadObjectId") ?? Identity(account, "objectId"), Text(account, "name"), Identity(account, "tenantId")));
        }

        Continuation = Text(page, "continuationToken");
        return true;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static Guid? Identity(JsonElement element, string name) => Guid.TryParse(Text(element, name), out var id) ? id : null;
}
