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

    /// <summary>What was written for something else as a title: one line, shortened where it is too long.</summary>
    /// <param name="words">What was written.</param>
    /// <param name="longest">Most characters of the title.</param>
    public static string Shortened(string words, int longest = SessionLimits.Title)
    {
        var line = Of(words) ?? "–";
        if (line.Length <= longest)
            return line;

        var end = longest - 1;
        return $"{line[..(char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)].TrimEnd()}…";
    }

    private static bool IsBreak(Rune rune) =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
