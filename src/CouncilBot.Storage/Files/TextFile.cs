using System.Text;

namespace CouncilBot.Storage.Files;

/// <summary>A text file that somebody hands in: of a limited size, in UTF-8 with or without byte order mark.</summary>
internal static class TextFile
{
    /// <summary>The bytes of a file; one more than <paramref name="most"/> where it is larger.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(Stream stream, int most, CancellationToken cancel)
    {
        var buffer = new byte[most + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        return buffer.AsMemory(0, length);
    }

    /// <summary>The text; null for a file that is not UTF-8, and then the line of the first foreign byte.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, out int foreignLine)
    {
        foreignLine = 0;
        if (FirstForeignByte(bytes) is not { } position)
            return Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');

        foreignLine = 1 + bytes[..position].Count((byte)'\n');
        return null;
    }

    private static int? FirstForeignByte(ReadOnlySpan<byte> bytes)
    {
        for (var position = 0; position < bytes.Length;)
        {
            // A zero byte is valid UTF-8 and in practice a file in UTF-16.
            if (bytes[position] == 0 || Rune.DecodeFromUtf8(bytes[position..], out _, out var consumed) != System.Buffers.OperationStatus.Done)
                return position;
            position += consumed;
        }

        return null;
    }
}
