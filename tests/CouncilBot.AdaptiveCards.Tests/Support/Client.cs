using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace CouncilBot.AdaptiveCards.Tests.Support;

/// <summary>What somebody sees of a text: a CommonMark reader of another house, with more markup switched on than Teams knows.</summary>
internal static partial class Client
{
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough | EmphasisExtraOptions.Marked)
        .UsePipeTables()
        .UseGridTables()
        .UseTaskLists()
        .UseFootnotes()
        .Build();

    /// <summary>The words, when the text is nothing but one paragraph of words; otherwise the page it makes is reported.</summary>
    public static string Sees(string markdown)
    {
        var page = Markdig.Markdown.ToHtml(markdown, Reader).TrimEnd('\n');
        if (page.Length == 0)
            return "";
        Assert.StartsWith("<p>", page, StringComparison.Ordinal);
        Assert.EndsWith("</p>", page, StringComparison.Ordinal);
        var words = page[3..^4];
        Assert.False(words.Contains('<'), page);
        return WebUtility.HtmlDecode(words);
    }

    /// <summary>The text without what has no width, and without space that markdown does not keep.</summary>
    public static string Visible(string text) => Spaces().Replace(WithWidth(text), " ").Trim(' ');

    /// <summary>The text without what has no width.</summary>
    public static string WithWidth(string text) => text.Replace("\u2060", "").Replace("\u200B", "");

    /// <summary>What is left of any text in one line: control characters gone, line breaks and tabs as spaces.</summary>
    public static string OneLine(string text) => Lines(text).Replace('\n', ' ');

    /// <summary>What is left of any text whose lines are kept.</summary>
    public static string Lines(string text) => string.Concat(LineBreaks().Replace(Whole(text), "\n").Select(c => c switch
    {
        '\n' => "\n",
        '\t' => " ",
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' => "",
        _ when char.IsControl(c) => "",
        _ => c.ToString(),
    }));

    /// <summary>The only text block of a card with this one text.</summary>
    public static JsonElement FirstElement(AdaptiveCard card) => JsonDocument.Parse(card.ToJson()).RootElement.GetProperty("body")[0];

    private static string Whole(string text) => string.Concat(text.EnumerateRunes());

    [GeneratedRegex("\r\n|[\r\n\u000B\u000C\u0085\u2028\u2029]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineBreaks();

    [GeneratedRegex(" +", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();
}
