using System.Text;

namespace CouncilBot.Knowledge.Import;

/// <summary>The text of a file and how its bytes were read.</summary>
/// <param name="Text">The decoded text.</param>
/// <param name="Encoding">Name of the encoding.</param>
/// <param name="Assumed">True when the bytes do not say so themselves: text that is no UTF-8 is read as Windows-1252.</param>
public sealed record SourceText(string Text, string Encoding, bool Assumed)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a plain text, or returns null when the bytes are no text.</summary>
    public static SourceText? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(ByteOrder.Utf8Mark))
            return Utf8(bytes[ByteOrder.Utf8Mark.Length..]);

        if (bytes.StartsWith(ByteOrder.Utf16LittleMark))
            return new SourceText(System.Text.Encoding.Unicode.GetString(bytes[2..]), "UTF-16", Assumed: false);

        if (bytes.StartsWith(ByteOrder.Utf16BigMark))
            return new SourceText(System.Text.Encoding.BigEndianUnicode.GetString(bytes[2..]), "UTF-16", Assumed: false);

        return LooksBinary(bytes) ? null : Utf8(bytes) ?? Windows1252(bytes);
    }

    private static SourceText? Utf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new SourceText(StrictUtf8.GetString(bytes), "UTF-8", Assumed: false);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static SourceText Windows1252(ReadOnlySpan<byte> bytes) =>
        new(CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes), "Windows-1252", Assumed: true);

    /// <summary>Text has no zero bytes and hardly any control characters besides white space.</summary>
    private static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var b in bytes)
        {
            if (b == 0)
                return true;

            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f'))
                controls++;
        }

        return controls > bytes.Length / 100;
    }

    private static class ByteOrder
    {
        public static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

        public static ReadOnlySpan<byte> Utf16LittleMark => [0xFF, 0xFE];

        public static ReadOnlySpan<byte> Utf16BigMark => [0xFE, 0xFF];
    }
}
