using FsCheck;
using FsCheck.Fluent;

namespace CouncilBot.Knowledge.Tests.Support;

/// <summary>Texts made of the pieces on which reading a text can go wrong; a failing one shrinks to the pieces that matter.</summary>
internal static class AnyText
{
    private static readonly string[] Letters = [.. "abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ".Select(c => c.ToString()), "ae", "oe", "ue", "ss", "Ae", "AE", "e", "é", "ë", "ç", "ğ", "ł", "ě"];

    private static readonly string[] Pieces =
    [
        .. Letters, " ", " ", " ", "  ", "\t", "\n", "\r\n", "\u00A0", "\u00AD", "\u200B", "\u0308", "\u0301", "\0", "\uFEFF", "🙂", "\uD83D", "\uDE42", "Å", "₂", "²", "ſ", "ǅ",
        "0", "1", "5", "12", "15", "30", "007", "000", "2022", "3d", "99999999999999999999999999999", ".", ",", ":", ";", "-", "–", "/", "(", ")", "*", "**", "_", "%", "€", "§",
        "Uhr", "pm", "am", "Mio", "Mrd.", "Millionen", "tausend", "Mai", "May", "Dezember", "drei", "Bürger", "innen", "Innen", "in", "W", "LAN", "Prozent", "EUR",
    ];

    /// <summary>One word of letters that German and its neighbours use.</summary>
    public static Arbitrary<string> Word() => Of(Letters);

    /// <summary>Anything at all.</summary>
    public static Arbitrary<string> Whatever() => Of(Pieces);

    /// <summary>Texts made of <paramref name="pieces"/>.</summary>
    public static Arbitrary<string> Of(params string[] pieces) =>
        Arb.Convert(Arb.From(Gen.Elements(pieces).ListOf(), WithoutOne), string.Concat, text => [text]);

    private static IEnumerable<List<string>> WithoutOne(List<string> pieces) =>
        pieces.Count == 1 && pieces[0].Length > 1
            ? pieces[0].Select((_, i) => new List<string> { pieces[0].Remove(i, 1) })
            : pieces.Select((_, i) => pieces.Where((_, j) => j != i).ToList());
}
