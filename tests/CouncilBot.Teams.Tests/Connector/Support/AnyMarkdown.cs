using FsCheck;
using FsCheck.Fluent;

namespace CouncilBot.Teams.Tests.Connector.Support;

/// <summary>Texts of everything that is hard to cut, and the law that holds for all of them. The seed is fixed.</summary>
internal static class AnyMarkdown
{
    private static readonly string[] s_pieces =
    [
        " ", " ", " ", "\n", "\n\n", "\r\n\r\n", "Rat", "Haushaltsplan", "beschließt. ", "Wirklich? ", "am 3. Mai ", "😀", "👩🏽‍🌾", "\ud83d", "\ude00",
        "[Z. 590-598](https://example.org/a_(b)?c=1)", "[a [b] c](d)", "[", "]", "(", ")", "](", "\\[", "\\", "\t", "\u200b", "ä", "…",
    ];

    internal static Arbitrary<string> Texts { get; } = Arb.From(Gen.Elements(s_pieces).ListOf().Select(pieces => string.Concat(pieces)), Shorter);

    internal static void ForAll(Action<string> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000).WithReplay(new Replay(new Rnd(590_598), size: null)), Prop.ForAll(Texts, holds));

    private static IEnumerable<string> Shorter(string text) => Enumerable.Range(0, text.Length).Select(i => text.Remove(i, 1));
}
