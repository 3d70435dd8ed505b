using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;

namespace CouncilBot.Features.Motions;

/// <summary>The words of a motion on cards: the beginning on its own card, the whole on pages.</summary>
internal static class MotionText
{
    /// <summary>What is shown on the card of the motion, in characters and in lines.</summary>
    private const int ShortLength = 700;
    private const int ShortLines = 14;
    private const int PageLength = 3_000;
    private const int PageLines = 60;

    /// <summary>Paragraphs of the beginning, and whether there is more.</summary>
    public static (IReadOnlyList<CardElement> Lines, bool IsShortened) Beginning(string text)
    {
        var pages = Pages(text, ShortLength, ShortLines);
        return pages.Count == 0 ? ([], false) : (Styled.Lines(pages.Count > 1 ? $"{pages[0].TrimEnd()} …" : pages[0]), pages.Count > 1);
    }

    /// <summary>The whole, in pieces that fit on a card.</summary>
    public static IReadOnlyList<string> Pages(string text) => Pages(text, PageLength, PageLines);

    /// <summary>A long text in pieces, cut behind words.</summary>
    public static IReadOnlyList<string> Pieces(string text, int length) => Pages(text, length, int.MaxValue);

    private static List<string> Pages(string text, int length, int lines)
    {
        var pages = new List<string>();
        var rest = text.ReplaceLineEndings("\n").Trim();
        while (rest.Length > 0)
        {
            var end = End(rest, length, lines);
            pages.Add(rest[..end]);
            rest = rest[end..].TrimStart();
        }

        return pages;
    }

    /// <summary>Where a page ends: behind a line, else behind a word.</summary>
    private static int End(string text, int length, int lines)
    {
        var most = Math.Min(text.Length, length);
        for (int at = -1, seen = 0; (at = text.IndexOf('\n', at + 1)) >= 0 && at < most;)
        {
            if (++seen == lines)
                return at;
        }

        if (text.Length <= length)
            return text.Length;

        if (text.LastIndexOf('\n', length) is var line && line > length / 2)
            return line;

        if (text.LastIndexOf(' ', length) is var word && word > length / 2)
            return word;

        return char.IsLowSurrogate(text[length]) ? length - 1 : length;
    }
}
