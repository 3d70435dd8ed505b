using CouncilBot.AdaptiveCards;

namespace CouncilBot.Hosting;

/// <summary>The few styles in which words stand on a card, so that all cards look alike. Words are shown as they are, whoever wrote them.</summary>
internal static class Styled
{
    /// <summary>What the card is about.</summary>
    public static TextBlock Title(string words) => Bold(words) with { IsHeading = true };

    /// <summary>What has just been done, or what needs to be noticed.</summary>
    public static TextBlock Bold(string words) => Plain(words) with { Weight = TextWeight.Bolder };

    /// <summary>What is said beside: where something stands, how it is said in words.</summary>
    public static TextBlock Small(string words) => Plain(words) with { IsSubtle = true, Size = TextSize.Small };

    /// <summary>The same, close to what it is about.</summary>
    public static TextBlock Remark(string words) => Small(words) with { Spacing = Spacing.Small };

    /// <summary>The same, as a second line of what stands above.</summary>
    public static TextBlock Beneath(string words) => Small(words) with { Spacing = Spacing.None };

    /// <summary>Words as any others.</summary>
    public static TextBlock Plain(string words) => new(Markdown.Literal(words));

    /// <summary>One paragraph for each line, since a line break within a paragraph is not shown everywhere.</summary>
    public static IReadOnlyList<CardElement> Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => new RichText([new TextRun(line)]))];

    /// <summary>A line of a small table.</summary>
    public static Fact Fact(string name, string value) => new(Markdown.Literal(name), Markdown.Literal(value));
}
