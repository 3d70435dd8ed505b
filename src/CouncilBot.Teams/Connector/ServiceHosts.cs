namespace CouncilBot.Teams.Connector;

/// <summary>
/// Where the connector service may live. Only these addresses get the bot's token, so an activity that names another one cannot
/// lure the token away or make the bot call into its own network (fact: the host list of the Microsoft 365 Agents SDK).
/// </summary>
internal static class ServiceHosts
{
    private const string PublicCloud = "smba.trafficmanager.net";

    private static readonly string[] Suffixes = [".botframework.com", ".teams.microsoft.com", ".teams.microsoft.us"];

    /// <summary>Whether the address is https on the default port of a host of the channel, without user information.</summary>
    public static bool IsAllowed(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri
            && address.Scheme == Uri.UriSchemeHttps
            && address.IsDefaultPort
            && address.UserInfo.Length == 0
            && address.HostNameType == UriHostNameType.Dns
            && IsHostOfTheChannel(address.Host);
    }

    /// <summary>Whether the address is http on this machine, which is all that a bot without a registration may call.</summary>
    public static bool IsAllowedAnonymously(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.IsAbsoluteUri
            && address.Scheme == Uri.UriSchemeHttp
            && address.UserInfo.Length == 0
            && address.IsLoopback;
    }

    private static bool IsHostOfTheChannel(string host)
    {
        // Look-alikes written with other scripts are never meant honestly.
        if (!System.Text.Ascii.IsValid(host))
            return false;
        if (host.Equals(PublicCloud, StringComparison.OrdinalIgnoreCase))
            return true;
        foreach (var suffix in Suffixes)
        {
            if (host.Length > suffix.Length && host.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
