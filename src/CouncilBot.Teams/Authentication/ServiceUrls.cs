using System.Buffers;

namespace CouncilBot.Teams.Authentication;

/// <summary>Reads and compares service URLs. Which of them may be a connector, <see cref="Connector.ServiceHosts"/> says.</summary>
internal static class ServiceUrls
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/%[]@");

    /// <summary>
    /// Reads an address of which nothing can be hidden: absolute, only plain ASCII (so no look-alike letters and no backslashes),
    /// no user, no query, no fragment.
    /// </summary>
    public static Uri? Read(string? text) =>
        text is { Length: > 0 and <= Activities.ActivityRules.LongestId }
        && !text.AsSpan().ContainsAnyExcept(Plain)
        && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && url.UserInfo.Length == 0 && !text.Contains('@', StringComparison.Ordinal)
            ? url
            : null;

    /// <summary>Scheme, host and port the same, path the same but for a closing slash. Hosts have no case, paths do.</summary>
    public static bool AreSame(Uri one, Uri other) =>
        one.Scheme == other.Scheme
        && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase)
        && one.Port == other.Port
        && one.AbsolutePath.AsSpan().TrimEnd('/').SequenceEqual(other.AbsolutePath.AsSpan().TrimEnd('/'));
}
