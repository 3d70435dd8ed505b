using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace CouncilBot.Teams.Turns;

/// <summary>The body of a request in a rented buffer.</summary>
internal readonly struct RequestBody : IDisposable
{
    /// <summary>Largest body, in bytes; activities of Teams have a few thousand.</summary>
    public const int Largest = 256 * 1024;

    private const int Usual = 4 * 1024;

    private readonly byte[] _buffer;
    private readonly int _length;

    private RequestBody(byte[] buffer, int length) => (_buffer, _length) = (buffer, length);

    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(0, _length);

    /// <summary>Reads at most <see cref="Largest"/> bytes.</summary>
    /// <returns>Null when there are more.</returns>
    public static async ValueTask<RequestBody?> ReadAsync(HttpRequest request)
    {
        // One byte more than expected, so that the end is seen without another buffer.
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(request.ContentLength ?? Usual, Largest) + 1);
        var length = 0;
        try
        {
            while (await request.Body.ReadAsync(buffer.AsMemory(length)).ConfigureAwait(false) is > 0 and var read)
            {
                length += read;
                if (length > Largest)
                    return null;
                if (length == buffer.Length)
                    Grow(ref buffer);
            }

            var body = new RequestBody(buffer, length);
            buffer = [];
            return body;
        }
        finally
        {
            if (buffer.Length > 0)
                ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static void Grow(ref byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, Largest + 1));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
