using System.Net;
using Microsoft.AspNetCore.Http;

namespace CouncilBot.Teams.Authentication;

/// <summary>Requests of development, which carry no token.</summary>
internal static class Anonymous
{
    /// <summary>
    /// Whether it comes from this machine and was not forwarded: behind a proxy or a tunnel on this machine everybody comes from
    /// loopback.
    /// </summary>
    public static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } remote
        && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote)
        && !context.Request.Headers.ContainsKey("Forwarded")
        && !context.Request.Headers.ContainsKey("X-Forwarded-For");
}
