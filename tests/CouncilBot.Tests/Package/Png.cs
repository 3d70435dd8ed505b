using System.Buffers.Binary;
using System.IO.Compression;

namespace CouncilBot.Tests.Package;

/// <summary>
/// The pixels of a picture, as far as the icons need it: PNG with 8 bits a channel, RGB or RGBA, not interlaced
/// (PNG specification, ISO/IEC 15948, sections 7, 9 and 11).
/// </summary>
internal sealed class Png
{
    private readonly byte[] _rows;
    private readonly int _channels;

    private Png(int width, int height, int channels, byte[] rows) => (Width, Height, _channels, _rows) = (width, height, channels, rows);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether a pixel can be transparent.</summary>
    public bool HasAlpha => _channels == 4;

    /// <summary>Every pixel as red, green, blue, alpha.</summary>
    public IEnumerable<(byte R, byte G, byte B, byte A)> Pixels
    {
        get
        {
            for (var at = 0; at < _rows.Length; at += _channels)
                yield return (_rows[at], _rows[at + 1], _rows[at + 2], HasAlpha ? _rows[at + 3] : byte.MaxValue);
        }
    }

    public static Png Read(byte[] file)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        using var packed = new MemoryStream();
        var (width, height, channels) = (0, 0, 0);
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var content = file.AsSpan(at + 8, length);
            if (file.AsSpan(at + 4, 4).SequenceEqual("IHDR"u8))
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
                Assert.Equal(8, content[8]);
                Assert.Equal(0, content[12]);
                channels = content[9] switch { 2 => 3, 6 => 4, var other => throw new NotSupportedException($"Colour type {other}.") };
            }
            else if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(content);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var lines = new ZLibStream(packed, CompressionMode.Decompress);
        return new Png(width, height, channels, Unfiltered(lines, width * channels, height, channels));
    }

    /// <summary>Each line says how it differs from its left and upper neighbours.</summary>
    private static byte[] Unfiltered(Stream lines, int stride, int height, int channels)
    {
        var rows = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = lines.ReadByte();
            var row = rows.AsSpan(y * stride, stride);
            lines.ReadExactly(row);
            var above = y == 0 ? new byte[stride] : rows.AsSpan((y - 1) * stride, stride);
            for (var x = 0; x < stride; x++)
            {
                int left = x < channels ? 0 : row[x - channels];
                int corner = x < channels ? 0 : above[x - channels];
                row[x] += filter switch
                {
                    0 => 0,
                    1 => (byte)left,
                    2 => above[x],
                    3 => (byte)((left + above[x]) / 2),
                    4 => (byte)Paeth(left, above[x], corner),
                    _ => throw new InvalidDataException($"Filter {filter}."),
                };
            }
        }

        return rows;
    }

    private static int Paeth(int left, int above, int corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
