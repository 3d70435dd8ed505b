using System.Buffers.Text;

namespace CouncilBot.Teams.Activities;

/// <summary>
/// Looks at the \u escapes of a JSON text. The parser leaves those inside unread values as they are, and whoever reads them later
/// would stumble.
/// </summary>
internal static class JsonEscapes
{
    private const int Length = 6;

    private static ReadOnlySpan<byte> Start => "\\u"u8;

    /// <summary>Drops U+0000, which neither databases nor logs want.</summary>
    /// <returns>
    /// False when half a surrogate pair is escaped, which is no text, or an escape is broken off: what is dropped behind it could
    /// make it whole.
    /// </returns>
    public static bool TryClean(ref ReadOnlySpan<byte> json)
    {
        var first = json.IndexOf(Start);
        if (first < 0)
            return true;

        var kept = new byte[json.Length];
        var length = 0;
        for (var i = 0; i < json.Length;)
        {
            var step = StepAt(json[i..], out var isDropped);
            if (step == 0)
                return false;

            if (!isDropped)
            {
                json.Slice(i, step).CopyTo(kept.AsSpan(length));
                length += step;
            }

            i += step;
        }

        json = kept.AsSpan(0, length);
        return true;
    }

    /// <summary>How many bytes belong together; none when they are half a pair or half an escape.</summary>
    private static int StepAt(ReadOnlySpan<byte> json, out bool isDropped)
    {
        isDropped = false;
        if (json[0] != (byte)'\\' || json.Length < 2)
            return json.IndexOf((byte)'\\') is > 0 and var plain ? plain : json.Length;
        if (CharAt(json) is not { } c)
            return json[1] == (byte)'u' ? 0 : 2; // Another escape, such as that of the backslash itself; or none, which the parser refuses.

        isDropped = c == '\0';
        if (!char.IsSurrogate(c))
            return Length;

        return char.IsHighSurrogate(c) && CharAt(json[Length..]) is { } low && char.IsLowSurrogate(low) ? 2 * Length : 0;
    }

    private static char? CharAt(ReadOnlySpan<byte> json) =>
        json.Length >= Length
        && json.StartsWith(Start)
        && Utf8Parser.TryParse(json.Slice(Start.Length, Length - Start.Length), out ushort c, out var read, 'x')
        && read == Length - Start.Length
            ? (char)c
            : null;
}
