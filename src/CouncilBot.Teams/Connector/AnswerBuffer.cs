using System.Buffers;

namespace CouncilBot.Teams.Connector;

/// <summary>An answer in a rented buffer that grows up to a bound.</summary>
internal sealed class AnswerBuffer : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4 * 1024);
    private int _length;

    /// <summary>What was read; not to be used after <see cref="Dispose"/>.</summary>
    internal ReadOnlyMemory<byte> Read => _buffer.AsMemory(0, _length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>
    /// False when the answer is longer than <paramref name="longest"/> or encoded in a way that was not asked for; it is then not
    /// read any further.
    /// </summary>
    internal async ValueTask<bool> TryReadAsync(HttpContent content, int longest, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > longest || content.Headers.ContentEncoding.Count > 0)
            return false;

        using var stream = await content.ReadAsStreamAsync(cancellation);
        while (await stream.ReadAsync(_buffer.AsMemory(_length), cancellation) is > 0 and var read)
        {
            _length += read;
            if (_length > longest)
                return false;
            if (_length == _buffer.Length)
                Grow();
        }

        return true;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Read.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
