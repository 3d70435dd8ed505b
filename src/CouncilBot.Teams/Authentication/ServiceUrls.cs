using System.Buffers;

namespace CouncilBot.Teams.Authentication;

/// <summary>Which addresses may be a connector, and so be given our token and our messages.</summary>
internal static class ServiceUrls
{
    private const string ExactHost = "smba.trafficmanager.net";
    private static readonly string[] HostSuffixes = [".botframework.com", ".teams.microsoft.com", ".teams.microsoft.us"];

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

    /// <summary>Whether it is a connector of Microsoft: https, its usual port, a host of the list.</summary>
    public static bool IsConnector(Uri url) =>
        url.Scheme == Uri.UriSchemeHttps
        && url.IsDefaultPort
        && (url.IdnHost.Equals(ExactHost, StringComparison.OrdinalIgnoreCase)
            || Array.Exists(HostSuffixes, s => url.IdnHost.EndsWith(s, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether it is a test channel on this machine.</summary>
    public static bool IsLocal(Uri url) => url.Scheme == Uri.UriSchemeHttp && url.IsLoopback;
}
