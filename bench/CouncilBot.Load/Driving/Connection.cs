using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CouncilBot.Load.Driving;

/// <summary>
/// One kept-alive HTTP/1.1 connection to a bot, for one request at a time. Written for the driver because a general client costs
/// more per request than the bot may: it knows exactly the answers that Kestrel and node give to an activity.
/// </summary>
internal sealed class Connection : IDisposable
{
    private static readonly TimeSpan s_idle = TimeSpan.FromSeconds(2);

    private readonly Socket _socket;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private long _answered;

    private Connection(Socket socket) => _socket = socket;

    /// <summary>
    /// Whether it may be used again. Servers close what is idle for some seconds (node: 5), and one must not ask at that very moment.
    /// </summary>
    public bool IsFresh => Stopwatch.GetElapsedTime(_answered) < s_idle && !_socket.Poll(0, SelectMode.SelectRead);

    public static async Task<Connection> OpenAsync(int port, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellation);
        return new Connection(socket);
    }

    /// <summary>Sends a whole request and reads the whole answer; what it says beyond the status is of no interest.</summary>
    /// <returns>The status code.</returns>
    public async ValueTask<int> AskAsync(ReadOnlyMemory<byte> request, CancellationToken cancellation)
    {
        await _socket.SendAsync(request, SocketFlags.None, cancellation);
        var filled = 0;
        while (true)
        {
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(filled), SocketFlags.None, cancellation);
            if (received == 0)
                throw new IOException("The bot closed the connection instead of answering.");

            filled += received;
            if (IsWhole(_buffer.AsSpan(0, filled)))
            {
                _answered = Stopwatch.GetTimestamp();
                return Status(_buffer);
            }

            if (filled == _buffer.Length)
                throw new IOException("The answer is longer than any the driver expects.");
        }
    }

    public void Dispose() => _socket.Dispose();

    private static int Status(ReadOnlySpan<byte> answer) =>
        Utf8Parser.TryParse(answer.Slice("HTTP/1.1 ".Length, 3), out int status, out _) ? status : 0;

    private static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var headers = answer.IndexOf("\r\n\r\n"u8);
        if (headers < 0)
            return false;

        var body = answer[(headers + 4)..];
        return Status(answer) == 204
            || (ContentLength(answer[..(headers + 2)]) is { } length ? body.Length >= length : body.EndsWith("0\r\n\r\n"u8));
    }

    /// <summary>The announced length; null means that the body comes in chunks.</summary>
    private static int? ContentLength(ReadOnlySpan<byte> headers)
    {
        while (headers.IndexOf("\r\n"u8) is >= 0 and var end)
        {
            var line = headers[..end];
            if (Ascii.EqualsIgnoreCase(line[..Math.Min(line.Length, 15)], "content-length:"u8) && Utf8Parser.TryParse(line[15..].TrimStart((byte)' '), out int length, out _))
                return length;

            headers = headers[(end + 2)..];
        }

        return null;
    }
}
