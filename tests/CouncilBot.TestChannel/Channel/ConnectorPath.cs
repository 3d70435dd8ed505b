namespace CouncilBot.TestChannel.Channel;

/// <summary>What an address of the service, version 3, speaks of.</summary>
internal sealed record ConnectorPath(string Method, string? Conversation, string? Activity, bool IsMembers)
{
    /// <summary>Null when the service has no such address.</summary>
    internal static ConnectorPath? Read(ConnectorRequest request)
    {
        var segments = request.Address.AbsolutePath.Split('/');
        var root = Array.IndexOf(segments, "v3");
        if (root < 0)
            return null;
        return segments[(root + 1)..] switch
        {
            ["conversations"] when request.Method == "POST" => new(request.Method, null, null, IsMembers: false),
            ["conversations", var conversation, "activities"] => new(request.Method, Plain(conversation), null, IsMembers: false),
            ["conversations", var conversation, "activities", var activity] => new(request.Method, Plain(conversation), Plain(activity), IsMembers: false),
            ["conversations", var conversation, "pagedmembers"] when request.Method == "GET" => new(request.Method, Plain(conversation), null, IsMembers: true),
            _ => null,
        };
    }

    private static string Plain(string segment) => Uri.UnescapeDataString(segment);
}
