using CouncilBot.Coalition.Sessions;

namespace CouncilBot.Features.Matters;

/// <summary>
/// An address on the web as somebody named it: only what certainly is one can be opened from a card, as
/// <see cref="AdaptiveCards.OpenUrlAction"/> demands it, and people see where it leads before they tap.
/// </summary>
internal static class WebAddress
{
    /// <summary>Characters of a host that fit on a button on a phone; of a longer one the end is shown, which says whose it is.</summary>
    private const int LongestHost = 20;

    /// <summary>Up to here letters are those of the languages people read here; a host of other ones can look like one it is not.</summary>
    private const char LastLatin = 'ÿ';

    /// <summary>The address; null for what is no absolute https address, or one with a user name.</summary>
    public static Uri? Of(string? typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps && url.UserInfo.Length == 0 && !typed.Any(char.IsWhiteSpace) ? url : null;

    /// <summary>The address as it is kept, where it is short enough to be; null where there is none.</summary>
    public static string? ToKeep(string? typed) => Of(typed) is { AbsoluteUri: { Length: <= SessionLimits.Link } address } ? address : null;

    /// <summary>Where it leads.</summary>
    public static string HostOf(Uri address)
    {
        var host = address.Host.All(c => c <= LastLatin) ? address.Host : address.IdnHost;
        return host.Length <= LongestHost ? host : $"…{host[^(LongestHost - 1)..]}";
    }
}
