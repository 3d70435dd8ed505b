using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace CouncilBot.Features.Sessions.Sync;

/// <summary>Which addresses are asked. What a server links to is only followed on the same host, so that it cannot send the bot anywhere.</summary>
internal static class OParlAddress
{
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("::/127"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/9"),
        IPNetwork.Parse("ff00::/8"),
    ];

    /// <summary>Ways to write an IPv4 address in IPv6, with the place where it begins.</summary>
    private static readonly (IPNetwork Network, int At)[] Wrapped = [(IPNetwork.Parse("64:ff9b::/96"), 12), (IPNetwork.Parse("2002::/16"), 2), (IPNetwork.Parse("::/96"), 12)];

    /// <summary>Reads the address that somebody gave.</summary>
    public static Answer<Uri> Read(string given)
    {
        if (!Uri.TryCreate(given.Trim(), UriKind.Absolute, out var address) || !IsWeb(address) || address.Host.Length == 0)
            return OParlProblem.AddressInvalid;

        return address.UserInfo.Length > 0 ? OParlProblem.AddressHasPassword : WithoutFragment(address);
    }

    /// <summary>Where a link leads, if that is the same host: a link to its http form is followed by https when the page came so.</summary>
    /// <param name="from">The page it stands in.</param>
    /// <param name="link">The link, relative or not.</param>
    /// <param name="to">Where it leads.</param>
    public static bool TryFollow(Uri from, string? link, [NotNullWhen(true)] out Uri? to)
    {
        to = null;
        if (link is null || !Uri.TryCreate(from, link.Trim(), out var target) || !IsWeb(target) || target.UserInfo.Length > 0 || !IsSameHost(from, target))
            return false;

        if (target.Scheme == from.Scheme)
            to = target.Port == from.Port ? target : null;
        else if (target.Scheme == Uri.UriSchemeHttps)
            to = target.Port == from.Port || (target.IsDefaultPort && from.IsDefaultPort) ? target : null;
        else if (target.Port == from.Port || target.IsDefaultPort)
            to = new UriBuilder(target) { Scheme = Uri.UriSchemeHttps, Port = from.Port }.Uri;

        to = to is null ? null : WithoutFragment(to);
        return to is not null;
    }

    /// <summary>The host a link leads to, to be shown to a person; null where it is no link.</summary>
    public static string? HostOf(Uri from, string? link) => Uri.TryCreate(from, link, out var target) ? target.Host : null;

    /// <summary>The address with a parameter, instead of one of the same name.</summary>
    public static Uri With(Uri address, string name, string? value)
    {
        var parameters = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(p => p.Split('=')[0] != name);
        var query = string.Join('&', value is null ? parameters : parameters.Append($"{name}={Uri.EscapeDataString(value)}"));
        return new UriBuilder(address) { Query = query }.Uri;
    }

    /// <summary>Whether somebody wrote down a private address, and so means it.</summary>
    public static bool IsPrivate(Uri address) => IPAddress.TryParse(address.IdnHost, out var ip) ? IsPrivate(ip) : address.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether an address is of this machine, of a private network or of no single machine.</summary>
    public static bool IsPrivate(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPrivate(address.MapToIPv4());
        if (Private.Any(network => network.Contains(address)))
            return true;

        return address.AddressFamily == AddressFamily.InterNetworkV6
            && Array.Find(Wrapped, w => w.Network.Contains(address)) is { At: > 0 } wrapped
            && IsPrivate(new IPAddress(address.GetAddressBytes().AsSpan(wrapped.At, 4)));
    }

    private static bool IsWeb(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;

    private static bool IsSameHost(Uri one, Uri other) => one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase);

    private static Uri WithoutFragment(Uri address) => address.Fragment.Length == 0 ? address : new UriBuilder(address) { Fragment = "" }.Uri;
}
