using FsCheck;
using FsCheck.Fluent;

namespace CouncilBot.AdaptiveCards.Tests.Support;

/// <summary>Texts made of the pieces that could become markup; a failing one shrinks to the pieces that matter.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "a", "B", "ß", "ü", "7", "12", "Bürger", "innen", " ", " ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u0085", "\u00A0", "\0", "\u001B[31m",
        "\\", "`", "``", "```", "*", "**", "***", "_", "__", "{", "}", "{{", "}}", "[", "]", "(", ")", "](", "]:", "][", "#", "##", "+", "-", "---", ".", "!", "![", "|", "~", "~~", "~~~",
        "<", ">", "</", "<!--", "<a>", "<b>x</b>", "<at>everyone</at>", "<at id=\"0\">", "<https://evil.example>", "<mark>", "&", "&amp;", "&#42;", ";", "\"", "'", ":", ",", "/", "=", "==", "===", "^", "$", "${", "${x}", "%", "@",
        "{{DATE(2027-01-01T00:00:00Z, SHORT)}}", "{{TIME(2027-01-01T00:00:00Z)}}", "[x](javascript:alert(1))", "[Bank](https://evil.example)", "![x](https://evil.example/x.png)", "[x]: https://evil.example",
        "\",\"type\":\"Action.OpenUrl\",\"url\":\"https://evil.example", "1. ", "2) ", "- ", "* ", "> ", "# ", "| a | b |", "|---|---|", "🙂", "\uD83D", "\uDE42", "\u202E", "\u2066", "\u2060", "\uFEFF", "é",
    ];

    /// <summary>Anything at all.</summary>
    public static Arbitrary<string> Whatever() =>
        Arb.Convert(Arb.From(Gen.Elements(Pieces).ListOf(), WithoutOne), string.Concat, text => [text]);

    private static IEnumerable<List<string>> WithoutOne(List<string> pieces) =>
        pieces.Count == 1 && pieces[0].Length > 1
            ? pieces[0].Select((_, i) => new List<string> { pieces[0].Remove(i, 1) })
            : pieces.Select((_, i) => pieces.Where((_, j) => j != i).ToList());
}
