using System.Net.Sockets;
using System.Text;

namespace CouncilBot.Teams.Tests.Turns.Support;

/// <summary>Requests that no client library would send.</summary>
internal static class Raw
{
    /// <summary>Sends the bytes and reads the first line of the answer.</summary>
    public static async Task<string?> SendAsync(Uri to, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(to.Host, to.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadLineAsync();
    }
}
