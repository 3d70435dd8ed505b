namespace CouncilBot.Teams.Connector;

/// <summary>Addresses of the connector service, version 3. Every identity is escaped, and none can lead out of its place.</summary>
internal static class ConnectorAddress
{
    /// <summary>Null when the service URL is not allowed or an identity cannot be part of a path.</summary>
    internal static Uri? Activities(string serviceUrl, bool isAnonymous, string conversation) =>
        IsSegment(conversation) ? Checked($"{Base(serviceUrl)}/v3/conversations/{Escaped(conversation)}/activities", serviceUrl, isAnonymous) : null;

    /// <inheritdoc cref="Activities"/>
    internal static Uri? Activity(string serviceUrl, bool isAnonymous, string conversation, string activity) =>
        IsSegment(conversation) && IsSegment(activity)
            ? Checked($"{Base(serviceUrl)}/v3/conversations/{Escaped(conversation)}/activities/{Escaped(activity)}", serviceUrl, isAnonymous)
            : null;

    /// <inheritdoc cref="Activities"/>
    internal static Uri? Conversations(string serviceUrl, bool isAnonymous) => Checked($"{Base(serviceUrl)}/v3/conversations", serviceUrl, isAnonymous);

    /// <inheritdoc cref="Activities"/>
    internal static Uri? Members(string serviceUrl, bool isAnonymous, string conversation, int pageSize, string? continuation)
    {
        if (!IsSegment(conversation))
            return null;
        var from = continuation is null ? "" : "&continuationToken=" + Escaped(continuation);
        return Checked($"{Base(serviceUrl)}/v3/conversations/{Escaped(conversation)}/pagedmembers?pageSize={pageSize}{from}", serviceUrl, isAnonymous);
    }

    private static ReadOnlySpan<char> Base(string serviceUrl) => serviceUrl.EndsWith('/') ? serviceUrl.AsSpan(0, serviceUrl.Length - 1) : serviceUrl;

    private static string Escaped(string segment) => Uri.EscapeDataString(segment);

    /// <summary>A dot segment would be resolved away, escaped or not (RFC 3986, 5.2.4).</summary>
    private static bool IsSegment(string segment) => segment is not ("" or "." or "..");

    private static Uri? Checked(string address, string serviceUrl, bool isAnonymous)
    {
        // A query or fragment in the base would swallow the path.
        if (serviceUrl.AsSpan().ContainsAny('?', '#') || !Uri.TryCreate(address, UriKind.Absolute, out var uri))
            return null;
        return (isAnonymous ? ServiceHosts.IsAllowedAnonymously(uri) : ServiceHosts.IsAllowed(uri)) ? uri : null;
    }
}
