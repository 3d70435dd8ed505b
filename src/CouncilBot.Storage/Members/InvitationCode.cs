using System.Security.Cryptography;
using System.Text;

namespace CouncilBot.Storage.Members;

/// <summary>
/// A code people read to each other and type on a phone: ten letters and digits without those that look alike, in two groups.
/// 31^10, about 8 * 10^14, codes: in chat none can be guessed with <see cref="Invitations.AttemptsAllowed"/>. From a copy of the
/// database all of them could be tried within the week a code is good for, were it hashed once; therefore the hash is a slow one.
/// </summary>
internal static class InvitationCode
{
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    private const int Length = 10;

    // Some milliseconds for who types a code, and for who tries them all about a century of a graphics card that does 10^10 a second.
    private const int Rounds = 20_000;

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

        // The codes are random and are looked up by their hash: a salt of their own they neither need nor can have.
        return count == Length
            ? Convert.ToHexString(Rfc2898DeriveBytes.Pbkdf2(code, "CouncilBot.Invitation"u8, Rounds, HashAlgorithmName.SHA256, SHA256.HashSizeInBytes))
            : null;
    }
}
