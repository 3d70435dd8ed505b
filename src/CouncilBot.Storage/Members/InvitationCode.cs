using System.Security.Cryptography;
using System.Text;

namespace CouncilBot.Storage.Members;

/// <summary>
/// A code people read to each other and type on a phone: ten letters and digits without those that look alike, in two groups.
/// 31^10, about 8 * 10^14, codes; with <see cref="Invitations.AttemptsAllowed"/> none can be guessed.
/// </summary>
internal static class InvitationCode
{
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 10;

    /// <summary>A new code as it is shown, <c>ABCDE-FGHJK</c>.</summary>
    public static string Create() => RandomNumberGenerator.GetString(Alphabet, Length).Insert(Length / 2, "-");

    /// <summary>What is stored of a code as somebody typed it: in any case, with spaces or dashes; null when it cannot be one.</summary>
    public static string? HashOf(string typed)
    {
        Span<char> code = stackalloc char[Length];
        var count = 0;
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.DashPunctuation or System.Globalization.UnicodeCategory.Format)
                continue;
            if (!rune.IsAscii || count == Length || !Alphabet.Contains(char.ToUpperInvariant((char)rune.Value)))
                return null;
            code[count++] = char.ToUpperInvariant((char)rune.Value);
        }

        return count == Length ? Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code.ToArray()))) : null;
    }
}
