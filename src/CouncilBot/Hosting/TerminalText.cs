namespace CouncilBot.Hosting;

/// <summary>Text of files and people on a screen: nothing in it steers the terminal, and none of it fills a page.</summary>
internal static class TerminalText
{
    private const int Longest = 500;

    /// <summary>The text on one line.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="most">Most characters.</param>
    public static string Of(string? text, int most = Longest)
    {
        var line = string.Concat((text ?? "").Select(c => char.IsControl(c) || IsDirection(c) ? '\uFFFD' : c));
        return line.Length <= most ? line : $"{line[..most]}…";
    }

    /// <summary>Marks that turn the direction of what follows.</summary>
    private static bool IsDirection(char c) => c is '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
