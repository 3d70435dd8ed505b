using System.Globalization;
using System.Text;

namespace CouncilBot.Coalition.Sessions;

/// <summary>What somebody typed or a file holds, as one line that can be stored.</summary>
public static class PlainLine
{
    /// <summary>Control characters and line breaks become spaces, halves of characters the replacement character; null: nothing is left.</summary>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            line.Append(IsBreak(rune) ? " " : rune.ToString());

        var plain = line.ToString().Trim().Normalize();
        return plain.Length == 0 ? null : plain;
    }

    private static bool IsBreak(Rune rune) =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
